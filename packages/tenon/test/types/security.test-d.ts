// A route is never open by accident: it, its scope, a dependency or the api says what its security is.
import { anyOf, apiKey, basic, bearer, createApi, optional, t, type RouteFactory, type UnsecuredFactory } from 'tenon';
import { expect, it, type Equal } from './expect.ts';

const info = { title: '', version: '' };
const api = createApi({ info });
const literal = { method: 'GET', responses: { 200: t.String() }, handler: () => '' } as const;

it('must be said somewhere', () => {
  // @ts-expect-error says that security is missing
  api.route(literal);
  // @ts-expect-error a prefix says nothing about security
  api.route.scope({ prefix: '/x' })(literal);
  // @ts-expect-error a dependency without security does not secure a route
  api.route.with({ unsecured: api.dependency({ provide: () => 1 }) })(literal);
});

it('is said by the literal', () => {
  api.route({ ...literal, security: 'public' });
  api.route({ ...literal, security: bearer() });
});

it('is said by the scope', () => {
  api.route.scope({ security: 'public' })(literal);
  api.route.scope({ security: bearer() }).scope({ prefix: '/x' })(literal);
});

it('is said by a dependency', () => {
  const user = api.dependency({ security: bearer(), provide: ({ credentials }) => credentials });
  api.route.with({ user })(literal);
  api.route.scope({ with: { user } })(literal);
});

it('is said by the api', () => {
  createApi({ info, security: 'public' }).route(literal);
  createApi({ info, security: bearer() }).route(literal);
  createApi({ info, security: bearer() }).route({ ...literal, security: 'public' });
});

it('shows in the type of the factory', () => {
  expect<Equal<typeof api.route, UnsecuredFactory<{}, {}, {}, {}, {}, ''>>>();
  const secured = createApi({ info, security: bearer() });
  expect<Equal<typeof secured.route, RouteFactory<{}, {}, {}, {}, {}, ''>>>();
});

it('types credentials by scheme', () => {
  api.dependency({ security: bearer(), provide: ({ credentials }) => expect<Equal<typeof credentials, string>>() });
  api.dependency({
    security: basic(),
    provide: ({ credentials }) => expect<Equal<typeof credentials, { readonly username: string; readonly password: string }>>(),
  });
  api.dependency({ security: optional(bearer()), provide: ({ credentials }) => expect<Equal<typeof credentials, string | undefined>>() });
  const keyed = api.dependency({ security: optional(anyOf(basic(), apiKey({ in: 'query', name: 'key' }))), provide: ({ credentials }) => credentials });
  expect<Equal<(typeof keyed)['~dependency']['provides'], string | { readonly username: string; readonly password: string } | undefined>>();
});

it('refuses what is no scheme', () => {
  // @ts-expect-error a scheme or 'public'
  api.route({ ...literal, security: 'private' });
  // @ts-expect-error a key is in a header, the query or a cookie
  apiKey({ in: 'body', name: 'key' });
  // @ts-expect-error 'public' is no alternative
  anyOf(bearer(), 'public');
});
