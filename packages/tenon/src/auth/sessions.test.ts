import { CompactEncrypt } from 'jose';
import { createApi, createApp, openapi, Problem, t } from 'tenon';
import { memorySessions, sessions, type SessionOptions, type SessionStore } from 'tenon/auth';
import { testApp, type TestApp } from 'tenon/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealFor } from './seal.ts';

const Data = t.Object({ user: t.String(), role: t.Union([t.Literal('reader'), t.Literal('staff')]) });
const secret = 'one secret that is long enough to be one';
const older = 'another secret, which was the first before';
type Options = Omit<SessionOptions<typeof Data, 'staff'>, 'data' | 'scopes' | 'scopesOf'>;

function appOf(options: Options) {
  const session = sessions({
    data: Data,
    scopes: { staff: 'Work here' },
    scopesOf: ({ role }) => (role === 'staff' ? ['staff'] : []),
    ...(options as Options & { secrets: [string] }),
  });
  const api = createApi({ info: { title: 'Sessions', version: '1' } });
  const signedIn = api.route.with({ session });
  const open = api.route.with({ access: session.access });
  return createApp({
    login: open({
      method: 'POST',
      path: '/login/{role}',
      params: t.Object({ role: Data.properties.role }),
      responses: { 204: null },
      handler: async ({ params, reply }, { access }) => {
        await access.start({ user: 'ann', role: params.role });
        return reply(204);
      },
    }),
    rename: open({
      method: 'POST',
      path: '/name',
      responses: { 200: Data, 409: Problem },
      handler: async ({ reply }, { access }) =>
        access.current === null ? reply(409, { title: 'Nobody is here' }) : reply(200, (await access.update({ ...access.current.data, user: 'bob' })).data),
    }),
    logout: open({ method: 'POST', path: '/logout', responses: { 204: null }, handler: (_request, { access }) => access.end() }),
    me: signedIn({ method: 'GET', path: '/me', responses: { 200: Data }, handler: (_request, { session: { data } }) => data }),
    staff: signedIn({ method: 'GET', path: '/staff', security: session.requires('staff'), responses: { 204: null }, handler: () => {} }),
    home: api.route.with({ session: session.optional })({
      method: 'GET',
      path: '/',
      responses: { 200: t.String() },
      handler: (_request, { session: somebody }) => somebody?.data.user ?? 'stranger',
    }),
  });
}

/** What a browser does with one cookie. */
class Browser {
  cookie = '';
  readonly #app: TestApp<ReturnType<typeof appOf>>;

  constructor(app: TestApp<ReturnType<typeof appOf>>) {
    this.#app = app;
  }

  async send(method: string, path: string): Promise<Response> {
    const response = await this.#app.fetch(path, { method, headers: this.cookie === '' ? {} : { cookie: this.cookie } });
    for (const line of response.headers.getSetCookie()) this.cookie = line.includes('Max-Age=0') ? '' : (line.split(';')[0] ?? '');
    return response;
  }

  async status(method: string, path: string): Promise<number> {
    return (await this.send(method, path)).status;
  }
}

