import type { SchemaNode, SchemaObject } from '../shapes/schema.ts';

/** The schemas inside a schema whose tests are written into the same expression: no loop stands between. */
export function inPlaceSchemas(node: SchemaObject): readonly SchemaNode[] {
  const found: SchemaNode[] = [];
  addInPlace(node, found);
  return found;
}

/** All schemas directly inside a schema. */
export function subschemasOf(node: SchemaObject): readonly SchemaNode[] {
  const found: SchemaNode[] = [];
  addInPlace(node, found);
  addNamed(node.patternProperties, found);
  add([node.items, node.contains, node.unevaluatedItems, node.additionalProperties, node.propertyNames, node.unevaluatedProperties], found);
  return found;
}

// One array is filled: apps are walked schema by schema when they start, and spreads took most of that.
function addInPlace(node: SchemaObject, found: SchemaNode[]): void {
  addNamed(node.properties, found);
  if (node.prefixItems !== undefined) add(node.prefixItems, found);
  addNamed(node.dependentSchemas, found);
  for (const branches of [node.allOf, node.anyOf, node.oneOf]) if (branches !== undefined) add(branches, found);
  add([node.not, node.if, node.then, node.else], found);
}

function addNamed(nodes: { readonly [name: string]: SchemaNode } | undefined, found: SchemaNode[]): void {
  if (nodes !== undefined) add(Object.values(nodes), found);
}

function add(nodes: readonly (SchemaNode | undefined)[], found: SchemaNode[]): void {
  for (const node of nodes) if (node !== undefined) found.push(node);
}
