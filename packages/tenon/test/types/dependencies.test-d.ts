// Dependencies bring values, inputs, failures and security to the routes that use them.
import { bearer, createApi, createClient, dependency, plugin, Problem, problemWith, t, type Checked, type createApp, type Manifest } from 'tenon';
import { expect, it, read, type Equal, type Same } from './expect.ts';

interface Db {
  find(id: string): string | undefined;
  close(): void;
}
declare function open(): Promise<Db>;
declare const manifest: Manifest;

const db = plugin({ name: 'db', start: open, stop: (opened) => opened.close() });
const api = createApi({ info: { title: 'Checks', version: '1.0.0' }, plugins: { db } });
const user = api.dependency({
  security: bearer(),
  responses: { 401: Problem },
  provide: ({ credentials, reply }, context) => {
    expect<Equal<typeof credentials, string>>();
    expect<Equal<typeof context.db, Db>>();
    // @ts-expect-error a dependency answers with its own statuses only
    reply(403, { title: '' });
    return credentials === '' ? reply(401, { title: 'Sign in' }) : { name: credentials };
  },
});
const tenant = api.dependency({
  needs: { user },
  params: t.Object({ tenant: t.Integer() }),
  query: t.Object({ trace: t.Default(t.Boolean(), false) }),
  responses: { 403: Problem, 401: problemWith(t.Object({ realm: t.String() })) },
  provide: async ({ params, query, reply }, { user, db }) => {
    expect<Equal<typeof params, { tenant: number }>>();
    expect<Equal<typeof query, { trace: boolean }>>();
    return db.find(user.name) === undefined ? reply(403, { title: '' }) : { tenant: params.tenant };
  },
});
const packaged = dependency<{ db: Db }>()({ provide: (_request, { db }) => db.find('') ?? null });
const unsigned = createApi({ info: { title: '', version: '' }, plugins: { db } });

it('provides what `provide` returned, without its answers', () => {
  expect<Equal<(typeof user)['~dependency']['provides'], { name: string }>>();
  expect<Equal<(typeof tenant)['~dependency']['provides'], { tenant: number }>>();
  expect<Equal<(typeof packaged)['~dependency']['provides'], string | null>>();
});

it('reads only what it declares', () => {
  api.dependency({
    // @ts-expect-error the slot was not declared
    provide: ({ query }) => query.page,
  });
  api.dependency({
    // @ts-expect-error no security, no credentials
    provide: ({ credentials }) => credentials.length,
  });
  // @ts-expect-error a dependency has no body
  api.dependency({ provide: ({ body }) => body });
});

it('adds only the response headers that it declares', () => {
  api.dependency({
    responseHeaders: t.Object({ 'x-left': t.Integer() }),
    provide: ({ addHeaders }) => {
      addHeaders({ 'x-left': 1 });
      // @ts-expect-error a header of another type
      addHeaders({ 'x-left': 'one' });
      // @ts-expect-error a header that was not declared
      addHeaders({ 'x-other': 1 });
    },
  });
  // @ts-expect-error none was declared
  api.dependency({ provide: ({ addHeaders }) => addHeaders({ 'x-left': 1 }) });
});

it('refuses a need that is not bound, with a sentence', () => {
  // @ts-expect-error 'tenant' needs 'user'
  api.route.with({ tenant });
  // @ts-expect-error 'tenant' needs 'user', in a scope too
  api.route.scope({ with: { tenant } });
  api.route.with({ user, tenant });
  api.route.with({ user }).with({ tenant });
  api.route.scope({ with: { user, tenant } });
  type Refusal = Checked<{ tenant: typeof tenant }, { db: Db }>['tenant'];
  expect<Equal<Refusal, "'tenant' needs 'user': bind it too, as in with({ user, tenant })">>();
});

it('refuses a need that is bound to another type', () => {
  const user = dependency()({ provide: () => 42 });
  // @ts-expect-error this 'user' is a number
  api.route.with({ user, tenant });
});

