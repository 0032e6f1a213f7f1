import { describe, expect, it } from 'vitest';
import {
  basic,
  bearer,
  content,
  createApi,
  csv,
  createApp,
  DeclarationError,
  dependency,
  json,
  mapError,
  plugin,
  Problem,
  response,
  routes,
  t,
  webhook,
} from '../src/index.ts';

const api = createApi({ info: { title: 'Shop', version: '1.0.0' } });
const open = api.route.scope({ security: 'public' });
const text = { 200: t.String() };
const answer = (): string => '';

async function messageOf(tree: Record<string, unknown>): Promise<string> {
  try {
    await createApp(tree).open();
  } catch (error) {
    if (error instanceof DeclarationError) return error.message;
    throw error;
  }
  throw new Error('the app opened');
}

class OutOfStock extends Error {}
const user = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ credentials }) => credentials });
const circle: Record<string, never> = {};
const left = dependency()({ needs: circle, provide: () => 1 });
const right = dependency()({ needs: { left }, provide: () => 2 });
Object.assign(circle, { right });

const cases: readonly { readonly what: string; readonly tree: Record<string, unknown> }[] = [
  {
    what: 'media types that cannot be',
    tree: {
      one: open({
        method: 'POST',
        path: '/a',
        body: content(t.Array(t.Object({})), csv()),
        responses: { 200: content(t.Object({}), csv(), json()) },
        handler: answer as never,
      }),
      two: open({
        method: 'POST',
        path: '/b',
        body: content(t.Object({}), json(), json()),
        responses: { 200: content(t.Object({})) },
        handler: answer as never,
      }),
      three: open({
        method: 'POST',
        path: '/c',
        responses: text,
        handler: answer,
        callbacks: { done: { 'https://x.test': webhook({ body: content(t.Array(t.Object({})), csv()), responses: { 204: null } }) } },
      }),
    },
  },
  {
    what: 'a duplicate route',
    tree: {
      one: open({ method: 'GET', path: '/a', responses: text, handler: answer }),
      two: open({ method: 'GET', path: '/a', responses: text, handler: answer }),
    },
  },
  {
    what: 'an ambiguous route',
    tree: {
      one: open({ method: 'GET', path: '/a/{x}', responses: text, handler: answer }),
      two: open({ method: 'GET', path: '/a/{y}', responses: text, handler: answer }),
    },
  },
  {
    what: 'a path parameter without a schema member',
    tree: { one: open({ method: 'GET', path: '/a/{id}', params: t.Object({ ident: t.String() }) as never, responses: text, handler: answer }) },
  },
  {
    what: 'one component name with two shapes',
    tree: {
      one: open({ method: 'GET', path: '/a', responses: { 200: t.Object({ a: t.String() }, { $id: 'Thing' }) }, handler: () => ({ a: '' }) }),
      two: open({ method: 'GET', path: '/b', responses: { 200: t.Object({ b: t.String() }, { $id: 'Thing' }) }, handler: () => ({ b: '' }) }),
    },
  },
  {
    what: 'a route without security',
    tree: { one: (api.route as typeof open)({ method: 'GET', path: '/a', responses: text, handler: answer }) },
  },
  { what: 'a dependency cycle', tree: { one: open.with({ right } as never)({ method: 'GET', path: '/a', responses: text, handler: answer }) } },
  {
    what: 'a missing need',
    tree: {
      one: open.with({ lost: dependency()({ needs: { db: undefined as never }, provide: () => 1 }) } as never)({
        method: 'GET',
        path: '/a',
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'an exponential pattern',
    tree: { one: open({ method: 'GET', path: '/a', query: t.Object({ q: t.String({ pattern: '^(a+)+$' }) }), responses: text, handler: answer }) },
  },
  {
    what: 'an undeclared mapped error',
    tree: {
      one: open.scope({ errors: [mapError(OutOfStock, 409, () => ({ title: 'Out of stock' }))], responses: { 409: t.Object({ left: t.Integer() }) } })({
        method: 'GET',
        path: '/a',
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'public beside a dependency that requires credentials',
    tree: { one: open.with({ user })({ method: 'GET', path: '/a', responses: text, handler: answer }) },
  },
  {
    what: 'a public api with a scheme',
    tree: {
      one: createApi({ info: { title: 'Shop', version: '1.0.0' }, security: 'public' }).route.with({ user })({
        method: 'GET',
        path: '/a',
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'the same name bound twice',
    tree: {
      one: open.with({ right: dependency()({ provide: () => 1 }) }).with({ right: dependency()({ provide: () => 1 }) } as never)({
        method: 'GET',
        path: '/a',
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'a route that stands in the app twice',
    tree: (() => {
      const one = open({ method: 'GET', path: '/a', responses: text, handler: answer });
      return { one, again: { one } };
    })(),
  },
  {
    what: 'two operations with one id',
    tree: {
      one: open({ method: 'GET', path: '/a', operationId: 'same', responses: text, handler: answer }),
      two: open({ method: 'GET', path: '/b', operationId: 'same', responses: text, handler: answer }),
    },
  },
  { what: 'a body on GET', tree: { one: open({ method: 'GET', path: '/a', body: t.String(), responses: text, handler: answer }) } },
  { what: 'a 204 with a body', tree: { one: open({ method: 'GET', path: '/a', responses: { 204: t.String() }, handler: ({ reply }) => reply(204, '') }) } },
  {
    what: 'a reserved header',
    tree: { one: open({ method: 'GET', path: '/a', headers: t.Object({ Authorization: t.String() }), responses: text, handler: answer }) },
  },
  { what: 'a query that is no object', tree: { one: open({ method: 'GET', path: '/a', query: t.String(), responses: text, handler: answer }) } },
  {
    what: 'a style that the place cannot have',
    tree: { one: open({ method: 'GET', path: '/a', query: t.Object({ q: t.Array(t.String(), { style: 'matrix' }) }), responses: text, handler: answer }) },
  },
  {
    what: 'a query parameter declared in two ways',
    tree: {
      one: open.with({ page: dependency()({ query: t.Object({ page: t.Integer() }), provide: () => 1 }) })({
        method: 'GET',
        path: '/a',
        query: t.Object({ page: t.String() }),
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'a status declared in two ways',
    tree: {
      one: open.scope({ responses: { 404: Problem } })({
        method: 'GET',
        path: '/a',
        responses: { 200: t.String(), 404: t.String() },
        handler: () => '' as never,
      }),
    },
  },
  {
    what: 'a scheme name for two schemes',
    tree: {
      one: api.route.with({ user })({ method: 'GET', path: '/a', responses: text, handler: answer }),
      two: api.route.with({ user: api.dependency({ security: bearer({ format: 'JWT' }), provide: ({ credentials }) => credentials }) })({
        method: 'GET',
        path: '/b',
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'credentials that nothing verifies',
    tree: { one: api.route.scope({ security: bearer() })({ method: 'GET', path: '/a', responses: text, handler: answer }) },
  },
  {
    what: 'bearer and basic credentials at once',
    tree: {
      one: api.route.with({ user, other: api.dependency({ security: basic(), provide: () => 1 }) })({
        method: 'GET',
        path: '/a',
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'a limit that is no number',
    tree: { one: open({ method: 'GET', path: '/a', limits: { jsonDepth: Number.NaN }, responses: text, handler: answer }) },
  },
  { what: 'a colon in place of braces', tree: { one: open({ method: 'GET', path: '/a/:id', responses: text, handler: answer }) } },
  {
    what: 'a body that is not JSON',
    tree: { one: open({ method: 'GET', path: '/a', responses: { 200: response({ body: t.String(), mediaType: 'text/html' }) }, handler: answer }) },
  },
  { what: 'a route without handler and responses', tree: { one: open({ method: 'get', path: '/a' } as never) } },
  {
    what: 'a package that a public dependency opens',
    tree: {
      one: api.route.with({ limited: api.dependency({ security: 'public', provide: () => 1 }) })({
        method: 'GET',
        path: '/a',
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'routes of a package that are not mounted',
    tree: { one: routes().scope({ security: 'public' })({ method: 'GET', path: '/a', responses: text, handler: answer }) },
  },
  {
    what: 'a schema of another TypeBox major',
    tree: { one: open({ method: 'POST', path: '/a', body: { '~kind': 'String', type: 'string' }, responses: text, handler: answer }) },
  },
  { what: 'a parameter named rest that is not last', tree: { one: open({ method: 'GET', path: '/{rest}/a', responses: text, handler: answer }) } },
  {
    what: 'a path whose parameter has two names',
    tree: {
      one: open({ method: 'GET', path: '/a/{x}', responses: text, handler: answer }),
      two: open({ method: 'PUT', path: '/a/{y}', responses: text, handler: answer }),
    },
  },
  {
    what: 'a default that breaks its own schema',
    tree: { one: open({ method: 'GET', path: '/a', query: t.Object({ page: t.Default(t.Integer({ minimum: 1 }), 0) }), responses: text, handler: answer }) },
  },
  {
    what: 'a schema that refers to itself at once',
    tree: {
      one: open({
        method: 'POST',
        path: '/a',
        body: { $ref: '#/$defs/a', $defs: { a: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/a' }] } } },
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'a link that leads nowhere',
    tree: {
      one: open({
        method: 'GET',
        path: '/a',
        responses: { 200: response({ body: t.String(), links: { next: { operationId: 'nowhere' } } }) },
        handler: answer,
      }),
    },
  },
  {
    what: 'a link that fills a parameter that is not there',
    tree: {
      one: open({
        method: 'GET',
        path: '/a/{id}',
        responses: { 200: response({ body: t.String(), links: { self: { operationId: 'one', parameters: { id: 1, 'path.id': 1, page: 1 } } } }) },
        handler: answer,
      }),
    },
  },
  {
    what: 'a response example that breaks its schema',
    tree: {
      one: open({
        method: 'GET',
        path: '/a',
        responses: {
          200: response({ body: t.Object({ n: t.Integer(), at: t.Date() }), examples: { good: { n: 1, at: new Date(0) }, bad: { n: 'x', at: new Date(0) } } }),
        },
        handler: () => ({ n: 1, at: new Date() }),
      }),
    },
  },
  {
    what: 'a schema example that breaks its schema',
    tree: {
      one: open({
        method: 'POST',
        path: '/a',
        body: t.Object({ a: t.String({ examples: ['fine', 1] }), b: t.Default(t.Integer(), 1) }, { examples: [{ a: 'b is filled in' }] }),
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'deprecations that no header can say',
    tree: {
      one: open({ method: 'GET', path: '/a', deprecated: { since: 'yesterday', successor: '/b/{id}' }, responses: text, handler: answer }),
      two: open({ method: 'GET', path: '/b', deprecated: { since: '2026-02-01', sunset: '2026-01-01' }, responses: text, handler: answer }),
    },
  },
  {
    what: 'callbacks that go nowhere',
    tree: {
      one: open({
        method: 'POST',
        path: '/a',
        callbacks: { done: { 'not a url': webhook({ responses: { 204: null } }) }, other: { '{$request.body#/url}': {} as never } },
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'a callback with the operationId of a route',
    tree: {
      one: open({
        method: 'POST',
        path: '/a',
        callbacks: { done: { '{$request.body#/url}': webhook({ operationId: 'one', responses: { 204: null } }) } },
        responses: text,
        handler: answer,
      }),
    },
  },
  {
    what: 'a path that runs into its prefix',
    tree: { one: open.scope({ prefix: '/products' })({ method: 'GET', path: 'search', responses: text, handler: answer }) },
  },
];

describe('boot', () => {
  it.each(cases)('refuses $what', async ({ tree }) => {
    expect(await messageOf(tree)).toMatchSnapshot();
  });

  it('reports all mistakes of an app together', async () => {
    const all = Object.fromEntries(cases.slice(0, 9).map(({ tree }, index) => [`case${index}`, tree]));
    const message = await messageOf(all);
    expect(message.match(/^ {2}\S.* \[[a-z-]+\.[a-z-]+\]$/gm)?.length).toBeGreaterThanOrEqual(9);
  });

  it('shows the first of very many mistakes, and keeps them all', async () => {
    const numbers = Array.from({ length: 1234 }, (_, index) => index);
    const tree = Object.fromEntries(numbers.map((number) => [`r${number}`, open({ method: 'GET', path: `wrong${number}`, responses: text, handler: answer })]));
    const error: unknown = await createApp(tree)
      .open()
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof DeclarationError)) throw error;
    expect(error.mistakes).toHaveLength(1234);
    const lines = error.message.split('\n');
    expect(lines).toHaveLength(1 + 2 * 20 + 1);
    expect(lines[0]).toBe('This app has 1,234 mistakes in its declarations:');
    expect(lines.at(-1)).toBe("  and 1,214 more: the error's `mistakes` has them all");
  });

  it('opens an app without mistakes', async () => {
    const db = plugin({ name: 'db', start: () => ({}) });
    const fine = createApi({ info: { title: 'Shop', version: '1.0.0' }, plugins: { db } }).route.scope({ security: 'public' });
    const one = fine({
      method: 'GET',
      path: '/a',
      responses: { 200: response({ body: t.String(), headers: t.Object({ etag: t.Optional(t.String()) }) }) },
      handler: ({ reply }) => reply(200, '', {}),
    });
    await expect(createApp({ one }).open()).resolves.toBeDefined();
  });
});
