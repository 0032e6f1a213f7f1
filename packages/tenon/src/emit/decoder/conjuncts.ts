import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';

/**
 * All objects that hold together at the place of a schema: targets of `$ref`, members of `allOf`, the schema itself (last).
 * Their `$ref` and `allOf` are spent. Definitions that refer to themselves in a circle count once.
 */
export function conjunctsOf(schemas: Schemas, node: SchemaNode, seen: ReadonlySet<string> = new Set()): readonly SchemaObject[] {
  if (typeof node === 'boolean') return [];
  const { $ref, allOf, ...own } = node;
  const parts = (allOf ?? []).flatMap((part) => conjunctsOf(schemas, part, seen));
  return [...referred(schemas, $ref, seen), ...parts, own];
}

/** One schema that asks for all of the given ones. */
export function allOfNodes(nodes: readonly SchemaNode[]): SchemaNode {
  const asking = nodes.filter((node) => typeof node === 'object' && Object.keys(node).length > 0);
  if (asking.length === 0) return true;
  return asking.length === 1 ? (asking[0] as SchemaNode) /* length 1 */ : { allOf: asking };
}

/** Finds the default at a place: the nearest one, a schema's own before that of what it refers to. */
export function defaultOf(schemas: Schemas, node: SchemaNode): SchemaObject['default'] {
  return conjunctsOf(schemas, node).findLast((part) => part.default !== undefined)?.default;
}

function referred(schemas: Schemas, name: string | undefined, seen: ReadonlySet<string>): readonly SchemaObject[] {
  if (name === undefined || seen.has(name)) return [];
  return conjunctsOf(schemas, schemas.definitions.get(name) ?? true, new Set([...seen, name]));
}
