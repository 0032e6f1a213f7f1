import type { Json, JsonObject } from './json.ts';

/**
 * A Schema Object of OpenAPI 3.0 in the words of JSON Schema 2020-12, itself alone: the schemas inside it are left as they are.
 * `nullable` becomes a type or an alternative, boolean exclusive bounds become numbers, `example` becomes `examples`, what stands
 * beside a `$ref` goes, since 3.0 ignores it.
 * Source: OpenAPI 3.0.4 section 4.7.24; https://learn.openapis.org/upgrading/v3.0-to-v3.1.html.
 */
export function modernSchema(schema: JsonObject): JsonObject {
  if (typeof schema['$ref'] === 'string') return { $ref: schema['$ref'] };
  return withNull(withExample(withBounds(schema)));
}

function withBounds(schema: JsonObject): JsonObject {
  return bounded(bounded(schema, 'minimum', 'exclusiveMinimum'), 'maximum', 'exclusiveMaximum');
}

function bounded(schema: JsonObject, inclusive: string, exclusive: string): JsonObject {
  if (typeof schema[exclusive] !== 'boolean') return schema;
  const { [inclusive]: bound, [exclusive]: isExclusive, ...rest } = schema;
  if (bound === undefined) return rest;
  return { ...rest, [isExclusive === true ? exclusive : inclusive]: bound };
}

function withExample(schema: JsonObject): JsonObject {
  if (!('example' in schema)) return schema;
  const { example, ...rest } = schema;
  return 'examples' in rest || example === undefined ? rest : { ...rest, examples: [example] };
}

/** `nullable` counts beside a `type` only (OpenAPI 3.0.3, clarification of nullable); people write it beside `allOf`, too, and mean it. */
function withNull(schema: JsonObject): JsonObject {
  if (!('nullable' in schema)) return schema;
  const { nullable, ...rest } = schema;
  if (nullable !== true) return rest;
  const { type } = rest;
  if (Array.isArray(rest['allOf'])) return orNull(rest);
  if (typeof type === 'string') return { ...rest, type: [type, 'null'], ...enumWithNull(rest), ...unionWithNull(rest) };
  if (Array.isArray(rest['enum'])) return { ...rest, ...enumWithNull(rest) };
  const union = unionWithNull(rest);
  if (Object.keys(union).length > 0) return { ...rest, ...union };
  return Object.keys(rest).length === 0 ? {} : { anyOf: [rest, { type: 'null' }] };
}

function unionWithNull(schema: JsonObject): JsonObject {
  const keyword = (['anyOf', 'oneOf'] as const).find((each) => Array.isArray(schema[each]));
  return keyword === undefined ? {} : { [keyword]: [...(schema[keyword] as readonly Json[]), { type: 'null' }] };
}

/** Keywords that are about a schema as a whole, whatever its alternatives are. */
const annotations: readonly string[] = ['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly', 'externalDocs', 'xml'];

/** What `allOf` consists of rarely admits null itself: `nullable` beside it says "this, or null". */
function orNull(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema);
  const isAnnotation = ([keyword]: readonly [string, Json]): boolean => annotations.includes(keyword) || keyword.startsWith('x-');
  const { allOf, ...others } = Object.fromEntries(entries.filter((entry) => !isAnnotation(entry)));
  const parts = allOf as readonly Json[]; // the caller has looked
  const whole = parts.length === 1 && Object.keys(others).length === 0 ? (parts[0] as Json) : { ...others, allOf: parts }; // there is one
  return { ...Object.fromEntries(entries.filter(isAnnotation)), anyOf: [whole, { type: 'null' }] };
}

function enumWithNull(schema: JsonObject): JsonObject {
  const { enum: values } = schema;
  return Array.isArray(values) && !values.includes(null) ? { enum: [...(values as readonly Json[]), null] } : {};
}
