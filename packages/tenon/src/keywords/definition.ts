import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';

/** The schema that a `$ref` names. */
export function definitionOf(key: string, schemas: Schemas): SchemaNode {
  const node = schemas.definitions.get(key);
  if (node === undefined) throw new Error(`no definition ${JSON.stringify(key)}`);
  return node;
}

/** A schema without the references that stand in front of it; a circle of references ends at itself. */
export function resolved(node: SchemaNode, schemas: Schemas): SchemaNode {
  const seen = new Set<string>();
  let current = node;
  while (isReference(current) && !seen.has(current.$ref)) {
    seen.add(current.$ref);
    current = definitionOf(current.$ref, schemas);
  }
  return current;
}

function isReference(node: SchemaNode): node is SchemaObject & { readonly $ref: string } {
  return typeof node === 'object' && node.$ref !== undefined && node.type === undefined && node.properties === undefined;
}
