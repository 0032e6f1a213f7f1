import type { Json, JsonObject } from '../../../tenon/src/shapes/json.ts';

/**
 * A document of OpenAPI 3.0 in the words of JSON Schema 2020-12: beside `$ref` nothing counts, exclusive bounds are true or false, and
 * `nullable` counts beside `type` alone. There it lets null pass whatever else is said, as generators and most validators read it; by
 * the letter an `allOf` beside it would still refuse null, but that is how all of them want a nullable reference written.
 * Source: OpenAPI 3.0.4 section 4.7.24.
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
  const schema = Object.fromEntries(Object.entries(others).map(([name, inner]) => [name, translated(inner)]));
  return nullable === true && typeof others['type'] === 'string' ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function bounded(schema: JsonObject, bound: string, exclusive: string): JsonObject {
  if (typeof schema[exclusive] !== 'boolean') return schema;
  const { [bound]: limit, [exclusive]: isExclusive, ...others } = schema;
  if (limit === undefined) return others;
  return { ...others, [isExclusive === true ? exclusive : bound]: limit };
}
