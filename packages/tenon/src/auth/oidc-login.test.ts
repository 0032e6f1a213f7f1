import { OAuth2Server } from 'oauth2-mock-server';
import { createApi, createApp, mount, openapi, plugin, t } from 'tenon';
import { memorySessions, oidcLogin, sessions } from 'tenon/auth';
import { testApp, type TestApp } from 'tenon/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const secret = 'one secret that is long enough to be one';
const peopleHere = new Map([
  ['johndoe', 'John'],
  ['janedoe', 'Jane'],
]);
const redirectUri = 'https://shop.example/auth/callback';
const provider = new OAuth2Server();
let subject = 'johndoe';
let failures: unknown[] = [];

beforeAll(async () => {
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, '127.0.0.1');
  provider.service.on('beforeTokenSigning', (token) => {
    token.payload['sub'] = subject;
  });
});
afterAll(() => provider.stop());
beforeEach(() => {
  [subject, failures] = ['johndoe', []];
});
afterEach(() => {
  provider.service.removeAllListeners('beforeResponse');
  vi.useRealTimers();
});

function appOf(more: object = {}) {
  const people = plugin({ name: 'people', start: () => peopleHere });
  const session = sessions({ data: t.Object({ name: t.String(), idToken: t.String(), refreshToken: t.String() }), store: memorySessions() });
  const api = createApi({ info: { title: 'Login', version: '1' }, plugins: { people } });
  const login = oidcLogin({
    issuer: provider.issuer.url ?? '',
    clientId: 'shop',
    clientSecret: 'not needed',
    redirectUri,
    session,
    secrets: [secret],
    scopes: ['profile'],
    home: '/home',
    afterLogout: 'https://shop.example/bye',
    dataOf: ({ subject: sub, tokens: { idToken = '', refreshToken = '' } }, { people }: { readonly people: Map<string, string> }) => {
      const name = people.get(sub);
      return name === undefined ? null : { name, idToken, refreshToken };
    },
    tokensOf: (data) => data,
    onFailure: (error) => void failures.push(error),
    ...more,
  });
  const me = api.route.with({ session })({
    method: 'GET',
    path: '/me',
    responses: { 200: t.String() },
    handler: (_request, { session: { data } }) => data.name,
  });
  return createApp({ me, auth: mount(api.route.scope({ prefix: '/auth', security: 'public' }), login) });
}

/** A browser that keeps cookies, and goes to the provider by itself. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly app: TestApp<ReturnType<typeof appOf>>;

  constructor(app: TestApp<ReturnType<typeof appOf>>) {
    this.app = app;
  }

  async send(method: string, target: string): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.app.fetch(target, { method, headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (line.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** What the provider sends the browser back with. */
  async atProvider(target = '/auth/login'): Promise<URL> {
    const response = await this.send('GET', target);
    if (response.status !== 303) throw new Error(`the login answered ${response.status}`);
    const answer = await fetch(response.headers.get('location') ?? '', { redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? '');
  }

  async signIn(target?: string): Promise<Response> {
    const back = await this.atProvider(target);
    return this.send('GET', `${back.pathname}${back.search}`);
  }
}

const browserOf = (more?: object): Browser => new Browser(testApp(appOf(more)));

