import { readDocument, type ReadDocument } from '../../src/document/read-document.ts';
import type { Json, JsonObject } from '../../src/document/json.ts';

/** A document with these paths and components. */
export function documentOf(paths: JsonObject, more: JsonObject = {}): ReadDocument {
  return readDocument('a file', JSON.stringify({ openapi: '3.1.0', info: { title: 'A', version: '1' }, paths, ...more }));
}

/** A response with a JSON body. */
export function json(schema: Json): JsonObject {
  return { description: '', content: { 'application/json': { schema } } };
}

/** A `GET` that answers a text; `own` is what else it says. */
export function getting(own: JsonObject = {}): JsonObject {
  return { get: { responses: { 200: json({ type: 'string' }) }, ...own } };
}
