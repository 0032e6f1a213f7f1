import { t } from 'tenon';
import { api, Done, done, Item, open } from './api.ts';

export const ping = open({ method: 'GET', path: '/ping', responses: { 200: t.Object({ pong: t.Boolean() }) }, handler: () => ({ pong: true }) });

export const readItem = open({
  method: 'GET',
  path: '/items/{id}',
  params: t.Object({ id: t.Integer({ minimum: 1, maximum: 1000 }) }),
  query: t.Object({
    limit: t.Optional(t.Integer({ minimum: 0, maximum: 100 })),
    ratio: t.Optional(t.Number()),
    sure: t.Optional(t.Boolean()),
    tags: t.Optional(t.Array(t.String())),
  }),
  headers: t.Object({ 'x-count': t.Optional(t.Integer({ maximum: 10 })) }),
  cookies: t.Object({ visits: t.Optional(t.Integer()) }),
  responses: { 200: t.Object({ seen: t.Unknown() }) },
  handler: ({ params, query, headers, cookies }) => ({ seen: { ...params, ...query, ...headers, ...cookies } }),
});

const Seen = t.Object({ seen: t.Unknown() });
export const writeItem = open({ method: 'POST', path: '/items', body: Item, responses: { 201: Seen }, handler: ({ body }) => ({ seen: body }) });
export const stripItem = open({
  method: 'POST',
  path: '/stripped',
  unknown: 'strip',
  body: Item,
  query: t.Object({ a: t.Optional(t.Integer()) }),
  responses: { 200: Seen },
  handler: ({ body, query }) => ({ seen: { body, query } }),
});
export const allowItem = open({
  method: 'POST',
  path: '/allowed',
  unknown: 'allow',
  body: Item,
  query: t.Object({ a: t.Optional(t.Integer()) }),
  responses: { 200: Seen },
  handler: ({ body, query }) => ({ seen: { body, query } }),
});
export const maybeItem = open({
  method: 'POST',
  path: '/maybe',
  body: t.Optional(Item),
  responses: { 200: Seen },
  handler: ({ body }) => ({ seen: body ?? 'nothing' }),
});
export const deepItem = open({
  method: 'POST',
  path: '/deep',
  limits: { bodyBytes: 4_000_000, jsonDepth: 64 },
  body: t.Unknown(),
  responses: { 200: Done },
  handler: () => done,
});
/** Closed at every depth: its check alone bounds what a body is. */
export const order = open({
  method: 'POST',
  path: '/orders',
  limits: { bodyBytes: 4_000_000 },
  body: t.Object({ lines: t.Array(t.Object({ price: t.Number(), tags: t.Optional(t.Array(t.String())) })) }),
  responses: { 200: Done },
  handler: () => done,
});
/** A dependency that wants to know the URL must not take the body from the handler. */
const url = api.dependency({ provide: ({ request }) => request.url });
export const peeked = open.with({ url })({
  method: 'POST',
  path: '/peeked',
  limits: { bodyBytes: 1_000_000 },
  body: t.Unknown(),
  responses: { 200: t.Object({ url: t.String(), length: t.Integer() }) },
  handler: ({ body }, context) => ({ url: new URL(context.url).pathname, length: JSON.stringify(body).length }),
});
const taker = api.dependency({ provide: async ({ request }) => (await request.text()).length });
export const taken = open.with({ taker })({ method: 'POST', path: '/taken', body: t.Unknown(), responses: { 200: Done }, handler: () => done });
export const watched = open({
  method: 'GET',
  path: '/watched',
  responses: { 200: t.Object({ aborted: t.Boolean() }) },
  handler: ({ signal }) => ({ aborted: signal.aborted }),
});
export const bodiless = open({ method: 'POST', path: '/bodiless', responses: { 200: Done }, handler: () => done });
export const empty = open({ method: 'DELETE', path: '/items/{id}', responses: { 204: null }, handler: ({ reply }) => reply(204) });
export const echo = open({
  method: 'GET',
  path: '/echo/{text}',
  responses: { 200: t.Object({ text: t.String() }) },
  handler: ({ params }) => ({ text: params.text }),
});
export const files = open({
  method: 'GET',
  path: '/files/{rest}',
  responses: { 200: t.Object({ rest: t.String() }) },
  handler: ({ params }) => ({ rest: params.rest }),
});
export const reserved = open({
  method: 'POST',
  path: '/reserved',
  body: t.Object({ constructor: t.String() }),
  responses: { 200: t.Object({ constructor: t.String() }) },
  handler: ({ body }) => ({ constructor: body.constructor }),
});
