import { expect, it } from 'vitest';
import { readDocument } from '../document/read-document.ts';
import { fetchHandler } from 'tenon/web';
import { mockOf } from './serve-mock.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  paths: {
    '/books/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      put: {
        requestBody: { $ref: '#/components/requestBodies/Book' },
        responses: { 200: { description: 'Changed.', content: { 'application/json': { schema: { const: 'changed' } } } } },
      },
      post: {
        requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object' } } } },
        responses: { 204: { description: 'Taken.' } },
      },
    },
  },
  components: {
    requestBodies: {
      Book: {
        required: true,
        content: { 'application/json': { schema: { type: 'object', required: ['title'] } }, 'text/*': {}, 'application/xml; charset=utf-8': {} },
      },
    },
  },
};
const mock = fetchHandler(
  mockOf({ read: readDocument('books', JSON.stringify(document)), unknownOf: null }, { seed: '1', delayMs: 0, warn: () => undefined }).app,
);

it('tells what is left out or taken unchecked, and nothing that only clients must know', () => {
  const named = { ...document, paths: { '/books/{book-id}': document.paths['/books/{id}'] } };
  const warnings: string[] = [];
  mockOf({ read: readDocument('books', JSON.stringify(named)), unknownOf: null }, { seed: '1', delayMs: 0, warn: (message) => warnings.push(message) });
  const places = warnings.map((warning) => warning.replace(/^books:1:\d+: /, ''));
  expect(new Set(places)).toEqual(
    new Set([
      'the path has no {id}: the parameter is left out',
      'nothing declares {book-id} of the path: it is taken for a text',
      'a body of multipart/form-data is taken unchecked: only JSON is checked',
    ]),
  );
});

it.each([
  ['PUT', 'application/json', '{"title":"Dune"}', 200],
  ['PUT', 'application/json', '{}', 422],
  ['PUT', 'text/csv; charset=utf-8', 'a,b', 200],
  ['PUT', 'application/xml', '<a/>', 200],
  ['PUT', 'image/png', 'x', 415],
  ['PUT', 'application/json; charset=utf-16', '{}', 415],
  ['POST', 'multipart/form-data; boundary=a', '--a--', 204],
])('%s of %s is answered with %4$i', async (method, type, body, status) => {
  const response = await mock(new Request('http://mock.test/books/7', { method, body, headers: { 'content-type': type } }));
  expect(response.status).toBe(status);
  if (status === 200) expect(await response.json()).toBe('changed');
});
