import type { Json, JsonObject } from '../../src/document/json.ts';
import { namesIn } from '../../src/document/pointer.ts';
import type { Version } from '../../src/document/read-document.ts';
import type { RuleId } from '../../src/lint/catalogue.ts';

/** Values by JSON pointer; `undefined` removes. */
export type Patch = Readonly<Record<string, Json | undefined>>;

/** A mistake that a rule must find alone, and what looks like it and is right. */
export interface Case {
  readonly rule: RuleId;
  /** What the defect is, where a rule has several. */
  readonly what?: string;
  readonly version?: Version;
  readonly defect: Patch;
  readonly near: Patch;
}

/** Where cases put things. */
export const at = {
  get: '/paths/~1books~1{id}/get',
  put: '/paths/~1books~1{id}/put',
  body: '/paths/~1books~1{id}/put/requestBody/content/application~1json/schema',
  json: '/paths/~1books~1{id}/get/responses/200/content/application~1json',
  parameter: '/paths/~1books~1{id}/get/parameters/0',
  schemas: '/components/schemas',
  schemes: '/components/securitySchemes',
  /** A property of a response. */
  property: '/components/schemas/Book/properties/extra',
} as const;

/** A schema in place of a property of a response. */
export const property = (schema: Json): Patch => ({ [at.property]: schema });
/** A schema in place of a request body. */
export const body = (schema: Json): Patch => ({ [at.body]: schema });
/** A second parameter of an operation. */
export const parameter = (value: JsonObject): Patch => ({ [`${at.get}/parameters/0`]: value });
/** A query parameter with a schema. */
export const query = (schema: Json, more: JsonObject = {}): Patch => parameter({ name: 'q', in: 'query', ...more, schema });
/** A short string. */
export const text: JsonObject = { type: 'string', maxLength: 10 };
/** A reference to a schema. */
export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
/** A closed object. */
export const closed = (...names: readonly string[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
  additionalProperties: false,
});

/** A document in which nothing is wrong, in any version. */
export function rightDocument(version: Version): JsonObject {
  const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
  const notFound = { description: 'There is no such book' };
  return {
    openapi: { '3.0': '3.0.4', '3.1': '3.1.1', '3.2': '3.2.0' }[version],
    info: { title: 'Books', version: '1.0.0' },
    servers: [{ url: 'https://books.example.com/v1' }],
    tags: [{ name: 'books' }],
    paths: {
      '/books/{id}': {
        parameters: [idParameter],
        get: {
          tags: ['books'],
          summary: 'Read a book',
          operationId: 'booksGet',
          parameters: [],
          responses: { 200: { description: 'The book', content: { 'application/json': { schema: ref('Book') } } }, 404: notFound },
        },
        put: {
          tags: ['books'],
          summary: 'Write a book',
          operationId: 'booksPut',
          requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { title: text } } } } },
          responses: { 204: { description: 'It is written' }, 404: notFound },
        },
      },
    },
    components: { schemas: { Book: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] } } },
  };
}

/** The right document with something changed. */
export function patched(version: Version, patch: Patch): JsonObject {
  const document = JSON.parse(JSON.stringify(rightDocument(version))) as Record<string, unknown>; // a copy without shared parts
  for (const [pointer, value] of Object.entries(patch)) put(document, namesIn(pointer), value === undefined ? value : JSON.parse(JSON.stringify(value)));
  return document as JsonObject; // patches are JSON
}

function put(container: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) put((container[name] ??= {}) as Record<string, unknown>, rest, value);
  else if (value === undefined) delete container[name];
  else container[name] = value;
}