it('refuses a name that is taken, with a sentence', () => {
  const signed = api.route.with({ user });
  // @ts-expect-error the name 'user' is taken
  signed.with({ user });
  // @ts-expect-error the name 'db' is taken by a plugin
  signed.with({ db: packaged });
  expect<Equal<Checked<{ db: typeof user }, { db: Db }>['db'], "'db' is bound already: choose another name">>();
});

it('of a package needs its plugins in the api', () => {
  unsigned.route.with({ packaged });
  // @ts-expect-error this api has no plugin 'db'
  createApi({ info: { title: '', version: '' }, security: 'public' }).route.with({ packaged });
});

it('takes values made by dependency() only', () => {
  // @ts-expect-error a plain function is no dependency
  api.route.with({ user: () => 'me' });
  // @ts-expect-error a plugin is bound by the api
  api.route.with({ db });
});

const tenantRoute = api.route.with({ user, tenant, packaged }).scope({ prefix: '/tenants/{tenant}' })({
  method: 'GET',
  path: '/items/{id}',
  responses: { 200: t.String() },
  handler: ({ params, query }, context) => {
    expect<Same<typeof params, { tenant: number; id: string }>>();
    expect<Equal<typeof query.trace, boolean>>();
    expect<Equal<typeof context.user, { name: string }>>();
    expect<Equal<typeof context.tenant, { tenant: number }>>();
    expect<Equal<typeof context.packaged, string | null>>();
    expect<Equal<typeof context.db, Db>>();
    // @ts-expect-error nothing else is bound
    read(context.admin);
    return `${params.tenant}`;
  },
});
const client = createClient<ReturnType<typeof createApp<{ tenantRoute: typeof tenantRoute }>>>(manifest, { baseUrl: '' });

it('reaches clients with its inputs', async () => {
  await client.tenantRoute({ params: { tenant: 1, id: '' }, query: { trace: true } });
  await client.tenantRoute({ params: { tenant: 1, id: '' } });
  // @ts-expect-error the dependency decodes {tenant} to a number
  client.tenantRoute({ params: { tenant: 'a', id: '' } });
  // @ts-expect-error the dependency reads no such parameter
  client.tenantRoute({ params: { tenant: 1, id: '' }, query: { tracing: true } });
});

it('reaches clients with its failures; a status twice is a union of bodies', async () => {
  const result = await client.tenantRoute({ params: { tenant: 1, id: '' } });
  expect<Equal<typeof result.status, 200 | 401 | 403>>();
  if (result.status === 401) expect<Equal<typeof result.error, Problem | (Problem & { realm: string })>>();
  if (result.status === 403) expect<Equal<typeof result.error, Problem>>();
});

it('joins its query to that of the route', () => {
  const paged = dependency()({ query: t.Object({ page: t.Default(t.Integer(), 1) }), provide: ({ query }) => query.page });
  unsigned.route.scope({ security: 'public', with: { paged } })({
    method: 'GET',
    query: t.Object({ tag: t.String() }),
    responses: { 204: null },
    handler: ({ query }) => expect<Same<typeof query, { tag: string; page: number }>>() && undefined,
  });
});

it('releases the value that it provided', () => {
  api.dependency({
    responses: { 503: Problem },
    provide: async ({ reply }, { db }) => (db.find('') === undefined ? reply(503, { title: '' }) : { connection: 1, end() {} }),
    release: (value) => {
      expect<Equal<typeof value.connection, number>>();
      // @ts-expect-error an answer is never released
      read(value['~status']);
      return value.end();
    },
  });
  api.dependency({ provide: () => 'text', release: (value: string) => value.length });
  // @ts-expect-error another type than what is provided
  api.dependency({ provide: () => 'text', release: (value: number) => value });
  api.dependency({
    // @ts-expect-error written before `provide`, the value is unknown
    release: (value) => value.length,
    provide: (_request, { db }) => db.find('') ?? '',
  });
});

it('refuses an unknown member of its literal', () => {
  // @ts-expect-error there is no `reponses`
  api.dependency({ reponses: { 401: Problem }, provide: () => 1 });
});
