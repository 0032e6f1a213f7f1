import { describe, expect, it } from 'vitest';
import { createApi, createApp, eventStream, jsonLines, openapi, response, t } from '../../index.ts';
import type { OpenApiVersion } from '../../shapes/document.ts';

const open = createApi({ info: { title: 'Shop', version: '1.0.0' } }).route.scope({ security: 'public' });
const Book = t.Object({ id: t.Integer(), at: t.Date() }, { $id: 'Book' });
const app = createApp(
  {
    lines: open({ method: 'GET', path: '/lines', responses: { 200: jsonLines(Book) }, handler: () => [] }),
    events: open({
      method: 'GET',
      path: '/events',
      responses: { 200: response({ body: eventStream(Book), description: 'As it happens' }) },
      handler: () => [],
    }),
  },
  { docs: false },
);
const book = { $ref: '#/components/schemas/Book' };
const eventIn = (prefix: string): object => ({
  type: 'object',
  properties: {
    data: { type: 'string', [`${prefix}contentMediaType`]: 'application/json', [`${prefix}contentSchema`]: book },
    event: { type: 'string' },
    id: { type: 'string' },
    retry: { type: 'integer', minimum: 0 },
  },
  required: ['data'],
});

async function printed(version: OpenApiVersion): Promise<{ readonly contents: readonly unknown[]; readonly schemas: readonly string[] }> {
  const { paths, components } = (await openapi(app, { version })) as unknown as {
    readonly paths: Record<string, { readonly get: { readonly responses: Record<string, { readonly content: unknown }> } }>;
    readonly components: { readonly schemas: object };
  };
  return { contents: ['/lines', '/events'].map((path) => paths[path]?.get.responses['200']?.content), schemas: Object.keys(components.schemas) };
}

describe('a streamed body in a document', () => {
  it('says what its items are in 3.2', async () => {
    const { contents, schemas } = await printed('3.2');
    expect(contents).toEqual([{ 'application/jsonl': { itemSchema: book } }, { 'text/event-stream': { itemSchema: eventIn('') } }]);
    expect(schemas).toContain('Book');
  });

  it.each(['3.0', '3.1'] as const)('is a text in %s, with its items under an extension', async (version) => {
    const { contents, schemas } = await printed(version);
    expect(contents).toEqual([
      { 'application/jsonl': { schema: { type: 'string', description: 'JSON Lines: one JSON value per line' }, 'x-itemSchema': book } },
      {
        'text/event-stream': {
          schema: { type: 'string', description: 'Server-sent events: the data of each is one JSON value' },
          'x-itemSchema': eventIn(version === '3.0' ? 'x-' : ''),
        },
      },
    ]);
    expect(schemas).toContain('Book');
  });
});

describe('mistakes in streams', () => {
  const openedWith = (responses: object): Promise<unknown> =>
    createApp({ route: open({ method: 'GET', path: '/', responses: responses as { 200: typeof Book }, handler: () => ({}) as never }) }).open();

  it.each([
    ['only a success is streamed', { 404: jsonLines(Book) }],
    ['a stream of this kind is always application/jsonl', { 200: response({ body: jsonLines(Book), mediaType: 'application/json' }) }],
    ['a stream has no examples of its own', { 200: response({ body: jsonLines(Book), examples: { one: [] } }) }],
    ['heartbeatMs is no number of milliseconds', { 200: eventStream(Book, { heartbeatMs: -1 }) }],
    ['heartbeatMs is no number of milliseconds', { 200: eventStream(Book, { heartbeatMs: Number.NaN }) }],
    ['a 204 never has a body', { 204: jsonLines(Book) }],
  ])('%s', async (message, responses) => {
    await expect(openedWith(responses)).rejects.toThrow(message);
  });
});
