import { isObject, memberOf, type Json, type JsonObject } from '../../document/json.ts';
import { pointerTo } from '../../document/pointer.ts';
import { asSet } from './canonical.ts';
import { anything, nothing, type Bound, type Bounds, type SchemaRef, type Shape, type ValueType } from './shape.ts';

/** Keywords that narrow in ways that are not followed: they are compared as they stand. */
const conditionKeywords: readonly string[] = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  '$dynamicRef',
];

/** What the keywords of a schema say by themselves, `$ref`, `allOf`, `anyOf` and `oneOf` left out. */
export function keywordShape({ raw, pointer }: { readonly raw: JsonObject; readonly pointer: string }): Shape {
  // The only way of 3.0 to say `false`.
  if (raw['not'] === true || (isObject(raw['not']) && Object.keys(raw['not']).length === 0)) return nothing;
  return { ...anything, ...typesAndValues(raw), ...constraintsIn(raw), ...membersIn(raw, pointer), ...itemsIn(raw, pointer), ...annotationsIn(raw) };
}

function typesAndValues(raw: JsonObject): Partial<Shape> {
  const typed = typeof raw['type'] === 'string' ? [raw['type']] : Array.isArray(raw['type']) ? (raw['type'] as readonly string[]) : null;
  const listed = Object.hasOwn(raw, 'const') ? [raw['const'] as Json] : Array.isArray(raw['enum']) ? (raw['enum'] as readonly Json[]) : null; // hasOwn
  const values = listed === null ? null : asSet(listed.filter((value) => value !== null));
  return {
    types: typed === null ? null : typesOf(typed),
    values,
    isNullable: (typed === null || typed.includes('null')) && (listed === null || listed.includes(null)),
  };
}

/** Sorted, null left out; number includes integer. */
export function typesOf(names: readonly string[]): readonly ValueType[] {
  const types = new Set(names.filter((name): name is ValueType => name !== 'null'));
  if (types.has('number')) types.delete('integer');
  return [...types].sort();
}

function constraintsIn(raw: JsonObject): Partial<Shape> {
  return {
    bounds: boundsIn(raw),
    pattern: textOr(raw['pattern']),
    // 2020-12 says so what 3.0 calls a format.
    format: textOr(raw['format']) ?? (raw['contentEncoding'] === 'base64' ? 'byte' : null),
    multipleOf: typeof raw['multipleOf'] === 'number' ? raw['multipleOf'] : null,
    isUnique: raw['uniqueItems'] === true,
    conditions: new Map(conditionKeywords.flatMap((keyword) => (Object.hasOwn(raw, keyword) ? [[keyword, raw[keyword] as Json]] : []))), // hasOwn
  };
}

function boundsIn(raw: JsonObject): Bounds {
  const entries = (['minLength', 'minItems', 'minProperties', 'maxLength', 'maxItems', 'maxProperties'] as const).flatMap((keyword) => {
    const value = raw[keyword];
    // A minimum of nothing is none.
    return typeof value === 'number' && (keyword.startsWith('max') || value > 0) ? [[keyword, { value, isExclusive: false }] as const] : [];
  });
  const minimum = tighter(inclusive(raw['minimum']), exclusive(raw['exclusiveMinimum']), 1);
  const maximum = tighter(inclusive(raw['maximum']), exclusive(raw['exclusiveMaximum']), -1);
  return { ...Object.fromEntries(entries), ...(minimum !== null && { minimum }), ...(maximum !== null && { maximum }) };
}

function inclusive(value: Json | undefined): Bound | null {
  return typeof value === 'number' ? { value, isExclusive: false } : null;
}

function exclusive(value: Json | undefined): Bound | null {
  return typeof value === 'number' ? { value, isExclusive: true } : null;
}

/** Of two lower bounds (`sign` 1) or two upper ones (-1) the one that admits less. */
export function tighter(left: Bound | null, right: Bound | null, sign: 1 | -1): Bound | null {
  if (left === null || right === null) return left ?? right;
  if (left.value === right.value) return left.isExclusive ? left : right;
  return (left.value - right.value) * sign > 0 ? left : right;
}

function membersIn(raw: JsonObject, pointer: string): Partial<Shape> {
  return {
    properties: refsIn(raw, pointer, 'properties'),
    required: new Set(Array.isArray(raw['required']) ? (raw['required'] as readonly string[]) : []),
    patternProperties: refsIn(raw, pointer, 'patternProperties'),
    additional: refOrFlag(raw, pointer, 'additionalProperties'),
  };
}

function itemsIn(raw: JsonObject, pointer: string): Partial<Shape> {
  return { prefixItems: refList(raw, pointer, 'prefixItems'), items: refOrFlag(raw, pointer, 'items') };
}

/** The schemas of a map of schemas, by name. */
function refsIn(raw: JsonObject, pointer: string, keyword: string): ReadonlyMap<string, SchemaRef> {
  const map = raw[keyword];
  if (!isObject(map)) return new Map();
  return new Map(
    Object.entries(map).flatMap(([name, value]) => (isSchema(value) ? [[name, { raw: value, pointer: pointer + pointerTo([keyword, name]) }]] : [])),
  );
}

/** The schemas of a list of schemas. */
export function refList(raw: JsonObject, pointer: string, keyword: string): readonly SchemaRef[] {
  const list = raw[keyword];
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((value, index) => (isSchema(value) ? [{ raw: value, pointer: `${pointer}/${keyword}/${index}` }] : []));
}

/** An absent schema, `true` and `{}` say the same. */
function refOrFlag(raw: JsonObject, pointer: string, keyword: string): SchemaRef | boolean {
  const value = raw[keyword];
  if (typeof value === 'boolean') return value;
  return isObject(value) && Object.keys(value).length > 0 ? { raw: value, pointer: `${pointer}/${keyword}` } : true;
}

function annotationsIn(raw: JsonObject): Partial<Shape> {
  const extensible = raw['x-extensible-enum'];
  return {
    extensibleValues: Array.isArray(extensible) ? asSet(extensible as readonly Json[]) : null,
    isExtensible: extensible === true,
    defaultValue: memberOf(raw, 'default'),
    isReadOnly: raw['readOnly'] === true,
    isWriteOnly: raw['writeOnly'] === true,
    discriminator: discriminatorOf(raw['discriminator']),
  };
}

/** One with a default mapping is none: 3.1 and 3.0 have no word for it, and the alternatives say as much. */
function discriminatorOf(value: Json | undefined): string | null {
  return memberOf(value, 'defaultMapping') === undefined ? textOr(memberOf(value, 'propertyName')) : null;
}

function isSchema(value: Json): value is JsonObject | boolean {
  return isObject(value) || typeof value === 'boolean';
}

function textOr(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
