import { SignJWT } from 'jose';
import { createApi, createApp, openapi, t } from 'tenon';
import { anyCaller, apiKeys, hashApiKey, jwt } from 'tenon/auth';
import { testApp } from 'tenon/testing';
import { expect, it } from 'vitest';

const secret = 'a secret of at least thirty-two bytes';
const scopes = { read: 'Read', write: 'Write' } as const;
const token = jwt({ issuer: 'me', audience: 'api', algorithms: ['HS256'], secret, scopes });
const key = apiKeys({ find: async ({ hash }) => ({ hash: await hashApiKey('right'), caller: hash.length, scopes: ['read'] }), scopes });
const caller = anyCaller({ service: token, machine: key });
const api = createApi({ info: { title: 'Callers', version: '1' } });
const kind = api.route.with({ caller });
const app = createApp({
  read: kind({
    method: 'GET',
    path: '/read',
    security: caller.requires('read'),
    responses: { 200: t.String() },
    handler: (_request, { caller: who }) => (who.kind === 'service' ? who.caller.subject : `machine ${who.caller}`),
  }),
  write: kind({ method: 'PUT', path: '/write', security: caller.requires('write'), responses: { 204: null }, handler: () => {} }),
  service: kind({ method: 'PUT', path: '/services-only', security: token.requires('write'), responses: { 204: null }, handler: () => {} }),
});
const { fetch } = testApp(app);
const signed = (scope: string): Promise<string> =>
  new SignJWT({ scope, iss: 'me', aud: 'api', sub: 'ann' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('5 min')
    .sign(new TextEncoder().encode(secret));

it('knows callers by the scheme that they came with', async () => {
  const bearer = `Bearer ${await signed('read')}`;
  expect(await (await fetch('/read', { headers: { authorization: bearer } })).text()).toBe('"ann"');
  expect(await (await fetch('/read', { headers: { 'x-api-key': 'right' } })).text()).toBe('"machine 43"');
  expect(await (await fetch('/read', { headers: { 'x-api-key': 'wrong', authorization: bearer } })).text()).toBe('"ann"');
});

it('refuses by the first scheme that has credentials', async () => {
  expect((await fetch('/read')).headers.get('www-authenticate')).toBe('Bearer, ApiKey in="header", name="x-api-key"');
  for (const headers of [{ 'x-api-key': 'wrong' }, { authorization: 'Bearer a.b.c', 'x-api-key': 'right' }]) {
    const response = await fetch('/read', { headers });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token", ApiKey in="header", name="x-api-key"']);
  }
});

it('asks every scheme for the scopes of a route', async () => {
  expect((await fetch('/write', { method: 'PUT', headers: { 'x-api-key': 'right' } })).status).toBe(403);
  expect((await fetch('/write', { method: 'PUT', headers: { authorization: `Bearer ${await signed('read')}` } })).status).toBe(403);
  expect((await fetch('/write', { method: 'PUT', headers: { authorization: `Bearer ${await signed('write')}` } })).status).toBe(204);
});

it('can be narrowed to one scheme', async () => {
  expect((await fetch('/services-only', { method: 'PUT', headers: { 'x-api-key': 'right' } })).status).toBe(401);
  expect((await fetch('/services-only', { method: 'PUT', headers: { authorization: `Bearer ${await signed('write')}` } })).status).toBe(204);
});

it('is documented as it is', async () => {
  const { paths } = await openapi(app);
  expect(paths?.['/read']?.get?.security).toEqual([{ jwt: ['read'] }, { 'x-api-key': ['read'] }]);
  expect(paths?.['/services-only']?.put?.security).toEqual([{ jwt: ['write'] }]);
});

it('tells tokens of two schemes in one header apart by their form', async () => {
  const opaque = apiKeys({ in: 'bearer', find: async ({ hash }) => ({ hash: await hashApiKey('bks_opaque'), caller: hash.length, scopes: ['read'] }), scopes });
  const both = anyCaller({ service: token, person: opaque });
  const who = api.route.with({ both })({
    method: 'GET',
    path: '/who',
    security: both.requires('read'),
    responses: { 200: t.String() },
    handler: (_r, context) => context.both.kind,
  });
  const one = createApp({ who });
  const ask = (text: string): Promise<Response> => testApp(one).fetch('/who', { headers: { authorization: `Bearer ${text}` } });
  expect(await (await ask(await signed('read'))).text()).toBe('"service"');
  expect(await (await ask('bks_opaque')).text()).toBe('"person"');
  for (const wrong of ['bks_other', 'a.b.c', `${await signed('read')}x`]) expect((await ask(wrong)).status).toBe(401);
  expect((await openapi(one)).paths?.['/who']?.get?.security).toEqual([{ jwt: ['read'] }, { bearer: ['read'] }]);
});
