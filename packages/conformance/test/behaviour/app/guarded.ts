import { anyOf, apiKey, basic, bearer, optional, problem, Problem, t } from 'tenon';
import { api, Item } from './api.ts';

/** A dependency that knows one good value of its scheme's credentials. */
const admits = (credentials: unknown, good: string): boolean =>
  (typeof credentials === 'object' ? Object.values(credentials ?? {}).join(':') : credentials) === good;
const users = {
  bearer: api.dependency({
    security: bearer(),
    responses: { 401: Problem, 403: Problem },
    provide: ({ credentials, reply }) =>
      credentials === 'guest' ? reply(403, { title: 'Guests may not' }) : admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' }),
  }),
  basic: api.dependency({
    security: basic({ realm: 'a "b"' }),
    responses: { 401: Problem },
    provide: ({ credentials, reply }) => (admits(credentials, 'ann:s:ü') ? credentials.username : reply(401, { title: 'Sign in' })),
  }),
  header: api.dependency({
    security: apiKey({ in: 'header', name: 'X-Key' }),
    responses: { 401: Problem },
    provide: ({ credentials, reply }) => (admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })),
  }),
  query: api.dependency({
    security: apiKey({ in: 'query', name: 'key' }),
    responses: { 401: Problem },
    provide: ({ credentials, reply }) => (admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })),
  }),
  cookie: api.dependency({
    security: apiKey({ in: 'cookie', name: 'sid' }),
    responses: { 401: Problem },
    provide: ({ credentials, reply }) => (admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })),
  }),
  any: api.dependency({
    security: anyOf(bearer(), apiKey({ in: 'header', name: 'X-Key' })),
    responses: { 401: Problem },
    provide: ({ credentials, reply }) => (admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })),
  }),
  optional: api.dependency({
    security: optional(bearer()),
    responses: { 401: Problem },
    provide: ({ credentials, reply }) => (credentials === undefined ? 'nobody' : admits(credentials, 'good') ? 'ann' : reply(401, { title: 'Sign in' })),
  }),
};
const Who = t.Object({ who: t.String() });
export const guarded = {
  bearer: api.route.with({ user: users.bearer })({
    method: 'GET',
    path: '/guarded/bearer',
    responses: { 200: Who },
    handler: (_, { user }) => ({ who: user }),
  }),
  write: api.route.with({ user: users.bearer })({
    method: 'POST',
    path: '/guarded/bearer',
    body: Item,
    responses: { 200: Who },
    handler: (_, { user }) => ({ who: user }),
  }),
  basic: api.route.with({ user: users.basic })({ method: 'GET', path: '/guarded/basic', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  header: api.route.with({ user: users.header })({
    method: 'GET',
    path: '/guarded/header',
    responses: { 200: Who },
    handler: (_, { user }) => ({ who: user }),
  }),
  query: api.route.with({ user: users.query })({ method: 'GET', path: '/guarded/query', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  cookie: api.route.with({ user: users.cookie })({
    method: 'GET',
    path: '/guarded/cookie',
    responses: { 200: Who },
    handler: (_, { user }) => ({ who: user }),
  }),
  any: api.route.with({ user: users.any })({ method: 'GET', path: '/guarded/any', responses: { 200: Who }, handler: (_, { user }) => ({ who: user }) }),
  optional: api.route.with({ user: users.optional })({
    method: 'GET',
    path: '/guarded/optional',
    responses: { 200: Who },
    handler: (_, { user }) => ({ who: user }),
  }),
  thrown: api.route.with({ user: users.bearer })({
    method: 'GET',
    path: '/guarded/thrown',
    responses: { 200: Who },
    handler: () => {
      throw problem(401, { title: 'Signed out meanwhile' });
    },
  }),
};
