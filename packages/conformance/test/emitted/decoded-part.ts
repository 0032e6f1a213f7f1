import { t } from 'tenon';
import type { TSchema } from '@sinclair/typebox';
import { explain } from '../../../tenon/src/run/explain.ts';
import type { SchemaNode, SchemaObject } from '../../../tenon/src/shapes/schema.ts';
import { schemas } from '../../../tenon/test/random/declared-part.ts';

/** A schema of random responses as one of requests: every codec with what makes its texts safe to decode. */
export function realistic(node: SchemaNode): SchemaNode {
  return JSON.parse(JSON.stringify(node, (_, part: unknown) => (isCoded(part) ? { ...part, ...textOf[part.codec] } : part))) as SchemaNode; // was one
}

const textOf = { date: saidOf(t.Date()), bigint: saidOf(t.BigInt()), bytes: saidOf(t.Bytes()) };

function saidOf({ pattern, format }: TSchema): SchemaObject {
  return JSON.parse(JSON.stringify({ pattern, format })) as SchemaObject; // keywords, where they are
}

function isCoded(part: unknown): part is { readonly codec: keyof typeof textOf } {
  return typeof part === 'object' && part !== null && 'codec' in part && typeof part.codec === 'string' && part.codec in textOf;
}

/** Whether what a strip takes out of a value can be told without looking for branches. */
export function isPredictable(node: SchemaNode): boolean {
  return !/"(?:anyOf|allOf|\$ref)":/.test(JSON.stringify(node));
}

/** What a handler sees of a wire value: the slow truth. */
export function decodedPart(node: SchemaNode, value: unknown, strips: boolean): unknown {
  if (typeof node === 'boolean') return value;
  const { codec, ...wire } = node;
  if (codec !== undefined) return decoded(codec, decodedPart(wire, value, strips));
  if (node.$ref !== undefined) return decodedPart(schemas.definitions.get(node.$ref) ?? true, value, strips);
  if (node.anyOf !== undefined) return decodedPart(node.anyOf.find((branch) => explain(branch, value, { schemas }).length === 0) ?? true, value, strips);
  if (node.allOf !== undefined) return node.allOf.reduce<unknown>((whole, part) => decodedPart(part, whole, strips), value);
  if (Array.isArray(value) && node.type === 'array')
    return value.map((item, index) => decodedPart(node.prefixItems?.[index] ?? node.items ?? true, item, strips));
  return node.type === 'object' && typeof value === 'object' && value !== null ? decodedMembers(node, value, strips) : value;
}

function decodedMembers({ properties = {}, additionalProperties }: SchemaObject, value: object, strips: boolean): object {
  const entries = Object.entries(value).flatMap(([name, member]) => {
    const inner = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (inner !== undefined) return [[name, decodedPart(inner, member, strips)] as const];
    return strips ? [] : [[name, member] as const];
  });
  return Object.fromEntries(entries);
}

function decoded(codec: NonNullable<SchemaObject['codec']>, value: unknown): unknown {
  if (typeof codec === 'object') return schemas.transforms[codec.transform]?.decode(value);
  const text = value as string; // its type is text
  if (codec === 'date') return new Date(text);
  return codec === 'bigint' ? BigInt(text) : new Uint8Array(Buffer.from(text, 'base64'));
}
