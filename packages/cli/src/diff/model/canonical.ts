import { isObject, type Json } from '../../document/json.ts';

/** A text that is the same for equal values, whatever the order of their members. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json)}`); // keys() gives members that are there
  return `{${members.join(',')}}`;
}

/** The values of a list that another does not hold. */
export function without(values: readonly Json[], others: readonly Json[]): readonly Json[] {
  const known = new Set(others.map(canonical));
  return values.filter((value) => !known.has(canonical(value)));
}

/** The values of a list, each once, in one order. */
export function asSet(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [canonical(value), value])).entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value);
}

/** Whether two values are equal by what they hold themselves: with a reference anywhere inside they are not, since it may lead elsewhere. */
export function isPlainlyEqual(left: Json, right: Json): boolean {
  if (Array.isArray(left)) return Array.isArray(right) && left.length === right.length && left.every((item, index) => isPlainlyEqual(item, right[index]));
  if (!isObject(left) || !isObject(right)) return left === right;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => name !== '$ref' && name in right && isPlainlyEqual(left[name] as Json, right[name] as Json)); // both are there
}
