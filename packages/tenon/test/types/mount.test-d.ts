// Routes made without an api say what they need; `mount` checks it where they join one.
import {
  bearer,
  createApi,
  createApp,
  createClient,
  createPathClient,
  dependency,
  mount,
  plugin,
  Problem,
  routes,
  t,
  type Fitting,
  type ForeignMount,
  type Manifest,
} from 'tenon';
import { expect, it, type Equal } from './expect.ts';

interface Db {
  find(id: string): string | undefined;
}
declare function openDb(): Promise<Db>;
declare const manifest: Manifest;

const pack = routes<{ db: Db }>().scope({ security: 'public', prefix: '/notes' });
const get = pack({
  method: 'GET',
  path: '/{id}',
  query: t.Object({ full: t.Optional(t.Boolean()) }),
  responses: { 200: t.Date(), 404: Problem },
  handler: ({ params, reply }, { db }) => {
    expect<Equal<typeof db, Db>>();
    return db.find(params.id) === undefined ? reply(404, { title: '' }) : new Date();
  },
});
const notes = { get, Note: t.Object({ at: t.Date() }), helper: () => 1 };

const api = createApi({ info: { title: '', version: '' }, plugins: { db: plugin({ name: 'db', start: openDb }) } });
const user = api.dependency({
  security: bearer(),
  query: t.Object({ as: t.Optional(t.String()) }),
  responses: { 401: Problem },
  provide: ({ credentials }) => credentials,
});
const staff = api.route.with({ user }).scope({ prefix: '/tenants/{tenant}' });
const open = api.route.scope({ security: 'public' });

it('gives handlers of a package what it asked for, and nothing else', () => {
  pack({
    method: 'GET',
    responses: { 204: null },
    // @ts-expect-error the package did not ask for a user
    handler: (_request, { user }) => user,
  });
  routes()({ method: 'GET', responses: { 204: null }, handler: () => {} });
});

it('takes a package whose needs are there', () => {
  mount(open, notes);
  mount(staff, { notes, deeper: { notes } });
});

it('refuses a package whose needs are not there, with a sentence', () => {
  const bare = createApi({ info: { title: '', version: '' }, security: 'public' });
  // @ts-expect-error 'get' needs 'db'
  mount(bare.route, notes);
  // @ts-expect-error 'get' needs 'db', however deep it stands
  mount(bare.route, { deeper: { notes } });
  type Refusal = Fitting<typeof notes, {}>['get'];
  expect<Equal<Refusal, "'get' needs 'db': mount it with a kind of route that has it">>();
  const other = createApi({ info: { title: '', version: '' }, security: 'public', plugins: { db: plugin({ name: 'db', start: () => ({ query() {} }) }) } });
  // @ts-expect-error this 'db' is another one
  mount(other.route, notes);
});

it('lets a dependency meet a need', () => {
  const bare = createApi({ info: { title: '', version: '' }, security: 'public' });
  const db = dependency()({ provide: (): Db => ({ find: () => undefined }) });
  mount(bare.route.with({ db }), notes);
});

const app = createApp({ notes: mount(staff, notes), plain: mount(open, { notes }) });
const client = createClient<typeof app>(manifest, { baseUrl: '' });

it('adds the failures of the kind that mounts', async () => {
  const guarded = await client.notes.get({ params: { tenant: 'a', id: '1' } });
  expect<Equal<typeof guarded.status, 200 | 401 | 404>>();
  if (guarded.ok) expect<Equal<typeof guarded.data, Date>>();
  const plain = await client.plain.notes.get({ params: { id: '1' } });
  expect<Equal<typeof plain.status, 200 | 404>>();
});

it('adds the prefix and the inputs of the kind that mounts', () => {
  client.notes.get({ params: { tenant: 'a', id: '1' }, query: { as: 'root', full: true } });
  // @ts-expect-error the prefix has a parameter
  client.notes.get({ params: { id: '1' } });
  // @ts-expect-error nobody reads this
  client.plain.notes.get({ params: { id: '1' }, query: { as: 'root' } });
  const paths = createPathClient<typeof app>({ baseUrl: '' });
  expect<Equal<keyof typeof paths, 'GET /tenants/{tenant}/notes/{id}' | 'GET /notes/{id}'>>();
});

it('has nothing to call where the package exports something else', () => {
  expect<Equal<typeof client.notes.Note, never>>();
  expect<Equal<typeof client.notes.helper, never>>();
});

it('takes a foreign fetch handler, hidden from clients', () => {
  const legacy = mount(open.scope({ prefix: '/legacy' }), (request) => new Response(request.url));
  expect<Equal<typeof legacy, ForeignMount>>();
  // @ts-expect-error a fetch handler answers with a Response
  mount(open, () => 'text');
  const mixed = createApp({ legacy, notes: mount(open, notes) });
  const mixedClient = createClient<typeof mixed>(manifest, { baseUrl: '' });
  expect<Equal<typeof mixedClient.legacy, never>>();
});

it('mounts packages within packages', () => {
  const outer = routes<{ db: Db; clock: () => Date }>().scope({ prefix: '/outer', security: 'public' });
  const both = mount(outer, notes);
  // @ts-expect-error 'get' needs 'clock' now
  mount(open, both);
  // @ts-expect-error the outer package has no 'db' to give
  mount(routes<{ clock: () => Date }>().scope({ security: 'public' }), notes);
});
