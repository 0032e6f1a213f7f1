import { EventEmitter } from 'node:events';
import { anyOf, apiKey, basic, bearer, createApi, createApp, mapError, mount, optional, problem, Problem, response, t, type App } from 'tenon';
import type { Log } from './log.ts';

/** Stands in every error that the app throws, and must never leave it. */
export const secret = 'correct horse battery staple';

class OutOfStock extends Error {}

const api = createApi({ info: { title: 'Behaviour', version: '1.0.0' } });
const open = api.route.scope({ security: 'public', limits: { bodyBytes: 4096, jsonDepth: 16 } });
const Done = t.Object({ done: t.Boolean() });
const done = { done: true };

const ping = open({ method: 'GET', path: '/ping', responses: { 200: t.Object({ pong: t.Boolean() }) }, handler: () => ({ pong: true }) });

const readItem = open({
  method: 'GET',
  path: '/items/{id}',
  params: t.Object({ id: t.Integer({ minimum: 1, maximum: 1000 }) }),
  query: t.Object({ limit: t.Optional(t.Integer({ minimum: 0, maximum: 100 })), ratio: t.Optional(t.Number()), sure: t.Optional(t.Boolean()), tags: t.Optional(t.Array(t.String())) }),
  headers: t.Object({ 'x-count': t.Optional(t.Integer({ maximum: 10 })) }),
  cookies: t.Object({ visits: t.Optional(t.Integer()) }),
  responses: { 200: t.Object({ seen: t.Unknown() }) },
  handler: ({ params, query, headers, cookies }) => ({ seen: { ...params, ...query, ...headers, ...cookies } }),
});

const Item = t.Object({ name: t.String({ minLength: 1, maxLength: 20 }), count: t.Optional(t.Integer({ minimum: 0, maximum: 100 })), any: t.Optional(t.Unknown()) });
const Seen = t.Object({ seen: t.Unknown() });
const writeItem = open({ method: 'POST', path: '/items', body: Item, responses: { 201: Seen }, handler: ({ body }) => ({ seen: body }) });
const stripItem = open({ method: 'POST', path: '/stripped', unknown: 'strip', body: Item, query: t.Object({ a: t.Optional(t.Integer()) }), responses: { 200: Seen }, handler: ({ body, query }) => ({ seen: { body, query } }) });
const allowItem = open({ method: 'POST', path: '/allowed', unknown: 'allow', body: Item, query: t.Object({ a: t.Optional(t.Integer()) }), responses: { 200: Seen }, handler: ({ body, query }) => ({ seen: { body, query } }) });
const maybeItem = open({ method: 'POST', path: '/maybe', body: t.Optional(Item), responses: { 200: Seen }, handler: ({ body }) => ({ seen: body ?? 'nothing' }) });
const deepItem = open({ method: 'POST', path: '/deep', limits: { bodyBytes: 4_000_000, jsonDepth: 64 }, body: t.Unknown(), responses: { 200: Done }, handler: () => done });
/** A dependency that wants to know the URL must not take the body from the handler. */
const url = api.dependency({ provide: ({ request }) => request.url });
const peeked = open.with({ url })({ method: 'POST', path: '/peeked', limits: { bodyBytes: 1_000_000 }, body: t.Unknown(), responses: { 200: t.Object({ url: t.String(), length: t.Integer() }) }, handler: ({ body }, context) => ({ url: new URL(context.url).pathname, length: JSON.stringify(body).length }) });
const taker = api.dependency({ provide: async ({ request }) => (await request.text()).length });
const taken = open.with({ taker })({ method: 'POST', path: '/taken', body: t.Unknown(), responses: { 200: Done }, handler: () => done });
const watched = open({ method: 'GET', path: '/watched', responses: { 200: t.Object({ aborted: t.Boolean() }) }, handler: ({ signal }) => ({ aborted: signal.aborted }) });
const bodiless = open({ method: 'POST', path: '/bodiless', responses: { 200: Done }, handler: () => done });
const empty = open({ method: 'DELETE', path: '/items/{id}', responses: { 204: null }, handler: ({ reply }) => reply(204) });
const echo = open({ method: 'GET', path: '/echo/{text}', responses: { 200: t.Object({ text: t.String() }) }, handler: ({ params }) => ({ text: params.text }) });
const files = open({ method: 'GET', path: '/files/{rest}', responses: { 200: t.Object({ rest: t.String() }) }, handler: ({ params }) => ({ rest: params.rest }) });
const reserved = open({
  method: 'POST',
  path: '/reserved',
  body: t.Object({ constructor: t.String() }),
  responses: { 200: t.Object({ constructor: t.String() }) },
  handler: ({ body }) => ({ constructor: body.constructor }),
});

