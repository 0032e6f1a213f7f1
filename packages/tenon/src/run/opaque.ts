const opaque = [Map, Set, WeakMap, WeakSet, Date, Promise, Error, RegExp, ArrayBuffer, String, Number, Boolean] as const;

/** Whether the content of an object is not in its members. */
export function isOpaque(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return false;
  return opaque.some((type) => value instanceof type) || ArrayBuffer.isView(value);
}
