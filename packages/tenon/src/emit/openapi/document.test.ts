import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiKey, basic, bearer, createApi, createApp, mount, openapi, optional, Problem, t, type AppOptions } from '../../index.ts';
import { printDocument } from './print.ts';

const handler = (): never => {
  throw new Error('never called');
};
const api = createApi({ info: { title: 'Shop', version: '1.0.0' } });
const open = api.route.scope({ security: 'public' });
const nothing = { 204: null } as const;

interface Document {
  readonly servers: readonly object[];
  readonly tags?: readonly object[];
  readonly paths: Record<string, Record<string, Record<string, unknown>>>;
  readonly components: { readonly securitySchemes?: object };
}

async function documentOf(routes: object, options: AppOptions = { docs: false }): Promise<Document> {
  return (await openapi(createApp(routes as never, options))) as unknown as Document;
}

describe('a document', () => {
  it('says where it was read from when the app declares no servers', async () => {
    const route = open({ method: 'GET', path: '/a', responses: nothing, handler });
    const serversOf = async (options: AppOptions): Promise<readonly object[]> => (await documentOf({ route }, options)).servers;
    expect(await serversOf({ docs: false })).toEqual([{ url: '.' }]);
    expect(await serversOf({})).toEqual([{ url: '.' }]);
    expect(await serversOf({ docs: { documentPath: '/meta/v1/openapi.json' } })).toEqual([{ url: '../..' }]);
    expect(await serversOf({ docs: false, servers: [{ url: 'https://shop.example', description: 'Live' }] })).toEqual([
      { url: 'https://shop.example', description: 'Live' },
    ]);
  });

  it('lists used tags, declared ones first', async () => {
    const tagged = createApi({
      info: { title: 'Shop', version: '1' },
      security: 'public',
      tags: [{ name: 'z', description: 'Last' }, { name: 'unused' }, { name: 'b' }],
    }).route;
    const route = (path: string, tags: readonly string[]): object => tagged({ method: 'GET', path, tags: [...tags], responses: nothing, handler });
    expect((await documentOf({ one: route('/1', ['c', 'b']), two: route('/2', ['a', 'z']) })).tags).toEqual([
      { name: 'z', description: 'Last' },
      { name: 'b' },
      { name: 'a' },
      { name: 'c' },
    ]);
  });

  it('has neither foreign handlers nor its own pages, nor what only they use', async () => {
    const keyed = api.route.with({ caller: api.dependency({ security: apiKey({ in: 'header', name: 'X-Key' }), provide: () => 1 }) });
    const document = await documentOf(
      { old: mount(keyed.scope({ prefix: '/old' }), () => new Response()), route: open({ method: 'GET', path: '/a', responses: nothing, handler }) },
      {},
    );
    expect(Object.keys(document.paths)).toEqual(['/a']);
    expect(document.components.securitySchemes).toBeUndefined();
  });

  it('of an app without operations has no components', async () => {
    expect(await documentOf({})).toEqual({ openapi: '3.1.1', info: { title: 'API', version: '0.0.0' }, servers: [{ url: '.' }], paths: {} });
  });

  it('has members in the order of the specification', async () => {
    const route = open({
      deprecated: true,
      description: 'Long\r\ntext',
      handler,
      method: 'PUT',
      path: '/a/{id}',
      body: t.Object({ x: t.Null() }),
      responses: nothing,
      summary: 'Short',
      tags: ['t'],
    });
    const document = await documentOf({ route });
    expect(Object.keys(document)).toEqual(['openapi', 'info', 'servers', 'paths', 'components', 'tags']);
    const operation = document.paths['/a/{id}']?.['put'];
    expect(Object.keys(operation ?? {})).toEqual([
      'tags',
      'summary',
      'description',
      'operationId',
      'parameters',
      'requestBody',
      'responses',
      'deprecated',
      'security',
    ]);
    expect(operation?.['description']).toBe('Long\ntext');
  });

  it('sorts paths and methods, whatever the order of routes', async () => {
    const route = (method: 'DELETE' | 'GET' | 'POST', path: string): object => open({ method, path, responses: nothing, handler });
    const { paths } = await documentOf({
      d: route('DELETE', '/b'),
      p: route('POST', '/b'),
      g: route('GET', '/b'),
      a: route('GET', '/a'),
      me: route('GET', '/a/me'),
      id: route('GET', '/a/{id}'),
    });
    expect(Object.entries(paths).map(([path, item]) => [path, ...Object.keys(item)])).toEqual([
      ['/a', 'get'],
      ['/a/me', 'get'],
      ['/a/{id}', 'get'],
      ['/b', 'get', 'post', 'delete'],
    ]);
  });

  it('is made of the same bytes whatever the order in which modules were loaded', async () => {
    const first = await printed([0, 1, 2, 3, 4]);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
        expect(await printed(order)).toBe(first);
      }),
      { numRuns: 30 },
    );
    expect(first.endsWith('}\n')).toBe(true);
    expect(JSON.parse(first)).toMatchObject({ openapi: '3.1.1' });
  });
});

/** Modules of an app, each declared anew and in the given order, as if imports had been swapped. */
async function printed(order: readonly number[]): Promise<string> {
  const shop = createApi({ info: { title: 'Shop', version: '1' }, tags: [{ name: 'b' }, { name: 'a' }] });
  const node = (): ReturnType<typeof t.Object> => t.Recursive((This) => t.Object({ next: t.Optional(This) })) as never;
  const Book = (): ReturnType<typeof t.Object> => t.Object({ title: t.String(), stock: t.Default(t.Integer(), 0) }, { $id: 'Book' }) as never;
  const modules: readonly (() => readonly [string, object])[] = [
    () => [
      'books',
      {
        get: shop.route.scope({ with: { caller: shop.dependency({ security: bearer(), provide: () => 1 }) }, tags: ['a'] })({
          method: 'GET',
          path: '/books',
          responses: { 200: t.Array(Book()), 404: Problem },
          handler,
        }),
      },
    ],
    () => [
      'orders',
      {
        add: shop.route.scope({ with: { caller: shop.dependency({ security: basic(), provide: () => 1 }) }, tags: ['b', 'c'] })({
          method: 'POST',
          path: '/orders',
          body: t.Object({ book: Book() }),
          responses: nothing,
          handler,
        }),
      },
    ],
    () => ['tree', { get: shop.route.scope({ security: 'public' })({ method: 'GET', path: '/tree', responses: { 200: node() }, handler }) }],
    () => [
      'loose',
      {
        add: shop.route.scope({ security: 'public', unknown: 'strip' })({ method: 'POST', path: '/loose', body: Book(), responses: { 201: node() }, handler }),
      },
    ],
    () => [
      'tree2',
      {
        get: shop.route.scope({ security: optional(bearer()) })({ method: 'DELETE', path: '/tree', responses: { 200: t.Object({ inner: node() }) }, handler }),
      },
    ],
  ];
  return printDocument(await openapi(createApp(Object.fromEntries(order.map((index) => modules[index]?.() ?? ['', {}])) as never, { docs: false })));
}
