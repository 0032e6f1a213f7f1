import type { Json, JsonObject } from '../../../src/document/json.ts';
import { namesIn } from '../../../src/document/pointer.ts';

const problem = { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

/** The document that every pair is made from. */
export const base: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1.0.0' },
  servers: [{ url: 'https://books.example.com' }],
  tags: [{ name: 'books' }, { name: 'shelves' }],
  security: [{ bearer: [] }],
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        tags: ['books'],
        security: [],
        parameters: [
          { name: 'q', in: 'query', schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
        ],
        responses: {
          200: {
            description: 'Books',
            headers: { 'X-Total': { required: true, schema: { type: 'integer' } }, 'X-Page': { schema: { type: 'integer' } } },
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Book' } } },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          206: { description: 'Some', content: { 'application/json': { schema: { type: 'object', properties: { count: { type: 'integer' } } } } } },
          400: problem,
        },
      },
      post: {
        operationId: 'addBook',
        tags: ['books'],
        security: [{ oauth: ['books:write'] }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/NewBook' } }, 'application/xml': { schema: { type: 'string' } } },
        },
        responses: { 201: { description: 'Added', content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } } }, 400: problem },
      },
    },
    '/books/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        operationId: 'readBook',
        tags: ['books'],
        security: [],
        responses: { 200: { description: 'The book', content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } } }, 404: problem },
      },
      delete: { operationId: 'removeBook', tags: ['books'], responses: { 204: { description: 'Removed' }, 404: problem } },
    },
    '/shelves': {
      post: {
        operationId: 'addShelf',
        tags: ['shelves'],
        requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { label: { type: 'string' } } } } } },
        responses: { 204: { description: 'Added' }, 400: problem },
      },
    },
  },
  webhooks: {
    bookAdded: {
      post: {
        operationId: 'bookAdded',
        requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'integer' } } } } } },
        responses: { 204: { description: 'Heard' } },
      },
    },
  },
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://books.example.com/token', scopes: { 'books:write': 'Write', 'books:admin': 'All' } } },
      },
    },
    schemas: {
      Book: {
        type: 'object',
        required: ['id', 'title', 'pages', 'tags'],
        properties: {
          id: { type: 'integer' },
          title: { type: 'string', minLength: 1, maxLength: 200 },
          subtitle: { type: 'string' },
          pages: { type: 'integer', minimum: 1, maximum: 9999 },
          format: { type: 'string', enum: ['paper', 'audio'] },
          tags: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 10 },
          medium: { anyOf: [{ $ref: '#/components/schemas/Paper' }, { $ref: '#/components/schemas/Audio' }] },
        },
      },
      NewBook: {
        type: 'object',
        required: ['title'],
        properties: {
          title: { type: 'string', minLength: 1, maxLength: 200 },
          subtitle: { type: 'string' },
          note: { type: ['string', 'null'] },
          pages: { type: 'integer', minimum: 1, maximum: 9999 },
          format: { type: 'string', enum: ['paper', 'audio'] },
          kind: { type: 'string', const: 'book' },
          language: { type: 'string', default: 'en' },
          code: { type: 'string', pattern: '^[a-z]+$' },
          tags: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 10 },
          extra: { type: 'object', additionalProperties: true, properties: { a: { type: 'string' } } },
          medium: { oneOf: [{ $ref: '#/components/schemas/Paper' }, { $ref: '#/components/schemas/Audio' }] },
          rating: { $ref: '#/components/schemas/Rating' },
          place: { type: 'object', properties: { shelf: { type: 'string' } } },
        },
      },
      Paper: { type: 'object', required: ['grams'], properties: { grams: { type: 'integer' } } },
      Audio: { type: 'object', required: ['minutes'], properties: { minutes: { type: 'integer' } } },
      Film: { type: 'object', required: ['frames'], properties: { frames: { type: 'integer' } } },
      Rating: { type: 'number', minimum: 0, maximum: 5 },
      Problem: { type: 'object', properties: { title: { type: 'string' }, status: { type: 'integer' } } },
    },
  },
};

/** Values by pointer; `undefined` removes what is there. */
export interface Edits {
  readonly [pointer: string]: Json | undefined;
}

/** The base document with some values changed. */
export function edited(edits: Edits, document: JsonObject = base): JsonObject {
  const copy = structuredClone(document) as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(edits)) {
    const names = [...namesIn(pointer)];
    const last = names.pop() ?? '';
    const parent = names.reduce<Record<string, unknown>>((around, name) => around[name] as Record<string, unknown>, copy);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return copy as JsonObject;
}
