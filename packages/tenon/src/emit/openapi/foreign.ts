import type { Json } from '../../shapes/json.ts';
import { present, type JsonObject } from './json.ts';

/** Keywords whose meaning depends on where a schema stands: inside another document they would lead elsewhere. */
const bound = new Set(['$id', '$ref', '$anchor', '$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor', '$vocabulary']);

/**
 * A schema that Ajv checks, as far as a document can hold it: as it was written when it stands for itself, else its title and
 * description alone, which promise too little rather than something wrong.
 */
export function foreignSchema(foreign: Json): JsonObject {
  if (typeof foreign === 'boolean') return foreign ? {} : { not: {} };
  if (typeof foreign !== 'object' || foreign === null || Array.isArray(foreign)) return {};
  const { $schema: _dialect, ...schema } = foreign as JsonObject; // not an array: two lines above
  return isBound(schema) ? present({ title: schema['title'], description: schema['description'] }) : schema;
}

function isBound(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(isBound);
  return Object.entries(value).some(([name, part]) => bound.has(name) || isBound(part as Json)); // a JSON object has JSON members
}

/** The same for a version that knows none of the later vocabularies: its title and description. */
export function foreignNotes(foreign: Json): JsonObject {
  if (foreign === false) return { not: {} };
  if (typeof foreign !== 'object' || foreign === null || Array.isArray(foreign)) return {};
  const { title, description } = foreign as JsonObject; // not an array: the line above
  return present({ title, description });
}
