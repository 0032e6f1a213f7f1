import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOf, apiKey, basic, bearer, createApi, createApp, mapError, mount, openapi, optional, Problem, problemWith, response, t, type AppOptions } from '../../index.ts';
import { printDocument } from './print.ts';

const handler = (): never => {
  throw new Error('never called');
};
const api = createApi({ info: { title: 'Shop', version: '1.0.0' } });
const open = api.route.scope({ security: 'public' });
const nothing = { 204: null } as const;

interface Operation {
  readonly parameters?: readonly object[];
  readonly responses: Record<string, Record<string, unknown>>;
  readonly security: readonly object[];
  readonly [member: string]: unknown;
}
interface Document {
  readonly servers: readonly object[];
  readonly tags?: readonly object[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object>; readonly responses: Record<string, object>; readonly securitySchemes?: object };
  readonly [member: string]: unknown;
}

async function documentOf(routes: object, options: AppOptions = { docs: false }): Promise<Document> {
  return (await openapi(createApp(routes as never, options))) as unknown as Document;
}

async function operationOf(route: object): Promise<Operation> {
  const { paths } = await documentOf({ route });
  return Object.values(Object.values(paths)[0] ?? {})[0] ?? { responses: {}, security: [] };
}

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const shared = (name: string): object => ({ $ref: `#/components/responses/${name}` });

