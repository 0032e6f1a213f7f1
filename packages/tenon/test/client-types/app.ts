import {
  anyOf,
  apiKey,
  basic,
  bearer,
  createApi,
  createApp,
  eventStream,
  jsonLines,
  mapError,
  mount,
  optional,
  Problem,
  problemWith,
  response,
  routes,
  t,
} from '../../src/index.ts';

class OutOfStock extends Error {}

const api = createApi({ info: { title: 'T', version: '1.0.0' } });
const tenant = api.dependency({
  headers: t.Object({ 'x-tenant': t.String() }),
  query: t.Object({ debug: t.Default(t.Boolean(), false) }),
  responses: { 404: Problem },
  provide: () => 1,
});
const user = api.dependency({
  security: bearer(),
  responses: { 401: Problem, 403: problemWith(t.Object({ missing: t.Array(t.String()) })) },
  provide: () => ({ name: 'Ann' }),
});
const open = api.route.scope({ security: 'public' });
const authed = api.route.with({ user, tenant });

const Book = t.Object(
  {
    id: t.Integer(),
    title: t.String({ minLength: 1 }),
    publishedAt: t.Date(),
    isbn: t.Optional(t.String()),
    tags: t.Default(t.Array(t.String()), []),
    size: t.Union([t.Literal('small'), t.Literal('large'), t.Null()]),
    cover: t.Optional(t.Bytes()),
    sold: t.BigInt(),
  },
  { $id: 'Book', description: 'What is sold. */ alert(1) /*' },
);
const Tree = t.Recursive((self) => t.Object({ name: t.String(), children: t.Array(self) }), { $id: 'Tree' });
const Shape = t.Union([t.Object({ kind: t.Literal('circle'), radius: t.Number() }), t.Object({ kind: t.Literal('square'), side: t.Number() })], {
  $id: 'Shape',
});
// Names that TypeScript or the module itself has other uses for.
const Clash = t.Object({ at: t.Date() }, { $id: 'Date' });
const Odd = t.Object({ 'content-type': t.String(), "it's": t.Boolean() }, { $id: 'odd.name' });

const books = {
  get: open({
    method: 'GET',
    path: '/books/{id}',
    summary: 'Read one book */',
    params: t.Object({ id: t.Integer() }),
    responses: { 200: Book, 404: Problem },
    handler: ({ reply }) => reply(404, { title: 'x' }),
  }),
  list: open({
    method: 'GET',
    path: '/books',
    query: t.Object({
      limit: t.Default(t.Integer(), 20),
      after: t.Optional(t.Date()),
      tags: t.Optional(t.Array(t.String())),
      sort: t.Union([t.Literal('title'), t.Literal('-title')]),
    }),
    responses: { 200: t.Object({ items: t.Array(Book), next: t.Union([t.String(), t.Null()]) }) },
    handler: () => ({ items: [], next: null }),
  }),
  add: authed.scope({ prefix: '/books', errors: [mapError(OutOfStock, 409, () => ({ title: 'Out' }))] })({
    method: 'POST',
    body: Book,
    responses: {
      201: response({ body: Book, headers: t.Object({ location: t.String(), 'x-left': t.Optional(t.Integer()) }) }),
      404: problemWith(t.Object({ hint: t.String() })),
    },
    handler: ({ body, reply }) => reply(201, body, { location: '/' }),
  }),
  remove: authed({ method: 'DELETE', path: '/books/{id}', deprecated: true, responses: { 204: null }, handler: ({ reply }) => reply(204) }),
};
const streams = {
  export: open({ method: 'GET', path: '/books/export', responses: { 200: jsonLines(Book) }, handler: () => [] }),
  sales: authed({
    method: 'GET',
    path: '/books/sales',
    responses: { 200: response({ body: eventStream(t.Object({ sold: t.BigInt() })), headers: t.Object({ 'x-since': t.Date() }) }) },
    handler: ({ reply }) => reply(200, [], { 'x-since': new Date() }),
  }),
};
const values = {
  tree: open({ method: 'POST', path: '/tree', body: Tree, responses: { 200: Tree }, handler: ({ body }) => body }),
  shape: open({ method: 'PUT', path: '/shape', body: Shape, responses: { 200: Shape }, handler: ({ body }) => body }),
  clash: open({ method: 'POST', path: '/clash', body: Clash, responses: { 200: Odd }, handler: () => ({ 'content-type': '', "it's": true }) }),
  parts: open({
    method: 'PATCH',
    path: '/parts/{a}/{b}',
    body: t.Partial(
      t.Object({
        pair: t.Tuple([t.String(), t.Integer()]),
        counts: t.Record(t.String(), t.Integer()),
        any: t.Unknown(),
        both: t.Intersect([t.Object({ a: t.String() }), t.Object({ b: t.Number() })]),
      }),
    ),
    responses: {
      200: t.Object({}),
      202: t.Array(t.Union([t.String(), t.Number()])),
      303: response({ body: null, headers: t.Object({ location: t.String() }) }),
    },
    handler: ({ reply }) => reply(202, []),
  }),
  text: open({
    method: 'GET',
    path: '/text',
    cookies: t.Object({ theme: t.Optional(t.String()) }),
    responses: { 200: t.String() },
    handler: () => '',
  }),
  transformed: open({
    method: 'POST',
    path: '/transformed',
    body: t.Object({
      at: t
        .Transform(t.String())
        .Decode((text) => text.length)
        .Encode(String),
      n: t.Default(t.Integer(), 1),
    }),
    responses: {
      200: t.Object({
        at: t
          .Transform(t.String())
          .Decode((text) => text.length)
          .Encode(String),
      }),
    },
    handler: ({ body }) => ({ at: body.at }),
  }),
  json: open({
    method: 'POST',
    path: '/json',
    body: {
      type: 'object',
      properties: {
        a: { enum: ['x', 'y', 3] },
        b: { type: ['string', 'null'] },
        c: { const: true },
        d: { type: 'array', items: { type: 'number' } },
        e: { type: 'object', properties: { f: { type: 'string' } }, additionalProperties: { type: 'number' } },
      },
      required: ['a'],
      additionalProperties: false,
    } as const,
    responses: { 200: t.String() },
    handler: () => '',
  }),
};
const caller = api.dependency({ security: anyOf(basic(), apiKey({ in: 'query', name: 'key' })), provide: ({ credentials }) => credentials });
const keys = {
  either: api.route.with({ caller })({
    method: 'GET',
    path: '/either',
    responses: { 200: t.Null() },
    handler: () => null,
  }),
  maybe: api.route({ method: 'GET', path: '/maybe', security: optional(bearer()), responses: { 200: t.Boolean() }, handler: () => true }),
};
const health = routes<{}>()({
  method: 'GET',
  path: '/health',
  security: bearer(),
  responses: { 200: t.Object({ ok: t.Boolean() }) },
  handler: () => ({ ok: true }),
});

/** An app with a route for everything that the printer must know. */
export const app = createApp({
  books,
  values,
  streams,
  keys,
  health: mount(authed.scope({ prefix: '/v1' }), { health }),
  raw: mount(open.scope({ prefix: '/raw' }), () => new Response()),
});
