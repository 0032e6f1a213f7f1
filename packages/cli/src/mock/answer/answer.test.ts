import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../document/json.ts';
import { Schemas } from '../data/schemas.ts';
import { answerOf, type MockedCall } from './answer.ts';
import { mockedOperation } from './mocked-operation.ts';

const book: JsonObject = {
  type: 'object',
  properties: { id: { type: 'integer', minimum: 1 }, title: { type: 'string' }, authorId: { type: 'integer' } },
  required: ['id', 'title', 'authorId'],
};

const document: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  paths: {
    '/books': {
      get: {
        responses: {
          404: { $ref: '#/components/responses/NotFound' },
          200: {
            description: 'Books.',
            headers: {
              'X-Total': { required: true, schema: { type: 'integer', minimum: 5, maximum: 5 } },
              'X-Names': { schema: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 2, maxItems: 2, uniqueItems: true }, example: ['a', 'b'] },
              'Content-Type': { schema: { type: 'string' } },
            },
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Book' } },
                examples: {
                  wrong: { value: [{ id: 'x' }] },
                  two: { $ref: '#/components/examples/Two' },
                  empty: { value: [] },
                },
              },
              'text/csv': { schema: { type: 'string' }, example: 'id,title\n1,Dune\n' },
            },
          },
          '5XX': { description: 'Broken.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
        },
      },
      post: {
        responses: {
          201: {
            description: 'Made.',
            headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } },
          },
          default: { description: 'Anything.' },
        },
      },
    },
    '/authors/{authorId}/books/{bookId}': {
      get: { responses: { 200: { description: 'One.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } } } } },
      delete: { responses: { 204: { description: 'Gone.' }, 200: { description: 'Never first.' } } },
    },
    '/impossible': {
      get: {
        responses: {
          200: {
            description: 'No.',
            content: { 'application/json': { schema: { type: 'integer', minimum: 2, maximum: 1 }, examples: { no: { value: 1 } } } },
          },
          202: { description: 'No.', content: { 'application/json': { schema: { $ref: '#/nowhere' } } } },
          203: { description: 'No.', content: { 'application/xml': { schema: { type: 'object' } } } },
        },
      },
    },
    '/media/{type}': {
      get: {
        responses: {
          200: { description: 'Text.', content: { 'text/plain': { schema: { type: 'string', minLength: 2 } } } },
          201: { description: 'Picture.', content: { 'image/png': {} } },
          202: { description: 'Bytes.', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
          203: { description: 'Form.', content: { 'application/x-www-form-urlencoded': { schema: { const: { a: 'b c', d: [1, 2] } } } } },
          206: { description: 'Lines.', content: { 'application/jsonl': { itemSchema: { const: { a: 1 } } } } },
          207: { description: 'Events.', content: { 'text/event-stream': { itemSchema: { const: { event: 'tick', data: 'two\nlines' } } } } },
          208: { description: 'XML.', content: { 'application/xml': { example: '<a/>' } } },
          226: { description: 'Serialised.', content: { 'application/json': { examples: { raw: { serializedValue: '{ "a" : 1 }' } } } } },
          301: { description: 'Any.', content: { '*/*': {} } },
        },
      },
    },
  },
  components: {
    schemas: {
      Book: book,
      Problem: {
        type: 'object',
        properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' } },
        required: ['title', 'status'],
      },
    },
    responses: { NotFound: { description: 'None.', content: { 'application/json': { example: { error: 'none' } } } } },
    examples: { Two: { value: [1, 2].map((id) => ({ id, title: `Book ${id}`, authorId: 1 })) } },
  },
};

const schemas = new Schemas(document);

interface Asked extends Partial<MockedCall> {
  readonly method?: string;
  readonly template?: string;
  readonly seed?: string;
}

function ask({ method = 'GET', template = '/books', seed = '1', path = template, query = '', headers = {}, params = [], body }: Asked) {
  const warnings: string[] = [];
  const answer = answerOf(
    mockedOperation(document, template, method),
    { path, query, headers, params, body },
    { schemas, seed, warn: (message) => warnings.push(message) },
  );
  const text = new TextDecoder().decode(answer.body ?? new Uint8Array());
  const value = (): Json => JSON.parse(text) as Json;
  return { ...answer, headers: Object.fromEntries(answer.headers), text, value, warnings };
}

describe('the answer', () => {
  it('is the first success, with its first valid example and its headers', () => {
    const { status, headers, value, warnings } = ask({});
    expect(status).toBe(200);
    expect(headers).toEqual({ 'content-type': 'application/json', 'x-total': '5', 'x-names': 'a,b' });
    expect(value()).toEqual([
      { id: 1, title: 'Book 1', authorId: 1 },
      { id: 2, title: 'Book 2', authorId: 1 },
    ]);
    expect(warnings).toEqual([
      'GET /books: the example at /paths/~1books/get/responses/200/content/application~1json/examples/wrong is not what its schema accepts: it is left out',
    ]);
  });

  it.each([
    ['status=404', 404, '{"error":"none"}', 'status=404'],
    ['code=404', 404, '{"error":"none"}', 'status=404'],
    ['example=empty', 200, '[]', 'example=empty'],
    ['respond-async, STATUS="200"; example=empty, wait=3', 200, '[]', 'status=200, example=empty'],
    ['example="example"', 200, 'id,title\n1,Dune\n', 'example=example'],
    ['status=503, status=200', 503, null, 'status=503'],
  ])('is what "Prefer: %s" asks for', (prefer, status, text, applied) => {
    const answer = ask({ headers: { prefer } });
    expect(answer).toMatchObject({ status, headers: { 'preference-applied': applied }, ...(text !== null && { text }) });
  });

  it.each([
    ['status=418', 'there is no status 418 here: there are 200, 404, 5XX'],
    ['status=x', 'there is no status x here: there are 200, 404, 5XX'],
    ['example=none', 'there is no example none here: there are wrong (200), two (200), empty (200), example (200), example (404)'],
    ['status=503, example=empty', 'there is no example empty here: there are none'],
  ])('to "Prefer: %s" is a problem that says what there is', (prefer, detail) => {
    const { status, headers, value } = ask({ headers: { prefer } });
    expect(status).toBe(400);
    expect(headers).toEqual({ 'content-type': 'application/problem+json' });
    expect(value()).toEqual({ title: 'The mock has no such answer', status: 400, detail, code: 'mock.no-such-answer' });
  });

  it('has the media type that the caller accepts', () => {
    expect(ask({ headers: { accept: 'text/csv' } }).headers['content-type']).toBe('text/csv');
    expect(ask({ headers: { accept: 'text/*;q=0.5, application/json' } }).headers['content-type']).toBe('application/json');
    expect(ask({ headers: { accept: '' } }).headers['content-type']).toBe('application/json');
    expect(ask({ headers: { accept: 'image/png', prefer: 'status=503' } }).headers['content-type']).toBe('application/problem+json');
    expect(ask({ headers: { accept: 'image/png' } }).value()).toMatchObject({
      status: 406,
      code: 'accept.not-acceptable',
      detail: 'This can be had as application/json, text/csv',
    });
  });

  it('has no body where the status has none, and the lower of two successes', () => {
    expect(ask({ method: 'DELETE', template: '/authors/{authorId}/books/{bookId}' })).toMatchObject({ status: 200, text: '', headers: {} });
    expect(ask({ method: 'DELETE', template: '/authors/{authorId}/books/{bookId}', headers: { prefer: 'status=204' } })).toMatchObject({
      status: 204,
      body: null,
    });
  });

  it('is the default response for a status that has none', () => {
    expect(ask({ method: 'POST', headers: { prefer: 'status=409' } })).toMatchObject({ status: 409, body: null });
  });

  it('says of itself what path and status say', () => {
    const one = ask({ template: '/authors/{authorId}/books/{bookId}', path: '/authors/3/books/7', params: [['authorId', '3'], ['bookId', '7']] }); // prettier-ignore
    expect(one.value()).toMatchObject({ id: 7, authorId: 3 });
    const other = ask({ template: '/authors/{authorId}/books/{bookId}', path: '/authors/3/books/x', params: [['authorId', '3'], ['bookId', 'x']] }); // prettier-ignore
    expect(other.value()).toMatchObject({ authorId: 3, id: expect.any(Number) });
    expect(ask({ headers: { prefer: 'status=503' } }).value()).toMatchObject({ title: 'Service Unavailable', status: 503 });
  });

  it('has what was sent, where it has a member for it that accepts it', () => {
    const { value } = ask({ method: 'POST', body: { title: 'Kindred', authorId: 'x', secret: 1 } });
    expect(value()).toEqual({ id: expect.any(Number), title: 'Kindred', authorId: expect.any(Number) });
  });

  it('says where a new thing is', () => {
    const { status, headers, value } = ask({ method: 'POST' });
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/books/${(value() as { readonly id: number }).id}`);
  });

  it('is the same for the same request and seed, and another one for another path, query or seed', () => {
    const template = '/authors/{authorId}/books/{bookId}';
    const asked: readonly Asked[] = [{ template }, { template, path: '/authors/1/books/2' }, { template, query: 'page=2' }, { template, seed: '2' }];
    const texts = asked.map((each) => ask(each).text);
    expect(asked.map((each) => ask(each).text)).toEqual(texts);
    expect(new Set(texts).size).toBe(asked.length);
  });

  it.each([
    ['200', 'no value was found that the schema at /paths/~1impossible/get/responses/200/content/application~1json/schema accepts'],
    ['200, example=no', 'the example at /paths/~1impossible/get/responses/200/content/application~1json/examples/no is not what its schema accepts'],
    ['202', /^the schema at \/paths\/~1impossible\/get\/responses\/202\/.* cannot be read: .*nowhere/],
    ['203', /^application\/xml at .* has no example, and none is made from a schema$/],
  ])('is a 501 with the pointer and a warning where there is nothing valid: %s', (prefer, detail) => {
    const { status, value, warnings } = ask({ template: '/impossible', headers: { prefer: `status=${prefer}` } });
    expect(status).toBe(501);
    const expected = typeof detail === 'string' ? detail : expect.stringMatching(detail);
    expect(value()).toEqual({ title: 'The mock cannot make this answer', status: 501, detail: expected, code: 'mock.no-valid-data' });
    expect(warnings.at(-1)).toMatch(/^GET \/impossible: /);
  });

  it.each([
    [200, 'text/plain', /^\w\w+/],
    [201, 'image/png', /^.PNG/],
    [202, 'application/octet-stream', /./],
    [203, 'application/x-www-form-urlencoded', /^a=b\+c&d=1&d=2$/],
    [206, 'application/jsonl', /^(\{"a":1\}\n){3}$/],
    [207, 'text/event-stream', /^(event: tick\ndata: two\ndata: lines\n\n){3}$/],
    [208, 'application/xml', /^<a\/>$/],
    [226, 'application/json', /^\{ "a" : 1 \}$/],
    [301, 'application/json', /^\{\}$/],
  ])('of status %i is %s', (status, mediaType, text) => {
    const answer = ask({ template: '/media/{type}', headers: { prefer: `status=${status}` } });
    expect(answer).toMatchObject({ status, headers: { 'content-type': mediaType } });
    expect(answer.text).toMatch(text);
  });
});
