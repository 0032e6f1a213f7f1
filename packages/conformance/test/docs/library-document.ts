/** A small OpenAPI document, written by hand: a query, a path parameter, a body, a file, and both kinds of login. */
export function libraryDocument(base: string, description: string): object {
  const book = { $ref: '#/components/schemas/Book' };
  const json = (schema: object) => ({ 'application/json': { schema } });
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 }, example: 7 };
  return {
    openapi: '3.1.1',
    info: { title: 'Library', version: '1.0.0', description },
    servers: [{ url: '.' }],
    security: [{ token: [] }, { account: ['read'] }],
    paths: {
      '/books': {
        get: {
          operationId: 'listBooks',
          tags: ['books'],
          parameters: [{ name: 'after', in: 'query', schema: { type: ['integer', 'null'] } }],
          responses: { 200: { description: 'A page of books', content: json({ type: 'array', items: book }) } },
        },
        post: {
          operationId: 'addBook',
          tags: ['books'],
          requestBody: { required: true, content: json(book) },
          responses: { 201: { description: 'The new book', content: json(book) } },
        },
      },
      '/books/{id}': {
        parameters: [id],
        get: { operationId: 'readBook', tags: ['books'], responses: { 200: { description: 'The book', content: json(book) } } },
        delete: { operationId: 'removeBook', tags: ['books'], responses: { 204: { description: 'Gone' } } },
      },
      '/books/{id}/cover': {
        parameters: [id],
        get: { operationId: 'readCover', tags: ['covers'], responses: { 200: { description: 'The cover', content: { 'image/png': {} } } } },
      },
    },
    components: {
      schemas: {
        Book: {
          type: 'object',
          required: ['title'],
          properties: { title: { type: 'string', examples: ['Emma'] }, pages: { type: 'integer' } },
          additionalProperties: false,
        },
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        account: {
          type: 'oauth2',
          flows: { authorizationCode: { authorizationUrl: `${base}/authorize`, tokenUrl: `${base}/token`, scopes: { read: 'Read books' } } },
        },
      },
    },
  };
}

/** Every operation of the document, as the page lists it. */
export const libraryOperations = ['GET /books', 'POST /books', 'GET /books/{id}', 'DELETE /books/{id}', 'GET /books/{id}/cover'];
