import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';

/**
 * Whether every value that a schema accepts is tame: nested at most `depth` levels, without an own `__proto__`, its numbers
 * finite. Then a body need not be searched for any of these before it is checked, which costs as much as parsing it.
 */
export function acceptsOnlyTame(schemas: Schemas, node: SchemaNode, depth: number): boolean {
  return isTame({ schemas, above: [], known: new Map() }, node, depth);
}

interface Search {
  readonly schemas: Schemas;
  /** Definitions that this place is inside of: one that comes again has no end. */
  readonly above: readonly string[];
  /** By definition and depth: definitions may share others without end. */
  readonly known: Map<string, boolean>;
}

function isTame(search: Search, node: SchemaNode, depth: number): boolean {
  if (typeof node === 'boolean') return !node;
  if (depth < 0 || node.foreign !== undefined) return false;
  const { $ref, allOf, anyOf, oneOf } = node;
  const every = (nodes: readonly SchemaNode[] | undefined): boolean => nodes !== undefined && nodes.every((each) => isTame(search, each, depth));
  // All of these hold at once: one that is tame is enough.
  return (
    isTameByItself(search, node, depth) ||
    ($ref !== undefined && isTameDefinition(search, $ref, depth)) ||
    (allOf ?? []).some((part) => isTame(search, part, depth)) ||
    every(anyOf) ||
    every(oneOf)
  );
}

function isTameDefinition({ schemas, above, known }: Search, key: string, depth: number): boolean {
  const place = `${depth} ${key}`;
  const isKnown = known.get(place);
  if (isKnown !== undefined) return isKnown;
  const isTameHere = !above.includes(key) && isTame({ schemas, above: [...above, key], known }, schemas.definitions.get(key) ?? true, depth);
  known.set(place, isTameHere);
  return isTameHere;
}

function isTameByItself(search: Search, node: SchemaObject, depth: number): boolean {
  const constants = node.enum ?? (node.const === undefined ? undefined : [node.const]);
  if (constants?.every((value) => typeof value !== 'object' || value === null)) return true;
  if (node.type === undefined) return false;
  const types = typeof node.type === 'string' ? [node.type] : node.type;
  return types.every((type) => (type === 'array' ? areItemsTame(search, node, depth) : type !== 'object' || areMembersTame(search, node, depth)));
}

function areItemsTame(search: Search, { prefixItems = [], items = true }: SchemaObject, depth: number): boolean {
  return depth > 0 && [...prefixItems, items].every((each) => isTame(search, each, depth - 1));
}

function areMembersTame(search: Search, { properties = {}, patternProperties, additionalProperties }: SchemaObject, depth: number): boolean {
  if (depth === 0 || additionalProperties !== false || patternProperties !== undefined || Object.hasOwn(properties, '__proto__')) return false;
  return Object.values(properties).every((each) => isTame(search, each, depth - 1));
}
