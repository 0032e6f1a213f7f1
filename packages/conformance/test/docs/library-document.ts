/** A small OpenAPI document, written by hand: a query, a path parameter, a body, pictures, uploads, and each kind of login. */
export function libraryDocument(description: string, issuer = 'https://login.example'): object {
  const book = { $ref: '#/components/schemas/Book' };
  const json = (schema: object) => ({ 'application/json': { schema } });
  const file = { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 }, example: 7 };
  const answered = { 200: { description: 'Done', content: json(book) } };
  const guarded = Object.keys(schemes(issuer)).map((name) => [
    `/guarded/${name}`,
    { get: { operationId: name, tags: ['guarded'], security: [{ [name]: [] }], responses: answered } },
  ]);
  return {
    openapi: '3.1.1',
    info: { title: 'Library', version: '1.0.0', description },
    servers: [{ url: '.' }],
    paths: {
      '/books': {
        get: {
          operationId: 'listBooks',
          tags: ['books'],
          summary: 'What is on the shelves',
          parameters: [{ name: 'after', in: 'query', schema: { type: ['integer', 'null'] } }],
          responses: { 200: { description: 'A page of books', content: json({ type: 'array', items: book }) } },
        },
        post: { operationId: 'addBook', tags: ['books'], requestBody: { required: true, content: json(book) }, responses: answered },
      },
      '/books/{id}': {
        parameters: [id],
        get: { operationId: 'readBook', tags: ['books'], responses: answered },
        delete: { operationId: 'removeBook', tags: ['books'], responses: { 204: { description: 'Gone' } } },
      },
      '/books/{id}/cover': {
        parameters: [id],
        get: { operationId: 'readCover', tags: ['covers'], responses: { 200: { description: 'The cover', content: { 'image/png': {} } } } },
        post: {
          operationId: 'addScans',
          tags: ['covers'],
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: {
                  type: 'object',
                  required: ['cover'],
                  properties: { cover: file, pages: { type: 'array', items: file }, note: { type: 'string' } },
                },
              },
            },
          },
          responses: answered,
        },
      },
      ...Object.fromEntries(guarded),
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
      securitySchemes: schemes(issuer),
    },
  };
}

function schemes(issuer: string) {
  return {
    token: { type: 'http', scheme: 'bearer' },
    password: { type: 'http', scheme: 'basic' },
    headerKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
    queryKey: { type: 'apiKey', in: 'query', name: 'api_key' },
    session: { type: 'apiKey', in: 'cookie', name: 'session' },
    account: {
      type: 'oauth2',
      flows: { authorizationCode: { authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, scopes: { openid: 'Who you are', read: 'Read books' } } },
    },
  } as const;
}

/** A document of many operations: `Part 1` has `GET /part-1/things-1` and so on. */
export function largeDocument(tagCount: number, operationsPerTag: number): object {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const operation = (tag: number, number: number) => ({
    operationId: `part${tag}Thing${number}`,
    tags: [`Part ${tag}`],
    summary: `Read thing ${number} of part ${tag}`,
    parameters: [{ name: 'id', in: 'query', schema: { type: 'integer' } }],
    responses: {
      200: { description: 'The thing', content: { 'application/json': { schema: { $ref: `#/components/schemas/Thing${tag}x${number % 10}` } } } },
      422: { description: 'Not valid', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  });
  const paths = numbers(tagCount).flatMap((tag) =>
    numbers(operationsPerTag).map((number) => [`/part-${tag}/things-${number}`, { get: operation(tag, number) }]),
  );
  const thing = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' }, name: { type: 'string' }, parent: { $ref: '#/components/schemas/Problem' } },
  };
  const things = numbers(tagCount).flatMap((tag) => numbers(10).map((number) => [`Thing${tag}x${number - 1}`, thing]));
  const problem = { type: 'object', properties: { title: { type: 'string' }, status: { type: 'integer' } } };
  return {
    openapi: '3.1.1',
    info: { title: 'Large', version: '1.0.0' },
    tags: numbers(tagCount).map((tag) => ({ name: `Part ${tag}`, description: `All about part ${tag}` })),
    paths: Object.fromEntries(paths),
    components: { schemas: { ...Object.fromEntries(things), Problem: problem } },
  };
}
