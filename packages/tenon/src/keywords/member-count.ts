/** How many own members an object has, `undefined` ones left out. */
export function memberCount(value: object): number {
  let count = 0;
  for (const name in value) if ((value as Record<string, unknown>)[name] !== undefined) count++; // any object may be read by name
  return count;
}
