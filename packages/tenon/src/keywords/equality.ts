/** Whether two JSON values are equal: member order means nothing, `1` is `1.0`. */
export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return equalArrays(a, b);
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && equals(Reflect.get(a, name), Reflect.get(b, name)));
}

function equalArrays(a: object, b: object): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => equals(item, b[index]));
}

/**
 * A text that two values share exactly when they are equal.
 * Shape: JSON with sorted members; dates, big integers and bytes, which decoded values may hold, by a letter and their content.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'bigint') return `n${value}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'u';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (value instanceof Date) return `d${value.getTime()}`;
  if (value instanceof Uint8Array) return `b${value.join()}`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalText(Reflect.get(value, name))}`).join()}}`;
}
