import { afterAll, describe, expect, it } from 'vitest';
import { bearer, createApi, createApp, mapError, plugin, problem, Problem, response, t } from '../src/index.ts';
import { fetchHandler } from '../src/adapt/web.ts';
import { testApp } from '../src/testing/index.ts';

const log: unknown[] = [];
const logger = {
  info: () => undefined,
  warn: (data: object, message: string) => void log.push(message),
  error: (data: object, message: string) => void log.push(message, data),
};
class OutOfStock extends Error {
  readonly left = 3;
}
const db = plugin({ name: 'db', start: async () => ({ users: new Map([['secret', { name: 'Ann' }]]) }) });
const api = createApi({ info: { title: 'T', version: '1.0.0' }, plugins: { db } });
const user = api.dependency({
  security: bearer(),
  responses: { 401: Problem },
  provide: ({ credentials, reply }, { db }) => db.users.get(credentials) ?? reply(401, { title: 'Sign in first' }),
});
const open = api.route.scope({ security: 'public' });
const Book = t.Object({ id: t.Integer(), title: t.String({ minLength: 1 }), publishedAt: t.Date(), tags: t.Default(t.Array(t.String()), []) }, { $id: 'Book' });
const hello = open({
  method: 'GET',
  path: '/hello/{name}',
  responses: { 200: t.Object({ hello: t.String() }) },
  handler: ({ params }) => ({ hello: params.name }),
});
const add = api.route.with({ user }).scope({
  prefix: '/books',
  errors: [mapError(OutOfStock, 409, (e) => ({ title: 'Out', detail: 'all gone', left: e.left }), t.Object({ left: t.Integer() }))],
})({
  method: 'POST',
  body: Book,
  query: t.Object({ dry: t.Default(t.Boolean(), false), page: t.Optional(t.Integer({ minimum: 1 })) }),
  responses: { 201: response({ body: Book, headers: t.Object({ location: t.String() }) }), 404: Problem },
  handler: ({ body, query, reply }, { user }) => {
    if (body.id === 9) throw new OutOfStock();
    if (body.id === 8) throw problem(404, { title: 'gone' });
    if (body.id === 7) throw problem(418, { title: 'tea' });
    return reply(
      201,
      { ...body, title: `${body.title} ${user.name} ${query.dry} ${body.publishedAt.getUTCFullYear()} ${body.tags.length}` },
      { location: '/books/1' },
    );
  },
});
const app = createApp({ hello, books: { add } }, { logger });
const handler = fetchHandler(app);
afterAll(() => handler.close());
const call = async (path: string, init?: RequestInit) => {
  const r = await handler(new Request(`http://x${path}`, init));
  return { status: r.status, type: r.headers.get('content-type'), text: await r.text(), headers: r.headers };
};
describe('an app', () => {
  it('answers a typed route', async () => {
    expect(await call('/hello/W%C3%B6rld')).toMatchObject({ status: 200, text: '{"hello":"Wörld"}', type: 'application/json; charset=utf-8' });
  });
  it('takes a body through every stage', async () => {
    const post = (body: unknown, query = '', token = 'secret') =>
      call(`/books${query}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } });
    const book = { id: 1, title: 'Dune', publishedAt: '1965-08-01T00:00:00Z' };
    expect(await post(book)).toMatchObject({
      status: 201,
      text: '{"id":1,"title":"Dune Ann false 1965 0","publishedAt":"1965-08-01T00:00:00.000Z","tags":[]}',
    });
    const refused = await post({ ...book, id: 'x', extra: 1 }, '?page=0&nope=1');
    expect(JSON.parse(refused.text)).toMatchObject({
      status: 422,
      errors: [
        { location: 'query', pointer: '/page', code: 'minimum' },
        { location: 'query', pointer: '/nope', code: 'unknown' },
        { location: 'body', pointer: '/id', code: 'type' },
        { location: 'body', pointer: '/extra', code: 'unknown' },
      ],
    });
    expect(await post(book, '', 'wrong')).toMatchObject({ status: 401, text: '{"title":"Sign in first","status":401}' });
    expect(await post({ ...book, id: 9 })).toMatchObject({ status: 409, text: '{"title":"Out","status":409,"detail":"all gone","left":3}' });
    expect(await post({ ...book, id: 8 })).toMatchObject({ status: 404, text: '{"title":"gone","status":404}' });
    expect(await post({ ...book, id: 7 })).toMatchObject({ status: 500 });
    expect(log.at(-2)).toContain('undeclared status 418');
  });
});

describe('an app under test', () => {
  it('takes other plugins and dependencies, and a client without a socket', async () => {
    const shop = testApp(app, { plugins: { db: { users: new Map([['other', { name: 'Bob' }]]) } }, headers: { authorization: 'Bearer other' } });
    const added = await shop.client.books.add({ body: { id: 1, title: 'Dune', publishedAt: new Date(0) } });
    expect(added).toMatchObject({ status: 201, data: { title: 'Dune Bob false 1970 0' }, headers: { location: '/books/1' } });
    const overridden = testApp(app, { overrides: [[user, () => ({ name: 'Eve' })]], headers: { authorization: 'Bearer none' } });
    expect(await overridden.client.books.add({ body: { id: 1, title: 'Dune', publishedAt: new Date(0) } })).toMatchObject({
      data: { title: 'Dune Eve false 1970 0' },
    });
    await shop.close();
    await overridden.close();
  });
});

describe('response headers', () => {
  const counted = open({
    method: 'GET',
    path: '/counted',
    query: t.Object({ wrong: t.Optional(t.Boolean()) }),
    responses: { 200: response({ body: t.Null(), headers: t.Object({ 'x-count': t.Integer(), 'x-key': t.Bytes() }) }) },
    handler: ({ query, reply }) => reply(200, null, { 'x-count': query.wrong === true ? ('many' as never) : 3, 'x-key': new Uint8Array([1, 2]) }),
  });
  const shop = fetchHandler(createApp({ counted }, { logger }));

  it('are written by their schema', async () => {
    const { status, headers } = await shop(new Request('http://x/counted'));
    expect([status, headers.get('x-count'), headers.get('x-key')]).toEqual([200, '3', 'AQI=']);
  });

  it('of another type are a logged 500', async () => {
    expect((await shop(new Request('http://x/counted?wrong=true'))).status).toBe(500);
    expect(log.at(-1)).toMatchObject({ pointer: '/x-count' });
  });
});
