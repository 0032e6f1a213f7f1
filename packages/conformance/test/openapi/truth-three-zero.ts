import type { Json, JsonObject } from '../../../tenon/src/shapes/json.ts';

/**
 * A document of OpenAPI 3.0 in the words of JSON Schema 2020-12, as its specification reads: beside `$ref` nothing counts, `nullable`
 * counts beside `type` alone, and exclusive bounds are true or false. Source: OpenAPI 3.0.4 section 4.7.24.
 */
export function modern(document: JsonObject): JsonObject {
  return translated(document) as JsonObject; // an object was given
}

function translated(part: Json): Json {
  if (Array.isArray(part)) return part.map(translated);
  if (typeof part !== 'object' || part === null) return part;
  const whole = part as JsonObject; // no array, above
  if (typeof whole['$ref'] === 'string') return { $ref: whole['$ref'] };
  const { nullable, ...others } = bounded(bounded(whole, 'minimum', 'exclusiveMinimum'), 'maximum', 'exclusiveMaximum');
  const entries = Object.entries(others).map(([name, inner]) => [name, translated(inner)]);
  return { ...Object.fromEntries(entries), ...(nullable === true && typeof others['type'] === 'string' && { type: [others['type'], 'null'] }) };
}

function bounded(schema: JsonObject, bound: string, exclusive: string): JsonObject {
  if (typeof schema[exclusive] !== 'boolean') return schema;
  const { [bound]: limit, [exclusive]: isExclusive, ...others } = schema;
  if (limit === undefined) return others;
  return { ...others, [isExclusive === true ? exclusive : bound]: limit };
}
