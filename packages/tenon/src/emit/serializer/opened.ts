import { subschemasOf } from '../../keywords/subschemas.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';

const opening = '?opened';
const openedBySchemas = new WeakMap<Schemas, Schemas>();

/**
 * The definitions beside copies of them in which no object is closed.
 * A response leaves undeclared members behind, so that they do not make a value another one.
 */
export function withOpened(schemas: Schemas): Schemas {
  const known = openedBySchemas.get(schemas);
  if (known !== undefined) return known;
  const copies = [...schemas.definitions].map(([name, node]) => [name + opening, opened(node)] as const);
  const both = { ...schemas, definitions: new Map([...schemas.definitions, ...copies]) };
  openedBySchemas.set(schemas, both);
  return both;
}

/** A schema that accepts objects with undeclared members, to be read with `withOpened`. */
export function opened(node: SchemaNode): SchemaNode {
  if (typeof node === 'boolean') return node;
  const { additionalProperties, unevaluatedProperties, oneOf, anyOf, ...rest } = node;
  return {
    ...rest,
    ...(rest.$ref === undefined ? {} : { $ref: rest.$ref + opening }),
    ...(rest.properties === undefined ? {} : { properties: mapped(rest.properties) }),
    ...(rest.patternProperties === undefined ? {} : { patternProperties: mapped(rest.patternProperties) }),
    ...(rest.dependentSchemas === undefined ? {} : { dependentSchemas: mapped(rest.dependentSchemas) }),
    ...(rest.prefixItems === undefined ? {} : { prefixItems: rest.prefixItems.map(opened) }),
    ...(rest.items === undefined ? {} : { items: opened(rest.items) }),
    ...(rest.then === undefined ? {} : { then: opened(rest.then) }),
    ...(rest.else === undefined ? {} : { else: opened(rest.else) }),
    ...(additionalProperties === undefined || additionalProperties === false ? {} : { additionalProperties: opened(additionalProperties) }),
    ...(unevaluatedProperties === undefined || unevaluatedProperties === false ? {} : { unevaluatedProperties: opened(unevaluatedProperties) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(opened) }),
    // Branches of which one was told by being closed may now all hold: one that holds is enough.
    allOf: [...(rest.allOf ?? []).map(opened), ...(oneOf === undefined ? [] : [{ anyOf: oneOf.map(opened) }])],
  };
}

function mapped(nodes: { readonly [name: string]: SchemaNode }): { readonly [name: string]: SchemaNode } {
  return Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, opened(node)]));
}

/** Is an object closed anywhere in a schema, or in what it refers to? */
export function isClosedSomewhere(node: SchemaNode, schemas: Schemas): boolean {
  const seen = new Set<string>();
  const isClosed = (one: SchemaNode): boolean => {
    if (typeof one === 'boolean') return false;
    if (one.additionalProperties === false || one.unevaluatedProperties === false) return true;
    return isClosedByReference(one) || subschemasOf(one).some(isClosed);
  };
  const isClosedByReference = ({ $ref }: SchemaObject): boolean => {
    if ($ref === undefined || seen.has($ref)) return false;
    seen.add($ref);
    return isClosed(schemas.definitions.get($ref) ?? true);
  };
  return isClosed(node);
}
