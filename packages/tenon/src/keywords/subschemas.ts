import type { SchemaNode, SchemaObject } from '../shapes/schema.ts';

/** The schemas inside a schema whose tests are written into the same expression: no loop stands between. */
export function inPlaceSchemas(node: SchemaObject): readonly SchemaNode[] {
  return [
    ...Object.values(node.properties ?? {}),
    ...(node.prefixItems ?? []),
    ...Object.values(node.dependentSchemas ?? {}),
    ...(node.allOf ?? []),
    ...(node.anyOf ?? []),
    ...(node.oneOf ?? []),
    ...present([node.not, node.if, node.then, node.else]),
  ];
}

/** All schemas directly inside a schema. */
export function subschemasOf(node: SchemaObject): readonly SchemaNode[] {
  return [
    ...inPlaceSchemas(node),
    ...Object.values(node.patternProperties ?? {}),
    ...present([node.items, node.contains, node.unevaluatedItems, node.additionalProperties, node.propertyNames, node.unevaluatedProperties]),
  ];
}

function present(nodes: readonly (SchemaNode | undefined)[]): SchemaNode[] {
  return nodes.filter((node) => node !== undefined);
}
