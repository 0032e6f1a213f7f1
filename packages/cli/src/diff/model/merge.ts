import type { Json } from '../../document/json.ts';
import { canonical, without } from './canonical.ts';
import { tighter, typesOf } from './keywords.ts';
import type { Alternatives, Bounds, SchemaRef, Shape, ValueType } from './shape.ts';

/** Makes one schema of two that must both hold. */
export type Both = (left: SchemaRef, right: SchemaRef) => SchemaRef;

/** What holds where both shapes hold, as one shape; `null` when one shape cannot say it. */
export function merged(left: Shape, right: Shape, both: Both): Shape | null {
  const simple = mergedSimply(left, right);
  const objects = mergedObjects(left, right, both);
  const arrays = mergedArrays(left, right, both);
  const alternatives = oneOf<Alternatives>(left.alternatives, right.alternatives);
  if (simple === null || objects === null || arrays === null || alternatives === undefined) return null;
  return { ...left, ...simple, ...objects, ...arrays, alternatives, others: [...left.others, ...right.others], ...mergedAnnotations(left, right) };
}

function mergedSimply(left: Shape, right: Shape): Partial<Shape> | null {
  const pattern = oneOf(left.pattern, right.pattern);
  const format = oneOf(left.format, right.format);
  const multipleOf = oneOf(left.multipleOf, right.multipleOf);
  const conditions = mergedMaps<Json>(left.conditions, right.conditions, (one, other) => (canonical(one) === canonical(other) ? one : null));
  if (pattern === undefined || format === undefined || multipleOf === undefined || conditions === null) return null;
  return {
    types: commonTypes(left.types, right.types),
    isNullable: left.isNullable && right.isNullable,
    values: commonValues(left.values, right.values),
    bounds: tighterBounds(left.bounds, right.bounds),
    isUnique: left.isUnique || right.isUnique,
    pattern,
    format,
    multipleOf,
    conditions,
  };
}

/** The one of two that is there; `undefined` when both are, and differ. */
function oneOf<Value>(left: Value | null, right: Value | null): Value | null | undefined {
  if (left === null || right === null) return left ?? right;
  return left === right ? left : undefined;
}

function commonTypes(left: Shape['types'], right: Shape['types']): Shape['types'] {
  if (left === null || right === null) return left ?? right;
  const has = (types: readonly ValueType[], type: ValueType): boolean => types.includes(type) || (type === 'integer' && types.includes('number'));
  return typesOf([...left.filter((type) => has(right, type)), ...right.filter((type) => has(left, type))]);
}

function commonValues(left: Shape['values'], right: Shape['values']): Shape['values'] {
  if (left === null || right === null) return left ?? right;
  return without(left, without(left, right));
}

function tighterBounds(left: Bounds, right: Bounds): Bounds {
  const keywords = new Set([...Object.keys(left), ...Object.keys(right)]) as ReadonlySet<keyof Bounds>; // own keys of two Bounds
  return Object.fromEntries(
    [...keywords].map((keyword) => [keyword, tighter(left[keyword] ?? null, right[keyword] ?? null, keyword.startsWith('min') ? 1 : -1)]),
  );
}

function mergedObjects(left: Shape, right: Shape, both: Both): Partial<Shape> | null {
  const additional = mergedAdditional(left, right);
  const patternProperties = mergedMaps<SchemaRef>(left.patternProperties, right.patternProperties, () => null);
  if (additional === null || patternProperties === null) return null;
  const properties = mergedMaps<SchemaRef>(left.properties, right.properties, both);
  return properties && { additional, patternProperties, properties, required: new Set([...left.required, ...right.required]) };
}

/** Where one side says what undeclared members are, it says so of those that the other declares, too. */
function mergedAdditional(left: Shape, right: Shape): SchemaRef | boolean | null {
  if (left.additional === true && right.additional === true) return true;
  const [closed, open] = left.additional === true ? [right, left] : [left, right];
  const isCovered = [...open.properties.keys()].every((name) => closed.properties.has(name)) && open.patternProperties.size === 0;
  if (!isCovered) return null;
  if (open.additional === true) return closed.additional;
  const isSame = closed.properties.size === open.properties.size && closed.additional === false && open.additional === false;
  return isSame ? false : null;
}

function mergedArrays(left: Shape, right: Shape, both: Both): Partial<Shape> | null {
  const { items, prefixItems } = left;
  if (right.items === true && right.prefixItems.length === 0) return { items, prefixItems };
  if (items === true && prefixItems.length === 0) return { items: right.items, prefixItems: right.prefixItems };
  if (typeof items === 'boolean' || typeof right.items === 'boolean' || prefixItems.length + right.prefixItems.length > 0) return null;
  return { items: both(items, right.items), prefixItems: [] };
}

function mergedAnnotations(left: Shape, right: Shape): Partial<Shape> {
  return {
    extensibleValues: left.extensibleValues ?? right.extensibleValues,
    isExtensible: left.isExtensible || right.isExtensible,
    defaultValue: left.defaultValue === undefined ? right.defaultValue : left.defaultValue,
    isReadOnly: left.isReadOnly || right.isReadOnly,
    isWriteOnly: left.isWriteOnly || right.isWriteOnly,
    discriminator: left.discriminator ?? right.discriminator,
    component: null,
  };
}

function mergedMaps<Value>(
  left: ReadonlyMap<string, Value>,
  right: ReadonlyMap<string, Value>,
  both: (left: Value, right: Value) => Value | null,
): ReadonlyMap<string, Value> | null {
  const all = new Map(left);
  for (const [name, value] of right) {
    const other = left.get(name);
    const joined = other === undefined ? value : both(other, value);
    if (joined === null) return null;
    all.set(name, joined);
  }
  return all;
}