const wait = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1_000);
const kinds = [
  ['in sealed cookies', (): Options => ({ secrets: [secret] }) as unknown as Options],
  ['in a store', (): Options => ({ store: memorySessions() }) as unknown as Options],
] as const;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe.each(kinds)('sessions %s', (_kind, options) => {
  const browserOf = (more: object = {}): Browser => new Browser(testApp(appOf({ ...options(), ...more })));

  it('begin with a login and end with a logout', async () => {
    const browser = browserOf();
    expect(await browser.status('GET', '/me')).toBe(401);
    const login = await browser.send('POST', '/login/reader');
    expect(login.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-session=[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/)]);
    expect(await (await browser.send('GET', '/me')).json()).toEqual({ user: 'ann', role: 'reader' });
    const logout = await browser.send('POST', '/logout');
    expect(logout.headers.getSetCookie()).toEqual(['__Host-session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax']);
    expect(await browser.status('GET', '/me')).toBe(401);
  });

  it('know what somebody may do', async () => {
    const browser = browserOf();
    await browser.send('POST', '/login/reader');
    expect(await browser.status('GET', '/staff')).toBe(403);
    await browser.send('POST', '/login/staff');
    expect(await browser.status('GET', '/staff')).toBe(204);
  });

  it('have another name after each login', async () => {
    const browser = browserOf();
    await browser.send('POST', '/login/reader');
    const before = browser.cookie;
    await browser.send('POST', '/login/staff');
    expect(browser.cookie).not.toBe(before);
  });

  it('are renewed while somebody is there, up to a day', async () => {
    const browser = browserOf();
    await browser.send('POST', '/login/reader');
    for (let hours = 0; hours < 23.5; hours += 0.75) {
      expect(await browser.status('GET', '/me')).toBe(200);
      wait(0.75 * 3_600);
    }
    expect(await browser.status('GET', '/me')).toBe(401);
  });

  it('are over after an hour without a request', async () => {
    const browser = browserOf();
    await browser.send('POST', '/login/reader');
    wait(3_599);
    expect(await browser.status('GET', '/me')).toBe(200);
    wait(3_601);
    expect(await browser.status('GET', '/me')).toBe(401);
    expect(await (await browser.send('GET', '/')).text()).toBe('"stranger"');
  });

  it('are over when the clock was put back', async () => {
    const browser = browserOf();
    await browser.send('POST', '/login/reader');
    wait(-3_600);
    expect(await browser.status('GET', '/me')).toBe(401);
  });

  it('can be changed, and last no longer for it', async () => {
    const browser = browserOf({ lifetimeSeconds: 100 });
    expect(await browser.status('POST', '/name')).toBe(409);
    await browser.send('POST', '/login/reader');
    wait(60);
    const renamed = await browser.send('POST', '/name');
    expect(renamed.headers.getSetCookie()[0]).toContain('Max-Age=40;');
    expect(await (await browser.send('GET', '/me')).json()).toEqual({ user: 'bob', role: 'reader' });
    wait(40);
    expect(await browser.status('GET', '/me')).toBe(401);
  });

  it.each(['', 'x', 'a.b.c.d.e', 'A'.repeat(43), '__proto__', 'x'.repeat(5_000)])('are nobody’s for the cookie %j', async (value) => {
    const browser = browserOf();
    browser.cookie = `__Host-session=${value}`;
    const response = await browser.send('GET', '/me');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('ApiKey in="cookie", name="__Host-session"');
    browser.cookie = `__Host-session=${value}`;
    expect(await (await browser.send('GET', '/')).text()).toBe('"stranger"');
  });

  it('are nobody’s when there are two cookies', async () => {
    const browser = browserOf();
    await browser.send('POST', '/login/reader');
    browser.cookie = `${browser.cookie}; ${browser.cookie}`;
    expect(await browser.status('GET', '/me')).toBe(401);
  });
});

describe('sealed cookies', () => {
  const withSecrets = (...secrets: string[]): Browser => new Browser(testApp(appOf({ secrets } as unknown as Options)));

  it('open by every secret of the list, and are sealed by the first', async () => {
    const [old, both, late] = [withSecrets(older), withSecrets(secret, older), withSecrets(secret)];
    await old.send('POST', '/login/reader');
    both.cookie = old.cookie;
    expect(await both.status('GET', '/me')).toBe(200);
    expect(both.cookie).toBe(old.cookie);
    late.cookie = old.cookie;
    expect(await late.status('GET', '/me')).toBe(401);
    wait(600);
    await both.send('GET', '/me');
    late.cookie = both.cookie;
    expect(await late.status('GET', '/me')).toBe(200);
  });

  it('do not open when a character is another', async () => {
    const browser = withSecrets(secret);
    await browser.send('POST', '/login/reader');
    const { cookie } = browser;
    for (const index of [20, Math.floor(cookie.length / 2), cookie.length - 2]) {
      browser.cookie = cookie.slice(0, index) + (cookie[index] === 'A' ? 'B' : 'A') + cookie.slice(index + 1);
      expect(await browser.status('GET', '/me')).toBe(401);
    }
  });

  it('do not open when they were sealed for something else, or by another algorithm', async () => {
    const browser = withSecrets(secret);
    const kept = { id: 'x', startedAt: Date.now(), seenAt: Date.now(), data: { user: 'eve', role: 'staff' } };
    browser.cookie = `__Host-session=${await sealFor('session __Host-session', [secret]).close(kept)}`;
    expect(await browser.status('GET', '/me')).toBe(200);
    browser.cookie = `__Host-session=${await sealFor('login', [secret]).close(kept)}`;
    expect(await browser.status('GET', '/me')).toBe(401);
    const kid = JSON.parse(atob((await sealFor('session __Host-session', [secret]).close({})).split('.')[0] ?? '')) as { kid: string };
    const forged = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(kept)))
      .setProtectedHeader({ ...kid, alg: 'dir', enc: 'A256GCM' })
      .encrypt(new Uint8Array(32));
    browser.cookie = `__Host-session=${forged}`;
    expect(await browser.status('GET', '/me')).toBe(401);
  });

  it('are over when their data is not what is declared now', async () => {
    const browser = withSecrets(secret);
    const kept = { id: 'x', startedAt: Date.now(), seenAt: Date.now(), data: { user: 'ann', role: 'admin' } };
    browser.cookie = `__Host-session=${await sealFor('session __Host-session', [secret]).close(kept)}`;
    expect(await browser.status('GET', '/me')).toBe(401);
  });

  it('do not hold more than a browser takes', async () => {
    const session = sessions({ data: t.Object({ note: t.String() }), secrets: [secret] });
    const api = createApi({ info: { title: '', version: '' } });
    const errors: unknown[] = [];
    const login = api.route.with({ access: session.access })({
      method: 'POST',
      path: '/',
      responses: { 204: null },
      handler: async (_request, { access }) => void (await access.start({ note: 'x'.repeat(4_000) })),
    });
    const logger = { info() {}, warn() {}, error: (data: object) => void errors.push((data as { error: Error }).error.message) };
    const response = await testApp(createApp({ login }, { logger })).fetch('/', { method: 'POST' });
    expect([response.status, response.headers.getSetCookie(), errors]).toEqual([500, [], [expect.stringContaining('give sessions a store')]]);
  });
});

