import type { BodyHead } from '../shapes/representation.ts';
import type { JsonType, SchemaNode, Schemas } from '../shapes/schema.ts';
import { HttpError } from '../support/errors.ts';

/** The members of a schema's object, as far as it has them: through references and what all must be. */
export function propertiesOf(node: SchemaNode, schemas: Schemas, depth = 0): ReadonlyMap<string, SchemaNode> {
  const found = new Map<string, SchemaNode>();
  if (typeof node === 'boolean' || depth > mostDepth) return found;
  for (const part of branchesOf(node, schemas)) for (const [name, member] of propertiesOf(part, schemas, depth + 1)) found.set(name, member);
  for (const [name, member] of Object.entries(node.properties ?? {})) found.set(name, member);
  return found;
}

/** The schema of the items of a list; `true` where none is said. */
export function itemsOf(node: SchemaNode, schemas: Schemas, depth = 0): SchemaNode {
  if (typeof node === 'boolean' || depth > mostDepth) return true;
  if (node.items !== undefined) return node.items;
  for (const part of branchesOf(node, schemas)) {
    const items = itemsOf(part, schemas, depth + 1);
    if (items !== true) return items;
  }
  return true;
}

/** The types that a schema speaks of; empty where it speaks of none. */
export function typesOf(node: SchemaNode, schemas: Schemas, depth = 0): ReadonlySet<JsonType> {
  const types = new Set<JsonType>();
  if (typeof node === 'boolean' || depth > mostDepth) return types;
  for (const type of [node.type ?? []].flat()) types.add(type as JsonType);
  for (const value of [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const])]) types.add(typeOfValue(value));
  if (node.properties !== undefined) types.add('object');
  for (const part of branchesOf(node, schemas)) for (const type of typesOf(part, schemas, depth + 1)) types.add(type);
  return types;
}

/** As deep as schemas refer to each other before a circle is suspected. */
const mostDepth = 20;

function branchesOf(node: Exclude<SchemaNode, boolean>, { definitions }: Schemas): readonly SchemaNode[] {
  const target = node.$ref === undefined ? undefined : definitions.get(node.$ref);
  return [...(target === undefined ? [] : [target]), ...(node.allOf ?? []), ...(node.anyOf ?? []), ...(node.oneOf ?? [])];
}

function typeOfValue(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType; // JSON has no other
}

/** RFC 8259 section 6. */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * The wire value that a text stands for where text is all there is: forms, parts, elements. What a schema does not take as
 * anything else stays the text, and its check says what is wrong with it.
 */
export function valueOfText(text: string, node: SchemaNode, { schemas, json }: TextReading): unknown {
  const types = typesOf(node, schemas);
  if (types.size === 0 || types.has('string')) return text;
  if ((types.has('number') || types.has('integer')) && number.test(text) && Number.isFinite(Number(text))) return Number(text) + 0;
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.has('object')) return jsonOf(text, json);
  return text;
}

/** What texts are read with. */
export type TextReading = Pick<BodyHead, 'schemas' | 'json'>;

function jsonOf(text: string, json: BodyHead['json']): unknown {
  try {
    return json(text);
  } catch (error) {
    if (error instanceof HttpError && error.code === 'body.malformed') return text;
    throw error;
  }
}

/** Adds a member to an object of names that callers chose: `__proto__` is one like others. */
export function addMember(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
