import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { typesOf } from './keywords.ts';
import type { Bound, Shape, ValueType } from './shape.ts';

/** A shape whose parts agree with each other, so that equal sets of values have equal shapes in more spellings. */
export function finished(shape: Shape, raw: JsonObject): Shape {
  return wholeNumbers(fixedLength(closed(listed(shape), raw)));
}

/** Types follow from values; both booleans are all of them. */
function listed(shape: Shape): Shape {
  if (shape.values === null) return shape;
  const fitting = shape.values.filter((value) => hasType(value, shape.types));
  if (fitting.length === 0) return { ...shape, types: [], values: null };
  const types = typesOf(fitting.map(typeOf));
  const isBoolean = types.join() === 'boolean' && fitting.length === 2;
  return { ...shape, types, values: isBoolean ? null : fitting };
}

function typeOf(value: Json): ValueType {
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as ValueType; // string or boolean: null is no value here
}

function hasType(value: Json, types: Shape['types']): boolean {
  return covers(types, [typeOf(value)]);
}

/** Whether one set of types holds all of another. */
export function covers(types: Shape['types'], others: Shape['types']): boolean {
  if (types === null) return true;
  return others !== null && others.every((type) => types.includes(type) || (type === 'integer' && types.includes('number')));
}

/** Once everything is merged, `unevaluatedProperties` says what `additionalProperties` says. */
function closed(shape: Shape, raw: JsonObject): Shape {
  if (!Object.hasOwn(raw, 'unevaluatedProperties')) return shape;
  const { unevaluatedProperties: rest } = raw;
  if (rest === false && shape.additional === true && shape.alternatives === null && shape.others.length === 0) return { ...shape, additional: false };
  return rest === true || rest === undefined ? shape : { ...shape, conditions: new Map([...shape.conditions, ['unevaluatedProperties', rest]]) };
}

/** A tuple that nothing may follow has as many items as it has schemas, at most. */
function fixedLength(shape: Shape): Shape {
  if (shape.items !== false) return shape;
  const length = shape.prefixItems.length;
  const most = shape.bounds.maxItems?.value ?? Infinity;
  return { ...shape, bounds: { ...shape.bounds, maxItems: { value: Math.min(most, length), isExclusive: false } }, items: true };
}

/** Of integers, more than 0 is at least 1. */
function wholeNumbers(shape: Shape): Shape {
  if (shape.types?.join() !== 'integer') return shape;
  const { minimum, maximum } = shape.bounds;
  return {
    ...shape,
    multipleOf: shape.multipleOf === 1 ? null : shape.multipleOf,
    bounds: { ...shape.bounds, ...(minimum && { minimum: whole(minimum, 1) }), ...(maximum && { maximum: whole(maximum, -1) }) },
  };
}

function whole({ value, isExclusive }: Bound, step: 1 | -1): Bound {
  const nearest = step === 1 ? Math.ceil(value) : Math.floor(value);
  return { value: isExclusive && nearest === value ? value + step : nearest, isExclusive: false };
}
