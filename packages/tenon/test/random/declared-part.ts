import { canonicalText } from '../../src/keywords/equality.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../../src/shapes/schema.ts';

/** What `declared-values.ts` refers to. */
export const schemas: Schemas = {
  definitions: new Map([
    ['List', { anyOf: [{ type: 'null' }, { type: 'object', properties: { value: { type: 'string' }, next: { $ref: 'List' } }, required: ['value', 'next'] }] }],
  ]),
  transforms: [{ decode: (wire) => ({ at: new Date(String(wire)) }), encode: (value) => (value as { at: Date }).at.toISOString() }], // throws for others
};

/** Branches that differ in a nested transform alone: which one fits is up to encoders, and this interpreter runs none to find out. */
class Undecided extends Error {}

/** What leaves, as plain JSON: the slow truth. */
function declaredPart(node: SchemaNode, value: unknown): unknown {
  if (node === true) return JSON.parse(JSON.stringify(value));
  if (node === false) throw new Undecided();
  if (node.codec !== undefined) return wire(node, value);
  if (node.$ref !== undefined) return declaredPart(schemas.definitions.get(node.$ref) ?? false, value);
  if (node.anyOf !== undefined) return declaredPart(node.anyOf.find((branch) => fits(branch, value)) ?? false, value);
  if (node.allOf !== undefined) return mergedEntries(node.allOf.map((part) => declaredPart(part, value) as object)); // of objects here
  if (Array.isArray(value) && node.type === 'array') return value.map((item, index) => declaredPart(node.prefixItems?.[index] ?? node.items ?? true, item));
  if (node.type !== 'object') return JSON.parse(JSON.stringify(value));
  const entries = Object.entries(value as object).flatMap(([key, member]) => {
    // of an object schema
    const inner = memberOf(node, key);
    return inner === undefined || member === undefined ? [] : [[key, declaredPart(inner, member)] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * The JSON of what is declared of a value, names sorted.
 * Shape: null when a branch that takes anything was first to take what JSON cannot say; undefined when it is undecided.
 */
export function expectedText(node: SchemaNode, value: unknown): string | null | undefined {
  try {
    return canonicalText(declaredPart(node, value));
  } catch (error) {
    if (error instanceof TypeError) return null; // a BigInt in JSON.stringify
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

function mergedEntries(objects: readonly object[]): object {
  return Object.fromEntries(objects.flatMap((one) => Object.entries(one)));
}

function memberOf({ properties = {}, additionalProperties }: SchemaObject, key: string): SchemaNode | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
}

function wire({ codec }: SchemaObject, value: unknown): unknown {
  if (typeof codec === 'object') return schemas.transforms[codec.transform]?.encode(value);
  if (value instanceof Date) return value.toISOString();
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);
}

/** A transform inside a value is not tried out by a check: only a branch that is one itself. */
function fits(node: SchemaNode, value: unknown, isInside = false): boolean {
  if (typeof node === 'boolean') return node && value !== undefined;
  if (node.$ref !== undefined) return fits(schemas.definitions.get(node.$ref) ?? false, value, isInside);
  if (node.codec !== undefined) return (isInside && typeof node.codec === 'object') || fitsCodec(node, value);
  if (node.enum !== undefined || node.const !== undefined) return (node.enum ?? [node.const]).some((one) => canonicalText(one) === canonicalText(value));
  if (node.anyOf !== undefined) return node.anyOf.some((branch) => fits(branch, value, isInside));
  if (node.allOf !== undefined) return node.allOf.every((part) => fits(part, value, isInside));
  if (node.type === 'array')
    return (
      Array.isArray(value) &&
      value.length >= (node.minItems ?? 0) &&
      value.every((item, index) => fits(node.prefixItems?.[index] ?? node.items ?? true, item, true))
    );
  if (node.type === 'object') return isPlain(value) && fitsMembers(node, value);
  if (node.type === 'integer') return Number.isInteger(value);
  return node.type === 'null' ? value === null : typeof value === node.type;
}

function fitsCodec({ codec }: SchemaObject, value: unknown): boolean {
  if (codec === 'date') return value instanceof Date;
  if (codec === 'bytes') return value instanceof Uint8Array;
  return codec === 'bigint' ? typeof value === 'bigint' : isPlain(value) && value['at'] instanceof Date;
}

function fitsMembers(node: SchemaObject, value: Record<string, unknown>): boolean {
  const isThere = (key: string): boolean => Object.hasOwn(value, key) && value[key] !== undefined;
  return (node.required ?? []).every(isThere) && Object.keys(value).every((key) => !isThere(key) || fits(memberOf(node, key) ?? true, value[key], true));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}
