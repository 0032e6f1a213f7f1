import { createApi, createApp, openapi, t, type OpenApiVersion } from 'tenon';
import { printDocument } from 'tenon/tooling';
import { fetchHandler } from 'tenon/web';
import { expect, it } from 'vitest';
import { mockOf } from '../mock/serve-mock.ts';
import { readDocument } from './read-document.ts';

const { route } = createApi({ info: { title: 'Books', version: '1' }, security: 'public' });
const find = route({
  method: 'QUERY',
  path: '/books',
  body: t.Object({ title: t.Union([t.String(), t.Null()]) }),
  responses: { 200: t.Array(t.Literal('found'), { minItems: 1, maxItems: 1 }) },
  handler: () => ['found' as const],
});

it.each<OpenApiVersion>(['3.0', '3.1', '3.2'])("a mock answers QUERY as Tenon's documents of %s say it", async (version) => {
  const read = readDocument('books', printDocument(await openapi(createApp({ find }), { version })));
  const mock = fetchHandler(mockOf({ read, unknownOf: null }, { seed: '1', delayMs: 0, warn: () => undefined }).app);
  const query = (body: string): Promise<Response> =>
    mock(new Request('http://mock.test/books', { method: 'QUERY', body, headers: { 'content-type': 'application/json' } }));
  expect(await (await query('{"title":null}')).json()).toEqual(['found']);
  expect((await query('{"title":1}')).status).toBe(422);
});
