import type { Json } from '../../shapes/json.ts';
import type { Codec, SchemaNode, SchemaObject, Transform } from '../../shapes/schema.ts';
import { encodeOwn } from './own-codecs.ts';
import { copyJson, ownRecord } from './json-value.ts';

/** What encoding a default needs to know. */
export interface DefaultContext {
  readonly transforms: readonly Transform[];
  /** The definition behind a reference; undefined when it is not known. */
  follow(reference: SchemaObject): SchemaNode | undefined;
}

/** The default on the wire, or why it cannot be written there. */
export type WireDefault = { readonly json: Json } | { readonly problem: string };

/** References followed in a row: a definition that only refers to itself has no end. */
const MAX_DEPTH = 200;

/** Encodes a decoded default by every codec on its way, from the outside in: decoding runs from the inside out. */
export function wireDefault(value: unknown, node: SchemaNode, context: DefaultContext): WireDefault {
  try {
    const copied = copyJson(encode(value, node, context, 0));
    if ('problem' in copied) return copied;
    return fits(copied.json, node, context, 0) ? copied : { problem: 'it does not fit the schema' };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function encode(value: unknown, node: SchemaNode, context: DefaultContext, depth: number): unknown {
  if (typeof node === 'boolean' || depth > MAX_DEPTH) return value;
  const next = (inner: unknown, schema: SchemaNode): unknown => encode(inner, schema, context, depth + 1);
  let wire = node.codec === undefined ? value : encodeBy(node.codec, value, context);
  if (node.$ref !== undefined) wire = next(wire, context.follow(node) ?? true);
  for (const part of node.allOf ?? []) wire = next(wire, part);
  for (const branches of [node.anyOf, node.oneOf]) if (branches !== undefined) wire = firstFitting(wire, branches, context, depth);
  if (Array.isArray(wire)) return wire.map((item: unknown, index) => next(item, node.prefixItems?.[index] ?? node.items ?? true));
  return isPlainObject(wire) ? ownRecord(Object.entries(wire).map(([name, member]) => [name, next(member, memberOf(node, name))])) : wire;
}

function encodeBy(codec: Codec, value: unknown, { transforms }: DefaultContext): unknown {
  if (typeof codec === 'string') return encodeOwn(codec, value);
  const transform = transforms[codec.transform];
  return transform === undefined ? value : transform.encode(value);
}

function firstFitting(value: unknown, branches: readonly SchemaNode[], context: DefaultContext, depth: number): unknown {
  for (const branch of branches) {
    const wire = attempt(() => encode(value, branch, context, depth + 1));
    if (wire !== undefined && fits(wire.done, branch, context, depth + 1)) return wire.done;
  }
  return value;
}

/** An alternative that was not meant may have a codec that throws. */
function attempt(work: () => unknown): { readonly done: unknown } | undefined {
  try {
    return { done: work() };
  } catch {
    return undefined;
  }
}

function memberOf(node: SchemaObject, name: string): SchemaNode {
  if (node.properties !== undefined && Object.hasOwn(node.properties, name)) return node.properties[name] ?? true;
  const byPattern = Object.entries(node.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern, 'u').test(name));
  return byPattern?.[1] ?? node.additionalProperties ?? true;
}

/** Whether a wire value is roughly what a schema says: types, constants, required members. Ranges and formats are checked elsewhere. */
function fits(value: unknown, node: SchemaNode, context: DefaultContext, depth: number): boolean {
  if (typeof node === 'boolean' || depth > MAX_DEPTH) return node !== false;
  const inner = (each: unknown, schema: SchemaNode): boolean => fits(each, schema, context, depth + 1);
  if (!hasType(value, node) || !isOneOf(value, node)) return false;
  if (node.$ref !== undefined && !inner(value, context.follow(node) ?? true)) return false;
  if (!(node.allOf ?? []).every((part) => inner(value, part))) return false;
  for (const branches of [node.anyOf, node.oneOf]) if (branches !== undefined && !branches.some((branch) => inner(value, branch))) return false;
  if (Array.isArray(value)) return value.every((item: unknown, index) => inner(item, node.prefixItems?.[index] ?? node.items ?? true));
  if (!isPlainObject(value)) return true;
  return (
    (node.required ?? []).every((name) => Object.hasOwn(value, name)) && Object.entries(value).every(([name, member]) => inner(member, memberOf(node, name)))
  );
}

function hasType(value: unknown, { type }: SchemaObject): boolean {
  if (type === undefined) return true;
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const types: readonly string[] = typeof type === 'string' ? [type] : type;
  return types.includes(own) || (types.includes('integer') && Number.isInteger(value));
}

function isOneOf(value: unknown, node: SchemaObject): boolean {
  const text = JSON.stringify(value);
  if (node.const !== undefined && JSON.stringify(node.const) !== text) return false;
  return node.enum === undefined || node.enum.some((each) => JSON.stringify(each) === text);
}

function isPlainObject(value: unknown): value is { readonly [name: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
