import { describe, expect, it } from 'vitest';
import { fetchHandler } from '../src/adapt/web.ts';
import { basic, bearer, createApi, createApp, mount, openapi, plugin, Problem, routes, t } from '../src/index.ts';

interface Db {
  readonly names: readonly string[];
}
const db = plugin({ name: 'db', start: (): Db => ({ names: ['Ann'] }) });
const api = createApi({ info: { title: 'Shop', version: '1.0.0' }, plugins: { db } });
const staff = api.dependency({
  security: bearer(),
  responses: { 401: Problem },
  provide: ({ credentials, reply }) => (credentials === 'staff' ? { isStaff: true } : reply(401, { title: 'Staff only' })),
});
const open = api.route.scope({ security: 'public' });

// A package: made without an api, mounted twice below.
const packaged = routes<{ db: Db }>().scope({ prefix: '/users', tags: ['users'] });
const guest = {
  list: packaged.scope({ security: 'public' })({
    method: 'GET',
    responses: { 200: t.Array(t.String()) },
    handler: (_request, context) => [...context.db.names],
  }),
  nested: {
    count: packaged.scope({ security: 'public' })({
      method: 'GET',
      path: '/count',
      responses: { 200: t.Integer() },
      handler: (_request, context) => context.db.names.length,
    }),
  },
  notARoute: 1,
};

const ask = async (app: Parameters<typeof fetchHandler>[0], path: string, init?: RequestInit): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await fetchHandler(app)(new Request(`http://shop.test${path}`, init));
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const asStaff = { headers: { authorization: 'Bearer staff' } };

describe('mount', () => {
  const app = createApp({
    guests: mount(open.scope({ prefix: '/public' }), guest),
    legacy: mount(
      api.route.with({ staff }).scope({ prefix: '/legacy' }),
      async (request) => new Response(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`, { status: 201, headers: { 'x-old': '1' } }),
    ),
  });

  it('joins the routes of a package below a prefix', async () => {
    expect(await ask(app, '/public/users')).toMatchObject({ status: 200, text: '["Ann"]' });
    expect(await ask(app, '/public/users/count')).toMatchObject({ status: 200, text: '1' });
  });

  it('guards a foreign handler, and shows it the path below', async () => {
    expect(await ask(app, '/legacy/a/b?c=1', { method: 'POST', body: 'hello' })).toMatchObject({ status: 401 });
    const answer = await ask(app, '/legacy/a/b?c=1', { method: 'POST', body: 'hello', ...asStaff });
    expect(answer).toMatchObject({ status: 201, text: 'POST /a/b hello' });
    expect(answer.headers.get('x-old')).toBe('1');
    expect(await ask(app, '/legacy', asStaff)).toMatchObject({ status: 201, text: 'GET / ' });
  });

  it('documents mounted routes, and no foreign handler', async () => {
    expect(Object.keys((await openapi(app)).paths ?? {})).toEqual(['/public/users', '/public/users/count']);
  });
});

describe('the docs', () => {
  const hello = open({ method: 'GET', path: '/hello', responses: { 200: t.String() }, handler: () => 'hello' });

  it('stand at /docs and /openapi.json unless told', async () => {
    const app = createApp({ hello });
    expect(await ask(app, '/docs')).toMatchObject({ status: 307 });
    const page = await ask(app, '/docs/');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toContain('<title>Shop</title>');
    expect(JSON.parse((await ask(app, '/openapi.json')).text)).toMatchObject({ openapi: '3.1.1', info: { title: 'Shop' } });
    expect(await ask(app, '/docs', { method: 'POST' })).toMatchObject({ status: 405 });
  });

  it('take another path and title', async () => {
    const app = createApp({ hello }, { docs: { path: '/reference', documentPath: '/api/openapi.json', title: 'The shop' } });
    expect((await ask(app, '/reference/')).text).toContain('The shop');
    expect(await ask(app, '/docs')).toMatchObject({ status: 404 });
    expect(await ask(app, '/api/openapi.json')).toMatchObject({ status: 200 });
  });

  it('can be off, with or without the document', async () => {
    const without = createApp({ hello }, { docs: false });
    expect(await ask(without, '/docs/')).toMatchObject({ status: 404 });
    expect(await ask(without, '/openapi.json')).toMatchObject({ status: 404 });
    const documentOnly = createApp({ hello }, { docs: { path: false } });
    expect(await ask(documentOnly, '/docs/')).toMatchObject({ status: 404 });
    expect(await ask(documentOnly, '/openapi.json')).toMatchObject({ status: 200 });
  });

  it('are guarded by the kind of route that serves them', async () => {
    const app = createApp({ hello }, { docs: { route: api.route.with({ staff }) } });
    for (const path of ['/docs', '/docs/', '/docs/start.js', '/openapi.json']) {
      const refused = await ask(app, path);
      expect(refused.status, path).toBe(401);
      expect(refused.headers.get('www-authenticate'), path).toBe('Bearer');
      expect((await ask(app, path, asStaff)).status, path).toBeLessThan(400);
    }
  });

  it('ask a browser for a password by basic credentials', async () => {
    const reader = api.dependency({
      security: basic({ realm: 'docs' }),
      responses: { 401: Problem },
      provide: ({ credentials, reply }) => (credentials.password === 'pw' ? credentials.username : reply(401, { title: 'No' })),
    });
    const app = createApp({ hello }, { docs: { route: api.route.with({ reader }) } });
    expect((await ask(app, '/docs/')).headers.get('www-authenticate')).toBe('Basic realm="docs", charset="UTF-8"');
    expect(await ask(app, '/docs/', { headers: { authorization: `Basic ${btoa('ann:pw')}` } })).toMatchObject({ status: 200 });
  });

  it('refuse a path that would break their links', async () => {
    await expect(createApp({ hello }, { docs: { path: '/docs/' } }).open()).rejects.toThrow(/docs\.path/);
  });

  it('do not take a path that a route has', async () => {
    const docs = open({ method: 'GET', path: '/docs', responses: { 200: t.String() }, handler: () => '' });
    await expect(createApp({ docs }).open()).rejects.toThrow(/path\.duplicate-route/);
  });
});
