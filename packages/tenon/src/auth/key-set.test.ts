import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi, createApp, t } from 'tenon';
import { jwt } from 'tenon/auth';
import { testApp } from 'tenon/testing';
import { localServer, type LocalServer } from '../../test/support/local-server.ts';

interface Pair {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}
async function pair(kid: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

describe('a key set that is fetched', () => {
  let server: LocalServer;
  let answer: { status: number; body: string; location?: string };
  let fetches = 0;
  let [first, second]: Pair[] = [];
  let failures: unknown[] = [];
  const publish = (...pairs: (Pair | undefined)[]): void => {
    answer = { status: 200, body: JSON.stringify({ keys: pairs.map((each) => each?.jwk) }) };
  };
  /** Only `Date` stands still: the server is a real one. */
  const wait = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1_000);

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    [fetches, failures] = [0, []];
    [first, second] = await Promise.all([pair('one'), pair('two')]);
    publish(first);
    server = await localServer((_request, response) => {
      fetches++;
      response.writeHead(answer.status, { 'content-type': 'application/json', ...(answer.location === undefined ? {} : { location: answer.location }) });
      response.end(answer.body);
    });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await server.close();
  });

  const issuer = 'https://id.example';
  const open = (path = '/keys') => {
    const onFailure = (error: unknown): void => void failures.push(error);
    const token = jwt({ issuer, audience: 'api', algorithms: ['ES256'], jwks: { url: `${server.url}${path}`, onFailure } });
    const api = createApi({ info: { title: 'Keys', version: '1' } });
    const me = api.route.with({ token })({
      method: 'GET',
      path: '/me',
      responses: { 200: t.String() },
      handler: (_request, { token: { subject } }) => subject,
    });
    const { fetch } = testApp(createApp({ me }));
    const send = async (text: string): Promise<number> => (await fetch('/me', { headers: { authorization: `Bearer ${text}` } })).status;
    return Object.assign(async (by: Pair | undefined, kid = by?.kid) => send(await signed(by, kid)), { send });
  };
  const signed = (by: Pair | undefined, kid = by?.kid, lasts = 300): Promise<string> => {
    if (by === undefined) throw new Error('there are two pairs');
    const unsigned = new SignJWT({ sub: 'ann', iss: issuer, aud: 'api', exp: Math.floor(Date.now() / 1_000) + lasts });
    return unsigned.setProtectedHeader({ alg: 'ES256', ...(kid === undefined ? {} : { kid }) }).sign(by.privateKey);
  };

  it('is fetched once, by all who need it at the same time', async () => {
    const ask = open();
    expect(await Promise.all([ask(first), ask(first), ask(first)])).toEqual([200, 200, 200]);
    expect(await ask(first)).toBe(200);
    expect(fetches).toBe(1);
  });

  it('is fetched again for a new key, and forgets the old one', async () => {
    const ask = open();
    expect(await ask(first)).toBe(200);
    publish(second);
    wait(31);
    expect(await ask(second)).toBe(200);
    expect(await ask(first)).toBe(401);
    expect(fetches).toBe(2);
  });

  it('is forgotten within ten minutes and one more by tokens that come all the time', async () => {
    const { send } = open();
    const text = await signed(first, 'one', 3_600);
    expect(await send(text)).toBe(200);
    publish(second);
    const answers: number[] = [];
    for (let minutes = 0; minutes < 12; minutes += 0.5) {
      wait(30);
      answers.push(await send(text));
    }
    expect([answers[0], answers.at(-1)]).toEqual([200, 401]);
  });

  it('is not fetched more than once in 30 seconds, whatever tokens say', async () => {
    const ask = open();
    expect(await ask(first)).toBe(200);
    wait(31);
    for (let index = 0; index < 200; index++) expect(await ask(second, `kid ${index}`)).toBe(401);
    expect(fetches).toBe(2);
  });

  it('is fetched again when it is ten minutes old', async () => {
    const ask = open();
    expect(await ask(first)).toBe(200);
    publish(second);
    wait(601);
    expect(await ask(first)).toBe(401);
    expect(fetches).toBe(2);
  });

  it('stays as it was while the provider fails, for an hour and no longer', async () => {
    const ask = open();
    expect(await ask(first)).toBe(200);
    answer = { status: 500, body: '' };
    for (let minute = 0; minute < 60; minute += 11) {
      wait(660);
      expect(await ask(first)).toBe(200);
    }
    expect(fetches).toBe(7);
    wait(3_600);
    expect(await ask(first)).toBe(503);
    publish(first);
    wait(1);
    expect(await ask(first)).toBe(200);
    expect(failures).toHaveLength(7);
  });

  it('is no older for a clock that was put back', async () => {
    const ask = open();
    expect(await ask(first)).toBe(200);
    wait(-3_600);
    expect(await ask(first)).toBe(200);
    expect(fetches).toBe(2);
  });

  it.each([
    ['an error', { status: 503, body: '' }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['no key set', { status: 200, body: '{"keys":{}}' }],
    ['keys that are none', { status: 200, body: '{"keys":["a"]}' }],
    ['a redirect', { status: 302, body: '', location: '/other' }],
    ['more than half a megabyte', { status: 200, body: `{"keys":[],"more":"${'x'.repeat(600_000)}"}` }],
  ])('is a 503 for nobody’s fault when the provider answers %s', async (_what, wrong) => {
    answer = wrong;
    expect(await open()(first)).toBe(503);
    expect(failures).toHaveLength(1);
    expect(fetches).toBe(1);
  });

  it('has no secret keys, whatever it says', async () => {
    answer = {
      status: 200,
      body: JSON.stringify({
        keys: [
          { kty: 'oct', k: 'AAAA', kid: 'one' },
          { ...second?.jwk, d: 'AAAA' },
        ],
      }),
    };
    expect(await open()(first)).toBe(401);
    expect(await open()(second)).toBe(401);
  });
});