/** A dependency that knows one good value of its scheme's credentials. */
const admits = (credentials: unknown, good: string): boolean => (typeof credentials === 'object' ? Object.values(credentials ?? {}).join(':') : credentials) === good;
const users = {
  bearer: api.dependency({ security: bearer(), responses: { 401: Problem, 403: Problem }, provide: ({ credentials, reply }) => (credentials === 'guest' ? reply(403, { title: 'Guests may not' }) : admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })) }),
  basic: api.dependency({ security: basic({ realm: 'a "b"' }), responses: { 401: Problem }, provide: ({ credentials, reply }) => (admits(credentials, 'ann:s:ü') ? credentials.username : reply(401, { title: 'Sign in' })) }),
  header: api.dependency({ security: apiKey({ in: 'header', name: 'X-Key' }), responses: { 401: Problem }, provide: ({ credentials, reply }) => (admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })) }),
  query: api.dependency({ security: apiKey({ in: 'query', name: 'key' }), responses: { 401: Problem }, provide: ({ credentials, reply }) => (admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })) }),
  cookie: api.dependency({ security: apiKey({ in: 'cookie', name: 'sid' }), responses: { 401: Problem }, provide: ({ credentials, reply }) => (admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })) }),
  any: api.dependency({ security: anyOf(bearer(), apiKey({ in: 'header', name: 'X-Key' })), responses: { 401: Problem }, provide: ({ credentials, reply }) => (admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })) }),
  optional: api.dependency({ security: optional(bearer()), responses: { 401: Problem }, provide: ({ credentials, reply }) => (credentials === undefined ? 'nobody' : admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })) }),
};
const Who = t.Object({ who: t.String() });
const guarded = {
  bearer: api.route.with({ user: users.bearer })({ method: 'GET', path: '/guarded/bearer', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  write: api.route.with({ user: users.bearer })({ method: 'POST', path: '/guarded/bearer', body: Item, responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  basic: api.route.with({ user: users.basic })({ method: 'GET', path: '/guarded/basic', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  header: api.route.with({ user: users.header })({ method: 'GET', path: '/guarded/header', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  query: api.route.with({ user: users.query })({ method: 'GET', path: '/guarded/query', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  cookie: api.route.with({ user: users.cookie })({ method: 'GET', path: '/guarded/cookie', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  any: api.route.with({ user: users.any })({ method: 'GET', path: '/guarded/any', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  optional: api.route.with({ user: users.optional })({ method: 'GET', path: '/guarded/optional', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  thrown: api.route.with({ user: users.bearer })({
    method: 'GET',
    path: '/guarded/thrown',
    responses: { 200: Who },
    handler: () => {
      throw problem(401, { title: 'Signed out meanwhile' });
    },
  }),
};

const broken = open.scope({ prefix: '/broken', errors: [mapError(OutOfStock, 409, () => ({ title: 'Out of stock' }))] });
const throwing = (thrown: () => unknown) => (): { done: boolean } => {
  throw thrown();
};
const failures = {
  error: broken({ method: 'GET', path: '/error', responses: { 200: Done }, handler: throwing(() => new Error(secret)) }),
  later: broken({ method: 'GET', path: '/later', responses: { 200: Done }, handler: async () => Promise.reject(new Error(secret)) }),
  text: broken({ method: 'GET', path: '/text', responses: { 200: Done }, handler: throwing(() => secret) }),
  nothing: broken({ method: 'GET', path: '/nothing', responses: { 200: Done }, handler: throwing(() => undefined) }),
  undeclared: broken({ method: 'GET', path: '/undeclared', responses: { 200: Done }, handler: throwing(() => problem(418, { title: secret })) }),
  declared: broken({ method: 'GET', path: '/declared', responses: { 200: Done, 404: Problem }, handler: throwing(() => problem(404, { title: 'Gone' })) }),
  leaky: broken({ method: 'GET', path: '/leaky', responses: { 200: Done, 404: Problem }, handler: throwing(() => problem(404, Object.assign({ title: 'Gone' }, { password: secret }))) }),
  unprintable: broken({ method: 'GET', path: '/unprintable', responses: { 200: Done, 404: Problem }, handler: throwing(() => problem(404, { title: 1n as unknown as string })) }),
  mapped: broken({ method: 'GET', path: '/mapped', responses: { 200: Done }, handler: throwing(() => new OutOfStock(secret)) }),
  mismatch: broken({ method: 'GET', path: '/mismatch', responses: { 200: Done }, handler: () => ({ done: secret as unknown as boolean }) }),
  missing: broken({ method: 'GET', path: '/missing', responses: { 200: Done }, handler: () => ({}) as { done: boolean } }),
  status: broken({ method: 'GET', path: '/status', responses: { 200: Done }, handler: ({ reply }) => (reply as unknown as (status: number, body: unknown) => never)(202, done) }),
  header: broken({ method: 'GET', path: '/header', responses: { 200: response({ body: Done, headers: t.Object({ location: t.String() }) }) }, handler: ({ reply }) => reply(200, done, {} as { location: string }) }),
};

const noted = open({
  method: 'GET',
  path: '/noted',
  query: t.Object({ note: t.Optional(t.String()), cookie: t.Optional(t.String()), domain: t.Optional(t.String()), to: t.Optional(t.String()), name: t.Optional(t.String()) }),
  responses: { 200: Done, 303: null },
  handler: ({ query: { note, cookie, domain, to, name }, reply }) => {
    if (cookie !== undefined) reply.cookie('taste', cookie);
    if (domain !== undefined) reply.cookie('taste', 'sweet', { domain });
    if (to !== undefined) return reply.redirect(303, to);
    return reply(200, done, { ...(note === undefined ? {} : { 'x-note': note }), ...(name === undefined ? {} : { [name]: 'x' }) });
  },
});
const slow = open.scope({ prefix: '/slow', limits: { timeoutMs: 20 } });
const slowRead = slow({ method: 'GET', path: '/read', responses: { 200: Done }, handler: ({ signal }) => new Promise<typeof done>((resolve) => signal.addEventListener('abort', () => resolve(done))) });
/** Ends handlers that heed no signal, so that a shutdown need not wait for them. */
export const stubborn = new EventEmitter().setMaxListeners(0);
const slowForever = slow({ method: 'GET', path: '/forever', responses: { 200: Done }, handler: () => new Promise<typeof done>((resolve) => stubborn.once('end', () => resolve(done))) });
const foreign = mount(open.scope({ prefix: '/foreign' }), async (request) => {
  const { pathname, search } = new URL(request.url);
  return Response.json({ method: request.method, path: pathname + search, body: await request.text() }, { headers: { connection: 'keep-alive', 'x-foreign': 'yes' } });
});
const streamed = mount(open.scope({ prefix: '/streamed' }), () => new Response(endless()));

/** A stream that ends when nobody reads it any more. */
function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      controller.enqueue(new TextEncoder().encode('more\n'));
    },
  });
}

/** The app that the tables are about. */
export function behaviourApp(log: Log): App<unknown> {
  return createApp(
    { ping, readItem, writeItem, stripItem, allowItem, maybeItem, bodiless, empty, echo, files, reserved, deepItem, peeked, taken, watched, guarded, failures, noted, slowRead, slowForever, foreign, streamed },
    { logger: log },
  );
}