describe('a login', () => {
  it('goes to the provider with PKCE, state and nonce, and comes back with a session', async () => {
    const browser = browserOf();
    const there = new URL((await browser.send('GET', '/auth/login')).headers.get('location') ?? '');
    expect(Object.fromEntries(there.searchParams)).toEqual({
      client_id: 'shop',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge_method: 'S256',
    });
    const response = await browser.signIn('/auth/login?returnTo=/orders?page=2');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/orders?page=2']);
    expect([...browser.cookies.keys()]).toEqual(['__Host-session']);
    expect(await (await browser.send('GET', '/me')).text()).toBe('"John"');
  });

  it('goes home without another wish', async () => {
    expect((await browserOf().signIn()).headers.get('location')).toBe('/home');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'evil', '/\t/evil.example', '/a\\b', '/%zz\n', 'javascript:alert(1)', ''])(
    'does not lead to %j',
    async (returnTo) => {
      const response = await browserOf().send('GET', `/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      expect([response.status, response.headers.get('location')]).toEqual([422, null]);
    },
  );

  it.each(['/', '/a/b?c=d#e', '/.//x', '/%2f%2fevil.example'])('may lead to %j, which is here', async (path) => {
    const location = (await browserOf().signIn(`/auth/login?returnTo=${encodeURIComponent(path)}`)).headers.get('location') ?? '';
    expect(new URL(location, 'https://shop.example').origin).toBe('https://shop.example');
  });

  it('lets nobody in whom the app does not know', async () => {
    subject = 'stranger';
    const browser = browserOf();
    const response = await browser.signIn();
    expect([response.status, browser.cookies.size]).toEqual([403, 0]);
    expect(await response.json()).toMatchObject({ code: 'security.login-unknown' });
  });
});

describe('a callback is refused', () => {
  const refused = async (browser: Browser, target: string): Promise<void> => {
    const response = await browser.send('GET', target);
    expect([response.status, browser.cookies.has('__Host-session')]).toEqual([400, false]);
    expect(await response.json()).toMatchObject({ code: 'security.login-failed' });
    expect(browser.cookies.has('__Host-login')).toBe(false);
  };

  it('in another browser than it began in', async () => {
    const back = await browserOf().atProvider();
    await refused(browserOf(), `${back.pathname}${back.search}`);
  });

  it('with the state of another login', async () => {
    const [mine, other] = [browserOf(), browserOf()];
    const [back, others] = [await mine.atProvider(), await other.atProvider()];
    back.searchParams.set('state', others.searchParams.get('state') ?? '');
    await refused(mine, `${back.pathname}${back.search}`);
  });

  it('with the code of another login: its verifier is another', async () => {
    const [mine, other] = [browserOf(), browserOf()];
    const [back, others] = [await mine.atProvider(), await other.atProvider()];
    back.searchParams.set('code', others.searchParams.get('code') ?? '');
    await refused(mine, `${back.pathname}${back.search}`);
    expect(failures).toHaveLength(1);
  });

  it('with a login that was copied after it was used', async () => {
    const browser = browserOf();
    const back = await browser.atProvider();
    await browser.send('GET', `${back.pathname}${back.search}`);
    browser.cookies.delete('__Host-session');
    await refused(browser, `${back.pathname}${back.search}`);
  });

  it('with another issuer', async () => {
    const browser = browserOf();
    const back = await browser.atProvider();
    back.searchParams.set('iss', 'https://evil.example');
    await refused(browser, `${back.pathname}${back.search}`);
  });

  it('with an error, whatever it says', async () => {
    const browser = browserOf();
    const back = await browser.atProvider();
    await refused(browser, `/auth/callback?error=access_denied&error_description=%3Cb%3E&state=${back.searchParams.get('state')}`);
  });

  it('with nothing', async () => {
    await refused(browserOf(), '/auth/callback');
  });

  it('after ten minutes', async () => {
    const browser = browserOf();
    const back = await browser.atProvider();
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 600_000);
    await refused(browser, `${back.pathname}${back.search}`);
  });

  it.each([
    ['another nonce', (payload: Record<string, unknown>) => (payload['nonce'] = 'another')],
    ['another audience', (payload: Record<string, unknown>) => (payload['aud'] = 'another')],
    ['another issuer', (payload: Record<string, unknown>) => (payload['iss'] = 'https://evil.example')],
    ['an end in the past', (payload: Record<string, unknown>) => (payload['exp'] = 1)],
  ])('with an id token of %s', async (_what, change) => {
    const browser = browserOf();
    const back = await browser.atProvider();
    const alter = (token: { payload: Record<string, unknown> }): void => void change(token.payload);
    provider.service.on('beforeTokenSigning', alter);
    try {
      await refused(browser, `${back.pathname}${back.search}`);
    } finally {
      provider.service.off('beforeTokenSigning', alter);
    }
  });

  it('with an id token that somebody else signed', async () => {
    const browser = browserOf();
    const back = await browser.atProvider();
    provider.service.once('beforeResponse', (response) => {
      const body = response.body as Record<string, string>;
      const [head = '', claims = ''] = (body['id_token'] ?? '').split('.');
      body['id_token'] = `${head}.${claims}.${Buffer.alloc(256, 1).toString('base64url')}`;
    });
    await refused(browser, `${back.pathname}${back.search}`);
  });
});

describe('a session of a login', () => {
  it('is renewed by the provider', async () => {
    const browser = browserOf();
    await browser.signIn();
    expect((await browser.send('POST', '/auth/refresh')).status).toBe(204);
    expect((await browser.send('GET', '/me')).status).toBe(200);
  });

  it('is over when the provider says so, or means somebody else', async () => {
    for (const refuse of [
      () => provider.service.once('beforeResponse', (response) => Object.assign(response, { statusCode: 400, body: { error: 'invalid_grant' } })),
      () => void (subject = 'janedoe'),
    ]) {
      subject = 'johndoe';
      const browser = browserOf();
      await browser.signIn();
      refuse();
      expect((await browser.send('POST', '/auth/refresh')).status).toBe(401);
      expect((await browser.send('GET', '/me')).status).toBe(401);
    }
  });

  it('ends here and at the provider', async () => {
    const browser = browserOf();
    await browser.signIn();
    const response = await browser.send('POST', '/auth/logout');
    const there = new URL(response.headers.get('location') ?? '');
    expect([response.status, there.pathname]).toEqual([303, '/endsession']);
    expect(Object.fromEntries(there.searchParams)).toEqual({
      client_id: 'shop',
      id_token_hint: expect.stringMatching(/^ey/) as string,
      post_logout_redirect_uri: 'https://shop.example/bye',
    });
    expect((await browser.send('GET', '/me')).status).toBe(401);
    expect((await browser.send('POST', '/auth/logout')).headers.get('location')).toBe('/home');
  });

  it('cannot be renewed where there is none', async () => {
    expect((await browserOf().send('POST', '/auth/refresh')).status).toBe(401);
  });
});

describe('a provider that cannot be reached', () => {
  it('is a 503, and is asked again', async () => {
    const browser = browserOf({ issuer: 'http://127.0.0.1:1' });
    const response = await browser.send('GET', '/auth/login');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({ code: 'security.provider-unavailable' });
    await browser.send('GET', '/auth/login');
    expect(failures).toHaveLength(2);
  });

  it('is asked by https alone, and sends people back by it', () => {
    expect(() => appOf({ issuer: 'http://id.example' })).toThrow(TypeError);
    expect(() => appOf({ redirectUri: 'http://shop.example/auth/callback' })).toThrow(TypeError);
  });

  it('is no reason to stay signed in', async () => {
    const browser = browserOf();
    await browser.signIn();
    provider.service.once('beforeResponse', (response) => Object.assign(response, { statusCode: 500, body: '' }));
    expect((await browser.send('POST', '/auth/refresh')).status).toBe(503);
    expect((await browser.send('GET', '/me')).status).toBe(200);
    expect((await browser.send('POST', '/auth/logout')).status).toBe(303);
  });
});

it('is in the document', async () => {
  const { paths } = await openapi(appOf());
  expect(Object.keys(paths ?? {})).toEqual(['/auth/callback', '/auth/login', '/auth/logout', '/auth/refresh', '/me']);
  expect(paths?.['/auth/callback']?.get?.responses).toMatchObject({ 303: {}, 400: {}, 403: {} });
});