describe('a document', () => {
  it('says where it was read from when the app declares no servers', async () => {
    const route = open({ method: 'GET', path: '/a', responses: nothing, handler });
    const serversOf = async (options: AppOptions): Promise<readonly object[]> => (await documentOf({ route }, options)).servers;
    expect(await serversOf({ docs: false })).toEqual([{ url: '.' }]);
    expect(await serversOf({})).toEqual([{ url: '.' }]);
    expect(await serversOf({ docs: { documentPath: '/meta/v1/openapi.json' } })).toEqual([{ url: '../..' }]);
    expect(await serversOf({ docs: false, servers: [{ url: 'https://shop.example', description: 'Live' }] })).toEqual([{ url: 'https://shop.example', description: 'Live' }]);
  });

  it('lists used tags, declared ones first', async () => {
    const tagged = createApi({ info: { title: 'Shop', version: '1' }, security: 'public', tags: [{ name: 'z', description: 'Last' }, { name: 'unused' }, { name: 'b' }] }).route;
    const route = (path: string, tags: readonly string[]): object => tagged({ method: 'GET', path, tags: [...tags], responses: nothing, handler });
    expect((await documentOf({ one: route('/1', ['c', 'b']), two: route('/2', ['a', 'z']) })).tags).toEqual([{ name: 'z', description: 'Last' }, { name: 'b' }, { name: 'a' }, { name: 'c' }]);
  });

  it('has neither foreign handlers nor its own pages, nor what only they use', async () => {
    const keyed = api.route.scope({ security: apiKey({ in: 'header', name: 'X-Key' }) });
    const document = await documentOf({ old: mount(keyed.scope({ prefix: '/old' }), () => new Response()), route: open({ method: 'GET', path: '/a', responses: nothing, handler }) }, {});
    expect(Object.keys(document.paths)).toEqual(['/a']);
    expect(document.components.securitySchemes).toBeUndefined();
  });

  it('of an app without operations has no components', async () => {
    expect(await documentOf({})).toEqual({ openapi: '3.1.1', info: { title: 'API', version: '0.0.0' }, servers: [{ url: '.' }], paths: {} });
  });

  it('has members in the order of the specification', async () => {
    const route = open({ deprecated: true, description: 'Long\r\ntext', handler, method: 'PUT', path: '/a/{id}', body: t.Object({ x: t.Null() }), responses: nothing, summary: 'Short', tags: ['t'] });
    const document = await documentOf({ route });
    expect(Object.keys(document)).toEqual(['openapi', 'info', 'servers', 'paths', 'components', 'tags']);
    const operation = document.paths['/a/{id}']?.['put'];
    expect(Object.keys(operation ?? {})).toEqual(['tags', 'summary', 'description', 'operationId', 'parameters', 'requestBody', 'responses', 'deprecated', 'security']);
    expect(operation?.['description']).toBe('Long\ntext');
  });

  it('sorts paths and methods, whatever the order of routes', async () => {
    const route = (method: 'DELETE' | 'GET' | 'POST', path: string): object => open({ method, path, responses: nothing, handler });
    const { paths } = await documentOf({ d: route('DELETE', '/b'), p: route('POST', '/b'), g: route('GET', '/b'), a: route('GET', '/a'), me: route('GET', '/a/me'), id: route('GET', '/a/{id}') });
    expect(Object.entries(paths).map(([path, item]) => [path, ...Object.keys(item)])).toEqual([['/a', 'get'], ['/a/me', 'get'], ['/a/{id}', 'get'], ['/b', 'get', 'post', 'delete']]);
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
    () => ['books', { get: shop.route.scope({ security: bearer(), tags: ['a'] })({ method: 'GET', path: '/books', responses: { 200: t.Array(Book()), 404: Problem }, handler }) }],
    () => ['orders', { add: shop.route.scope({ security: basic(), tags: ['b', 'c'] })({ method: 'POST', path: '/orders', body: t.Object({ book: Book() }), responses: nothing, handler }) }],
    () => ['tree', { get: shop.route.scope({ security: 'public' })({ method: 'GET', path: '/tree', responses: { 200: node() }, handler }) }],
    () => ['loose', { add: shop.route.scope({ security: 'public', unknown: 'strip' })({ method: 'POST', path: '/loose', body: Book(), responses: { 201: node() }, handler }) }],
    () => ['tree2', { get: shop.route.scope({ security: optional(bearer()) })({ method: 'DELETE', path: '/tree', responses: { 200: t.Object({ inner: node() }) }, handler }) }],
  ];
  return printDocument(await openapi(createApp(Object.fromEntries(order.map((index) => modules[index]?.() ?? ['', {}])) as never, { docs: false })));
}

describe('parameters', () => {
  it('come from the route and its dependencies, with notes beside their schemas', async () => {
    const page = api.dependency({ query: t.Object({ page: t.Default(t.Integer({ minimum: 1, description: 'From 1' }), 1) }), provide: () => 1 });
    const route = open.with({ page })({
      method: 'GET', path: '/a/{id}', params: t.Object({ id: t.Integer({ deprecated: true }) }), headers: t.Object({ 'X-Trace': t.Optional(t.String()) }), cookies: t.Object({ theme: t.String() }),
      query: t.Object({ q: t.String() }), responses: nothing, handler,
    });
    expect((await operationOf(route)).parameters).toEqual([
      { name: 'id', in: 'path', required: true, deprecated: true, schema: { type: 'integer' } },
      { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
      { name: 'page', in: 'query', description: 'From 1', schema: { type: 'integer', minimum: 1, default: 1 } },
      { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
      { name: 'theme', in: 'cookie', required: true, schema: { type: 'string' } },
    ]);
  });

  it('state their style where OpenAPI would assume another', async () => {
    const list = t.Array(t.String());
    const route = open({
      method: 'GET', path: '/{ids}', params: t.Object({ ids: t.Array(t.Integer(), { style: 'matrix' }) }), cookies: t.Object({ seen: list }), responses: nothing, handler,
      query: t.Object({ plain: list, piped: t.Array(t.String(), { style: 'pipeDelimited' }), joined: t.Array(t.String(), { explode: false }), filter: t.Object({ a: t.String() }) }),
    });
    expect((await operationOf(route)).parameters).toMatchObject([
      { name: 'ids', style: 'matrix' }, { name: 'plain' }, { name: 'piped', style: 'pipeDelimited' }, { name: 'joined', explode: false }, { name: 'filter', style: 'deepObject', explode: true }, { name: 'seen', explode: false },
    ]);
    expect((await operationOf(route)).parameters?.map((parameter) => Object.keys(parameter).filter((key) => key === 'style' || key === 'explode').length)).toEqual([1, 0, 1, 1, 2, 1]);
    expect(JSON.stringify((await operationOf(route)).parameters?.map((parameter) => (parameter as { readonly schema: object }).schema))).not.toMatch(/style|explode/);
  });

  it('are not the keys of security schemes', async () => {
    const route = api.route.scope({ security: apiKey({ in: 'query', name: 'key' }) })({ method: 'GET', path: '/a', responses: nothing, handler });
    expect((await operationOf(route)).parameters).toBeUndefined();
  });
});

describe('security', () => {
  const user = api.dependency({ security: anyOf(bearer({ scopes: ['read'] }), basic()), responses: { 401: Problem }, provide: () => 1 });
  const key = api.dependency({ security: apiKey({ in: 'header', name: 'X-Key' }), provide: () => 1 });

  it.each<[string, object, readonly object[]]>([
    ['public', open({ method: 'GET', path: '/a', responses: nothing, handler }), []],
    ['one of two', api.route.with({ user })({ method: 'GET', path: '/a', responses: nothing, handler }), [{ bearer: ['read'] }, { basic: [] }]],
    ['two together', api.route.with({ user, key })({ method: 'GET', path: '/a', responses: nothing, handler }), [{ 'X-Key': [], bearer: ['read'] }, { 'X-Key': [], basic: [] }]],
    ['optional', api.route.scope({ security: optional(bearer()) })({ method: 'GET', path: '/a', responses: nothing, handler }), [{ bearer: [] }, {}]],
  ])('%s is stated by the operation', async (_what, route, expected) => {
    expect((await operationOf(route)).security).toEqual(expected);
  });

  it('names the schemes that are used', async () => {
    const route = api.route.with({ user, key })({ method: 'GET', path: '/a', responses: nothing, handler });
    expect((await documentOf({ route })).components.securitySchemes).toEqual({
      'X-Key': { type: 'apiKey', name: 'X-Key', in: 'header' }, basic: { type: 'http', scheme: 'basic' }, bearer: { type: 'http', scheme: 'bearer' },
    });
  });
});

describe('responses', () => {
  const guard = api.dependency({ security: bearer(), responses: { 401: Problem, 403: response({ body: Problem, description: 'Banned' }) }, provide: () => 1 });

  it.each<[string, object, string]>([
    ['no inputs', open({ method: 'GET', path: '/a', responses: nothing, handler }), '204 400 414 422 431 500 503 504'],
    ['no inputs, unknown names let pass', open({ method: 'GET', path: '/a', unknown: 'strip', responses: nothing, handler }), '204 400 414 431 500 503 504'],
    ['an input, unknown names let pass', open({ method: 'GET', path: '/{a}', unknown: 'strip', responses: nothing, handler }), '204 400 414 422 431 500 503 504'],
    ['no time limit', open({ method: 'GET', path: '/a', limits: { timeoutMs: 0 }, responses: nothing, handler }), '204 400 414 422 431 500 503'],
    ['something to accept', open({ method: 'GET', path: '/a', responses: { 200: t.String() }, handler }), '200 400 406 414 422 431 500 503 504'],
    ['a body', open({ method: 'POST', path: '/a', body: t.String(), responses: nothing, handler }), '204 400 413 414 415 422 431 500 503 504'],
    ['credentials', api.route.with({ guard })({ method: 'GET', path: '/a', responses: nothing, handler }), '204 400 401 403 414 422 431 500 503 504'],
    ['credentials that may be absent', api.route.scope({ security: optional(bearer()) })({ method: 'GET', path: '/a', responses: nothing, handler }), '204 400 414 422 431 500 503 504'],
  ])('of a route with %s are all that can come', async (_what, route, expected) => {
    expect(Object.keys((await operationOf(route)).responses).join(' ')).toBe(expected);
  });

  it('of Tenon itself are shared, also where a declaration says nothing more', async () => {
    const document = await documentOf({ route: api.route.with({ guard })({ method: 'GET', path: '/a', responses: { ...nothing, 400: Problem }, handler }) });
    const responses = document.paths['/a']?.['get']?.responses;
    expect(responses).toMatchObject({ 400: shared('BadRequest'), 401: shared('Unauthorized'), 403: { description: 'Banned', content: problem }, 500: shared('InternalServerError') });
    expect(Object.keys(document.components.responses)).toEqual(['BadRequest', 'GatewayTimeout', 'HeaderFieldsTooLarge', 'InternalServerError', 'ServiceUnavailable', 'Unauthorized', 'UnprocessableContent', 'UriTooLong']);
    expect(document.components.responses['Unauthorized']).toEqual({
      description: 'Valid credentials are missing', headers: { 'WWW-Authenticate': { description: 'The schemes that would do', required: true, schema: { type: 'string' } } }, content: problem,
    });
  });

  it('of one status are merged: equal bodies once, others as alternatives, the written description first', async () => {
    const Detailed = problemWith(t.Object({ left: t.Integer() }, { $id: 'Detailed' }));
    const both = api.dependency({ responses: { 409: Problem, 422: Problem }, provide: () => 1 });
    const route = open.with({ both })({ method: 'GET', path: '/a', responses: { ...nothing, 409: response({ body: Detailed, description: 'Taken' }), 422: t.String() }, handler });
    const { responses } = await operationOf(route);
    expect(responses['409']).toEqual({ description: 'Taken', content: { 'application/problem+json': { schema: { anyOf: [{ $ref: '#/components/schemas/Detailed' }, { $ref: '#/components/schemas/Problem' }] } } } });
    expect(responses['422']).toEqual({ description: 'Values of the request break rules of the schema', content: { 'application/json': { schema: { type: 'string' } }, ...problem } });
  });

  it('have headers, required where every answer has them, and examples as they travel', async () => {
    const route = open({
      method: 'GET', path: '/a', handler,
      responses: { 200: response({ body: t.Object({ at: t.Date() }), headers: t.Object({ ETag: t.String({ description: 'Version' }), 'x-left': t.Optional(t.Integer()), 'Content-Type': t.String() }), examples: { start: { at: new Date(0) } } as never }), 304: null },
    });
    const { responses } = await operationOf(route);
    expect(responses['200']).toMatchObject({
      headers: { ETag: { description: 'Version', required: true, schema: { type: 'string' } }, 'x-left': { schema: { type: 'integer' } } },
      content: { 'application/json': { examples: { start: { value: { at: '1970-01-01T00:00:00.000Z' } } } } },
    });
    expect(Object.keys(responses['200']?.['headers'] ?? {})).toEqual(['ETag', 'x-left']);
    expect(responses['304']).toEqual({ description: 'Not Modified' });
  });

  it('to HEAD have no content', async () => {
    const { responses } = await operationOf(open({ method: 'HEAD', path: '/a', responses: { 200: t.String() }, handler }));
    expect(responses).toMatchObject({ 200: { description: 'OK' }, 400: { description: 'The request cannot be read' } });
    expect(JSON.stringify(responses)).not.toContain('content');
  });

  it('of mapped errors are declared', async () => {
    class OutOfStock extends Error {}
    const route = open.scope({ errors: [mapError(OutOfStock, 409, () => ({ title: 'Out of stock' }))] })({ method: 'GET', path: '/a', responses: nothing, handler });
    expect((await operationOf(route)).responses['409']).toEqual({ description: 'Conflict', content: problem });
  });

  it('keep their problems apart from a schema that an app calls Problem', async () => {
    const Own = t.Object({ difficulty: t.Integer() }, { $id: 'Problem' });
    const { components } = await documentOf({ route: open({ method: 'GET', path: '/a', responses: { 200: Own }, handler }) });
    expect(Object.keys(components.schemas)).toEqual(['Problem', 'ProblemDetails', 'ProblemDetailsIssue']);
    expect(components.responses['BadRequest']).toMatchObject({ content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } } });
  });
});
