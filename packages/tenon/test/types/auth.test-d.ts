// Schemes of tenon/auth type the caller, their failures, what they need, and the scopes that routes may ask for.
import { createApi, createApp, createClient, plugin, t, type Manifest, type Problem } from 'tenon';
import { anyCaller, apiKeys, basicAuth, jwt, sessions, type Session, type Token } from 'tenon/auth';
import { expect, it, type Equal } from './expect.ts';

declare const manifest: Manifest;
interface Db {
  key(id: string | null): Promise<{ hash: string; caller: { service: string } } | null>;
}
const db = plugin({ name: 'db', start: (): Db => ({ key: async () => null }) });
const api = createApi({ info: { title: '', version: '' }, plugins: { db } });
const provider = { issuer: 'https://id.example', audience: 'api', jwks: 'https://id.example/keys' } as const;
const token = jwt({ ...provider, algorithms: ['ES256'], scopes: { read: 'Read', write: 'Write' } });

it('types the caller', () => {
  api.route.with({ token })({
    method: 'GET',
    responses: { 200: t.String() },
    handler: (_request, context) => {
      expect<Equal<typeof context.token, Token>>();
      return context.token.subject;
    },
  });
});

it('types claims by their schema', () => {
  const typed = jwt({ ...provider, algorithms: ['ES256'], claims: t.Object({ tenant: t.String(), since: t.Date() }), scopesOf: ({ tenant }) => [tenant] });
  expect<Equal<(typeof typed)['~dependency']['provides'], Token<{ tenant: string; since: string }>>>();
});

it('knows its scopes', () => {
  token.requires('read', 'write');
  // @ts-expect-error there is no such scope
  token.requires('delete');
  jwt({ ...provider, algorithms: ['ES256'] }).requires('anything');
});

it('secures routes', () => {
  api.route.with({ token })({ method: 'GET', responses: { 204: null }, handler: () => {} });
  api.route.with({ token }).scope({ security: token.requires('read') })({ method: 'GET', responses: { 204: null }, handler: () => {} });
});

it('may be optional', () => {
  api.route.with({ token: token.optional })({
    method: 'GET',
    responses: { 204: null },
    handler: (_r, context) => void expect<Equal<typeof context.token, Token | null>>(),
  });
});

it('brings its failures to clients', async () => {
  const me = api.route.with({ token })({ method: 'GET', path: '/me', responses: { 200: t.String() }, handler: () => '' });
  const app = createApp({ me });
  const result = await createClient<typeof app>(manifest, { baseUrl: '' }).me();
  expect<Equal<typeof result.status, 200 | 401 | 403>>();
  if (!result.ok) expect<Equal<typeof result.error, Problem>>();
});

it('says whom it trusts, and for what', () => {
  // @ts-expect-error no algorithm
  jwt({ ...provider, algorithms: [] });
  // @ts-expect-error a secret's algorithm, with public keys
  jwt({ ...provider, algorithms: ['HS256'] });
  // @ts-expect-error none is no algorithm
  jwt({ ...provider, algorithms: ['none'] });
  // @ts-expect-error a public key's algorithm, with a secret
  jwt({ issuer: '', audience: '', secret: '', algorithms: ['RS256'] });
  // @ts-expect-error no issuer
  jwt({ audience: 'api', jwks: '', algorithms: ['ES256'] });
  // @ts-expect-error no audience
  jwt({ issuer: '', jwks: '', algorithms: ['ES256'] });
});

it('needs what its lookup needs', () => {
  const key = apiKeys({ find: ({ id }, { db }: { readonly db: Db }) => db.key(id) });
  api.route.with({ key })({ method: 'GET', responses: { 200: t.String() }, handler: (_request, { key }) => key.service });
  const without = createApi({ info: { title: '', version: '' } });
  // @ts-expect-error there is no `db`
  without.route.with({ key });
  const user = basicAuth({ find: (name) => ({ passwordHash: '', caller: { name } }) });
  without.route.with({ user })({ method: 'GET', responses: { 200: t.String() }, handler: (_request, { user }) => user.name });
});

it('is one of several', () => {
  const session = sessions({ data: t.Object({ userId: t.Integer() }), secrets: [''], scopes: { read: 'Read', staff: 'Work here' } });
  const caller = anyCaller({ service: token, person: session });
  caller.requires('read');
  // @ts-expect-error sessions have no such scope
  caller.requires('write');
  api.route.with({ caller })({
    method: 'GET',
    responses: { 200: t.String() },
    handler: (_request, { caller: who }) => {
      expect<
        Equal<typeof who, { readonly kind: 'service'; readonly caller: Token } | { readonly kind: 'person'; readonly caller: Session<{ userId: number }> }>
      >();
      return who.kind;
    },
  });
  api.route.with({ access: session.access })({
    method: 'POST',
    responses: { 204: null },
    handler: async (_request, { access }) => {
      await access.start({ userId: 1 });
      // @ts-expect-error the data has another type
      await access.start({ userId: '1' });
    },
  });
  // @ts-expect-error neither secrets nor a store
  sessions({ data: t.Object({}) });
});