describe('stored sessions', () => {
  const entries = new Map<string, string>();
  const store: SessionStore = { get: (key) => entries.get(key), set: (key, value) => void entries.set(key, value), delete: (key) => void entries.delete(key) };
  beforeEach(() => entries.clear());

  it('end at once, also for whoever has copied the cookie', async () => {
    const browser = new Browser(testApp(appOf({ store } as unknown as Options)));
    await browser.send('POST', '/login/reader');
    const { cookie } = browser;
    await browser.send('POST', '/logout');
    browser.cookie = cookie;
    expect([await browser.status('GET', '/me'), entries.size]).toEqual([401, 0]);
  });

  it('end when somebody logs in anew, so that a name from before is worth nothing', async () => {
    const browser = new Browser(testApp(appOf({ store } as unknown as Options)));
    await browser.send('POST', '/login/reader');
    const { cookie } = browser;
    await browser.send('POST', '/login/staff');
    browser.cookie = cookie;
    expect([await browser.status('GET', '/me'), entries.size]).toEqual([401, 1]);
  });

  it('keep their names from the store', async () => {
    const browser = new Browser(testApp(appOf({ store } as unknown as Options)));
    await browser.send('POST', '/login/reader');
    const name = browser.cookie.split('=')[1] ?? '';
    expect(name).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify([...entries])).not.toContain(name);
    browser.cookie = `__Host-session=${[...entries.keys()][0]}`;
    expect(await browser.status('GET', '/me')).toBe(401);
  });
});

describe('a store in memory', () => {
  it('forgets what is over, and the oldest when it is full', () => {
    const store = memorySessions(2);
    const later = new Date(Date.now() + 1_000);
    for (const key of ['a', 'b', 'c']) store.set(key, key, later);
    expect(['a', 'b', 'c'].map((key) => store.get(key))).toEqual([null, 'b', 'c']);
    wait(1);
    expect(store.get('c')).toBeNull();
  });
});

describe('options', () => {
  it.each([
    ['a short secret', { secrets: ['short'] }],
    ['no secret', { secrets: [] }],
    ['a cookie that cannot be', { secrets: [secret], cookie: { name: 'a b' } }],
    ['a prefix without TLS', { secrets: [secret], cookie: { secure: false } }],
  ])('are refused: %s', (_what, options) => expect(() => sessions({ data: Data, ...(options as unknown as { secrets: [string] }) })).toThrow(TypeError));

  it('are in the document', async () => {
    const { paths, components } = await openapi(appOf({ secrets: [secret] } as unknown as Options));
    expect(components?.securitySchemes).toEqual({ session: { type: 'apiKey', in: 'cookie', name: '__Host-session' } });
    expect(paths?.['/staff']?.get?.security).toEqual([{ session: ['staff'] }]);
    expect(paths?.['/login/{role}']?.post?.security).toEqual([{ session: [] }, {}]);
  });
});
