import type { JsonType, SchemaObject } from '../shapes/schema.ts';
import type { Emit } from './emitter.ts';
import { some } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { isRecord } from './names.ts';
import type { View } from './names.ts';

/** Code for `type`. The assembler writes the test beside the keywords of that type by `emitIsType`. */
export const emitType: Emit = (node, { value, view }) => {
  const types = typesOf(node);
  return types === null ? null : some(types.map((type) => emitIsType(type, value, view)));
};

/** Explains `type`. */
export const explainType: Explain = (node, place) => {
  const types = typesOf(node);
  if (types === null || types.some((type) => isType(type, place.value, place.view))) return;
  place.fail('type', `must be ${types.map((type) => names[type]).join(' or ')}`, { type: node.type ?? types });
};

/** The types that a schema names, each once, `integer` only without `number`; `null` when it names none. */
export function typesOf({ type }: SchemaObject): readonly JsonType[] | null {
  if (type === undefined) return null;
  const types = [...new Set(typeof type === 'string' ? [type] : type)];
  return types.includes('number') ? types.filter((one) => one !== 'integer') : types;
}

/** Code for one type. */
export function emitIsType(type: JsonType, value: string, view: View): string {
  if (type === 'null') return `${value} === null`;
  if (type === 'boolean') return `typeof ${value} === "boolean"`;
  if (type === 'string') return `typeof ${value} === "string"`;
  if (type === 'number') return `Number.isFinite(${value})`;
  if (type === 'integer') return `Number.isInteger(${value})`;
  if (type === 'array') return `Array.isArray(${value})`;
  const plain = `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`;
  return view === 'wire' ? plain : `${plain} && !(${value} instanceof Date) && !(${value} instanceof Uint8Array)`;
}

/** Whether a value is of a type. */
export function isType(type: JsonType, value: unknown, view: View): boolean {
  if (type === 'null') return value === null;
  if (type === 'number') return Number.isFinite(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isRecord(value, view) : typeof value === type;
}

const names: Record<JsonType, string> = {
  null: 'null',
  boolean: 'a boolean',
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  array: 'an array',
  object: 'an object',
};
