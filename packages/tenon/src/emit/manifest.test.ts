import { describe, expect, it } from 'vitest';
import { apiKey, createApi, createApp, manifestOf, mount, Problem, problemWith, response, t } from '../index.ts';

const { route: open } = createApi({ info: { title: 'Shop', version: '1.0.0' }, security: 'public' });
const shop = createApi({ info: { title: 'Shop', version: '1.0.0' } });
const handler = (): never => {
  throw new Error('never called');
};
const nothing = { 204: null } as const;
const list = t.Array(t.String());

const routesOf = (routes: object): object => manifestOf(createApp(routes as never)).routes;

describe('a manifest', () => {
  it('has a version and some forty bytes for a plain route, in the order of the tree', () => {
    const b = open({
      method: 'GET',
      path: '/b/{id}',
      params: t.Object({ id: t.Integer() }),
      query: t.Object({ tags: list, q: t.Optional(t.String()) }),
      cookies: t.Object({ c: t.String() }),
      responses: { 200: t.String(), 404: Problem },
      handler,
    });
    const a = open({ method: 'POST', path: '/b', body: t.Object({ x: t.String() }), responses: nothing, handler });
    expect(JSON.stringify(manifestOf(createApp({ b: { get: b }, a } as never)))).toBe(
      '{"tenon":1,"routes":{"b.get":{"method":"GET","path":"/b/{id}"},"a":{"method":"POST","path":"/b"}}}',
    );
  });

  it('leaves out foreign handlers and pages', () => {
    expect(routesOf({ old: mount(open.scope({ prefix: '/old' }), () => new Response()) })).toEqual({});
  });

  it('marks a parameter that spans slashes', () => {
    expect(routesOf({ file: open({ method: 'GET', path: '/files/{rest}', responses: nothing, handler }) })).toEqual({
      file: { method: 'GET', path: '/files/{rest*}' },
    });
  });

  it('states styles that a place does not have by itself', () => {
    const query = t.Object({
      piped: t.Array(t.String(), { style: 'pipeDelimited' }),
      joined: t.Array(t.String(), { explode: false }),
      filter: t.Object({ a: t.String() }),
      flat: t.Object({ a: t.String() }, { style: 'form' }),
    });
    const caller = shop.dependency({ security: apiKey({ in: 'query', name: 'key' }), provide: () => 1 });
    const route = shop.route.with({ caller })({
      method: 'GET',
      path: '/{ids}',
      params: t.Object({ ids: t.Array(t.Integer(), { style: 'label', explode: true }) }),
      query,
      cookies: t.Object({ seen: list }),
      responses: nothing,
      handler,
    });
    expect(routesOf({ route })).toEqual({
      route: {
        method: 'GET',
        path: '/{ids}',
        styles: {
          'path.ids': ['label', true],
          'query.piped': ['pipeDelimited', false],
          'query.joined': ['form', false],
          'query.filter': ['deepObject', true],
          'query.flat': ['form', true],
          'cookie.seen': ['form', false],
        },
      },
    });
  });

  it('says where codecs sit, by slot', () => {
    const gone = shop.dependency({
      headers: t.Object({ 'x-since': t.Date() }),
      responses: { 409: problemWith(t.Object({ until: t.Date() })) },
      provide: () => 1,
    });
    const Book = t.Object({ at: t.Date(), isbn: t.BigInt() });
    const route = shop.route.scope({ security: 'public' }).with({ gone })({
      method: 'POST',
      path: '/{at}',
      params: t.Object({ at: t.Date() }),
      query: t.Object({ to: t.Optional(t.Date()) }),
      body: t.Array(Book),
      handler,
      responses: { 201: response({ body: Book, headers: t.Object({ 'last-modified': t.Date() }) }), 204: null },
    });
    const book = { members: { at: 'date', isbn: 'bigint' } };
    expect(routesOf({ route })).toEqual({
      route: {
        method: 'POST',
        path: '/{at}',
        codecs: {
          params: { members: { at: 'date' } },
          query: { members: { to: 'date' } },
          headers: { members: { 'x-since': 'date' } },
          body: { items: book },
          201: book,
          '201.headers': { members: { 'last-modified': 'date' } },
          409: { members: { until: 'date' } },
        },
      },
    });
  });
});
