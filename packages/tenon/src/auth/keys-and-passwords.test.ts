import { createApi, createApp, openapi, plugin, t } from 'tenon';
import { apiKeys, basicAuth, hashApiKey, hashPassword, newApiKey, verifyPassword, type PresentedKey, type StoredKey } from 'tenon/auth';
import { testApp } from 'tenon/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isSameText } from './secrets.ts';

interface Db {
  readonly keys: Map<string, StoredKey<string>>;
  readonly asked: PresentedKey[];
}

describe('a key', () => {
  const db = plugin({ name: 'db', start: (): Db => opened });
  const opened: Db = { keys: new Map(), asked: [] };
  const api = createApi({ info: { title: 'Keys', version: '1' }, plugins: { db } });
  const service = apiKeys({
    find: (key, { db }: { readonly db: Db }) => {
      db.asked.push(key);
      return db.keys.get(key.id ?? key.hash);
    },
    scopes: { read: 'Read', write: 'Write' },
  });
  const route = api.route.with({ service });
  const handler = (_request: unknown, { service }: { readonly service: string }): string => service;
  const app = createApp({
    read: route({ method: 'GET', path: '/read', security: service.requires('read'), responses: { 200: t.String() }, handler }),
    write: route({ method: 'PUT', path: '/write', security: service.requires('read', 'write'), responses: { 200: t.String() }, handler }),
  });
  const { fetch } = testApp(app);
  const ask = async (key: string, path = '/read', method = 'GET'): Promise<number> => (await fetch(path, { method, headers: { 'x-api-key': key } })).status;

  it('is good when its hash is stored, for the scopes that it has', async () => {
    const { key, id, hash } = await newApiKey('shop');
    expect(key).toMatch(new RegExp(`^shop_${id}_[A-Za-z0-9_-]{43}$`));
    expect(hash).toBe(await hashApiKey(key));
    opened.keys.set(id, { hash, caller: 'warehouse', scopes: ['read'] });
    expect(await ask(key)).toBe(200);
    expect(await ask(key, '/write', 'PUT')).toBe(403);
  });

  it('is nothing to a store but an id and a hash', async () => {
    const { key, id, hash } = await newApiKey('shop');
    opened.asked.length = 0;
    expect(await ask(key)).toBe(401);
    expect(opened.asked).toEqual([{ id, hash }]);
    expect(JSON.stringify(opened.asked)).not.toContain(key.slice(-43));
  });

  it('is refused for a store that finds somebody else’s', async () => {
    const { key, id } = await newApiKey('shop');
    opened.keys.set(id, { hash: await hashApiKey('another'), caller: 'warehouse' });
    const response = await fetch('/read', { headers: { 'x-api-key': key } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('ApiKey in="header", name="x-api-key"');
    expect(await response.json()).toMatchObject({ code: 'security.credentials-refused' });
  });

  it('can be of another form, found by its hash', async () => {
    opened.keys.set(await hashApiKey('legacy key'), { hash: await hashApiKey('legacy key'), caller: 'old', scopes: ['read'] });
    expect(await ask('legacy key')).toBe(200);
    expect(await ask('legacy key ')).toBe(200); // HTTP trims values
    expect(await ask('legacy kez')).toBe(401);
  });

  it('ends', async () => {
    const { key, id, hash } = await newApiKey('shop');
    for (const [expiresAt, status] of [
      [new Date(Date.now() + 60_000), 200],
      [new Date(Date.now() - 1), 401],
      [new Date(NaN), 401],
      [null, 200],
    ] as const) {
      opened.keys.set(id, { hash, caller: 'x', scopes: ['read'], expiresAt });
      expect(await ask(key)).toBe(status);
    }
  });

  it.each(['x'.repeat(513), 'a, b', '__proto__'])('is refused as %s', async (key) => {
    expect(await ask(key)).toBe(401);
  });

  it('is in the document with what it must be good for', async () => {
    const { paths, components } = await openapi(app);
    expect(paths?.['/write']?.put?.security).toEqual([{ 'x-api-key': ['read', 'write'] }]);
    expect(components?.securitySchemes).toEqual({ 'x-api-key': { type: 'apiKey', in: 'header', name: 'x-api-key' } });
    const old = await openapi(app, { version: '3.0' });
    expect(old.paths['/write']?.put?.security).toEqual([{ 'x-api-key': [] }]);
  });

  it('does not stand in a query', () => {
    expect(() => apiKeys({ in: 'query' as 'header', find: () => null })).toThrow(TypeError);
  });
});

describe('a user name and a password', () => {
  let hash = '';
  beforeAll(async () => void (hash = await hashPassword('pässword: 1')));
  const asked: string[] = [];
  const user = basicAuth({
    realm: 'shop',
    find: (username) => {
      asked.push(username);
      return username === 'zoë' ? { passwordHash: hash, caller: username, scopes: ['staff'] } : null;
    },
  });
  const api = createApi({ info: { title: 'Passwords', version: '1' } });
  const me = api.route.with({ user })({
    method: 'GET',
    path: '/me',
    security: user.requires('staff'),
    responses: { 200: t.String() },
    handler: (_request, { user }) => user,
  });
  const { fetch } = testApp(createApp({ me }));
  const ask = (text: string): Promise<Response> => fetch('/me', { headers: { authorization: `Basic ${Buffer.from(text).toString('base64')}` } });

  it.each([
    ['zoë:pässword: 1', 200],
    ['zoe\u0308:pa\u0308ssword: 1', 200],
    ['zoë:pässword: 2', 401],
    ['zoë:', 401],
    ['ann:pässword: 1', 401],
  ])('%s is a %i', async (text, status) => {
    const response = await ask(text);
    expect(response.status).toBe(status);
    if (status === 401) expect(response.headers.get('www-authenticate')).toBe('Basic realm="shop", charset="UTF-8"');
  });

  it('are looked for even when the name is unknown, and are told the same', async () => {
    const [unknown, wrong] = await Promise.all([ask('ann:x'), ask('zoë:x')]);
    expect(await unknown.text()).toBe(await wrong.text());
    expect(asked).toContain('ann');
  });
});

describe('a hash of a password', () => {
  it('differs each time, and knows its password', async () => {
    const [one, two] = await Promise.all([hashPassword('secret'), hashPassword('secret')]);
    expect(one).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('secret', one)).toBe(true);
    expect(await verifyPassword('Secret', one)).toBe(false);
  });

  it('may have another cost', async () => {
    // RFC 7914 section 12: scrypt("pleaseletmein", "SodiumChloride", N = 16384, r = 8, p = 1), its first 32 bytes.
    const salt = Buffer.from('SodiumChloride').toString('base64').replaceAll('=', '');
    const key = Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex').toString('base64').replaceAll('=', '');
    expect(await verifyPassword('pleaseletmein', `$scrypt$ln=14,r=8,p=1$${salt}$${key}`)).toBe(true);
  });

  it.each([
    '',
    'secret',
    '$scrypt$',
    '$scrypt$ln=99,r=8,p=5$AAAAAAAAAAAAAAAAAAAAAA$' + 'A'.repeat(43),
    '$scrypt$ln=0,r=0,p=0$AAAAAAAAAAAAAAAAAAAAAA$' + 'A'.repeat(43),
  ])('is not %s', async (text) => expect(await verifyPassword('secret', text)).toBe(false));
});

it('compares texts as equality does', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => isSameText(a, b) === (a === b) && isSameText(a, a)));
});
