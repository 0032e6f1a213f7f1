import type { Json } from '../../shapes/json.ts';

/** The result of copying a value: plain JSON, or why it is none. */
export type JsonCopy = { readonly json: Json } | { readonly problem: string };

/** Copies a value as JSON. Members with `undefined` and symbol keys are left out; an own `__proto__` stays. */
export function copyJson(value: unknown): JsonCopy {
  try {
    return { json: copy(value, NOTHING) };
  } catch (error) {
    if (error instanceof NotJson) return { problem: error.message };
    throw error;
  }
}

class NotJson extends Error {}

const NOTHING: readonly object[] = [];

function copy(value: unknown, around: readonly object[]): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotJson(`${value} is no JSON number`);
    return Object.is(value, -0) ? 0 : value;
  }
  if (typeof value !== 'object') throw new NotJson(`a ${typeof value} is no JSON value`);
  if (around.includes(value)) throw new NotJson('the value contains itself');
  const chain = [...around, value];
  if (Array.isArray(value)) return value.map((item) => copy(item, chain));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new NotJson(`a ${value.constructor.name} is no JSON value`);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, copy(member, chain)]),
  ); // fromEntries defines own members, __proto__ too
}

/** Objects without inherited members: a key is their own, `__proto__` too. */
const Members = function () {} as unknown as new () => object; // a class could not choose its prototype
Members.prototype = Object.freeze(Object.create(null));

/**
 * An empty object whose every key will be its own.
 * Cost: with four keys a quarter of the memory of `Object.create(null)`, which V8 makes a hash table from the start.
 */
export function emptyRecord<Value>(): { [name: string]: Value } {
  return new Members() as { [name: string]: Value };
}

/** An object whose every key is its own. */
export function ownRecord<Value>(entries: Iterable<readonly [string, Value]>): { readonly [name: string]: Value } {
  const record = emptyRecord<Value>();
  for (const [name, value] of entries) record[name] = value;
  return record;
}
