import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { conjunctsOf } from './conjuncts.ts';

/** Whether a test holds at a place or anywhere inside it; what only tests a value (`not`, `contains`) is not inside. */
export function isReached(schemas: Schemas, node: SchemaNode, holds: (parts: readonly SchemaObject[]) => boolean): boolean {
  const seen = new Set<SchemaNode>();
  const visit = (inner: SchemaNode): boolean => {
    if (typeof inner === 'boolean' || seen.has(inner)) return false;
    seen.add(inner);
    const parts = conjunctsOf(schemas, inner);
    return holds(parts) || parts.some((part) => [...insideOf(part), ...branchesOf(part)].some(visit));
  };
  return visit(node);
}

/** Schemas of values inside the value. */
function insideOf(part: SchemaObject): readonly SchemaNode[] {
  const { properties = {}, patternProperties = {}, additionalProperties, unevaluatedProperties, prefixItems = [], items, unevaluatedItems } = part;
  const single = [additionalProperties, unevaluatedProperties, items, unevaluatedItems].filter((node) => node !== undefined);
  return [...Object.values(properties), ...Object.values(patternProperties), ...prefixItems, ...single];
}

/** Schemas of the same value that hold for some values. */
export function branchesOf(part: SchemaObject): readonly SchemaNode[] {
  const { anyOf = [], oneOf = [], if: condition, then, else: otherwise, dependentSchemas = {} } = part;
  return [...anyOf, ...oneOf, ...[condition, then, otherwise].filter((node) => node !== undefined), ...Object.values(dependentSchemas)];
}
