import type { Json } from '../../shapes/json.ts';
import type { JsonType, SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';

/** What a handler's value can be, as far as a cheap test tells. */
export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'bigint' | 'Date' | 'Uint8Array' | 'array' | 'object';

/** The test of a kind, in the order in which kinds are tested: dates and bytes are objects too. */
export const kindTests: { readonly [kind in Kind]: (value: string) => string } = {
  null: (value) => `${value} === null`,
  boolean: (value) => `typeof ${value} === 'boolean'`,
  number: (value) => `typeof ${value} === 'number'`,
  string: (value) => `typeof ${value} === 'string'`,
  bigint: (value) => `typeof ${value} === 'bigint'`,
  Date: (value) => `${value} instanceof Date`,
  Uint8Array: (value) => `${value} instanceof Uint8Array`,
  array: (value) => `Array.isArray(${value})`,
  object: (value) => `typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})`,
};

const kindByCodec: { readonly [codec: string]: Kind } = { date: 'Date', bigint: 'bigint', bytes: 'Uint8Array' };

/** The kinds of value that a node can take; null when there is no telling (anything, or what a transform takes). */
export function kindsOf(node: SchemaNode, schemas: Schemas, seen: readonly string[] = []): ReadonlySet<Kind> | null {
  if (node === false) return new Set();
  if (node === true || node.foreign !== undefined) return null;
  if (node.codec !== undefined) return typeof node.codec === 'string' ? new Set([kindByCodec[node.codec] as Kind]) : null; // codecs are these three
  let kinds = ownKinds(node);
  const narrow = (other: ReadonlySet<Kind> | null): void => {
    kinds = kinds === null ? other : other === null ? kinds : new Set([...kinds].filter((kind) => other.has(kind)));
  };
  if (node.$ref !== undefined && !seen.includes(node.$ref)) {
    narrow(kindsOf(schemas.definitions.get(node.$ref) ?? true, schemas, [...seen, node.$ref]));
  }
  for (const part of node.allOf ?? []) narrow(kindsOf(part, schemas, seen));
  for (const branches of [node.anyOf, node.oneOf]) {
    if (branches !== undefined) narrow(joined(branches.map((branch) => kindsOf(branch, schemas, seen))));
  }
  return kinds ?? impliedKinds(node);
}

function ownKinds(node: SchemaObject): ReadonlySet<Kind> | null {
  const values = valuesOf(node);
  if (values !== null) return new Set(values.map(kindOfValue));
  const types = typesOf(node);
  return types === null ? null : new Set(types.map((type) => (type === 'integer' ? 'number' : type)));
}

function joined(all: readonly (ReadonlySet<Kind> | null)[]): ReadonlySet<Kind> | null {
  const kinds = new Set<Kind>();
  for (const one of all) {
    if (one === null) return null;
    for (const kind of one) kinds.add(kind);
  }
  return kinds;
}

/**
 * Members or items without a type mean objects or arrays: any other value would leave unchecked, and what it holds is
 * not declared.
 */
export function impliedKinds(node: SchemaObject): ReadonlySet<'object' | 'array'> | null {
  const kinds = new Set<'object' | 'array'>();
  const names = (keywords: readonly (keyof SchemaObject)[]): boolean => keywords.some((keyword) => node[keyword] !== undefined);
  if (names(['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'])) kinds.add('object');
  if (names(['items', 'prefixItems', 'unevaluatedItems'])) kinds.add('array');
  return kinds.size === 0 ? null : kinds;
}

/** The types that a node itself names. */
export function typesOf(node: SchemaObject): readonly JsonType[] | null {
  if (node.type === undefined) return null;
  return typeof node.type === 'string' ? [node.type] : node.type;
}

/** The values that a node itself allows. */
export function valuesOf(node: SchemaObject): readonly Json[] | null {
  if (node.const !== undefined) return [node.const];
  return node.enum ?? null;
}

/** The kind of a JSON value. */
export function kindOfValue(value: Json): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as Kind; // of JSON: boolean, number, string or object
}
