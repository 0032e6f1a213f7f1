import { createApp, openapi, type CorsOptions } from 'tenon';
import { describe, expect, it } from 'vitest';
import { ping } from './app/calling.ts';
import { browsingApp } from './app/browsing.ts';
import { Log } from './log.ts';
import { behaves, type Case } from './suite.ts';
import type { Exchange } from './target.ts';

const app = 'https://app.example.com';
const shop = 'https://shop.example.com';
const preflight = (path: string, origin: string, method: string): Exchange => ({
  method: 'OPTIONS',
  path,
  headers: { origin, 'access-control-request-method': method },
});
const from = (path: string, origin: string, more: Exchange | object = {}): Exchange => ({ path, headers: { origin }, ...more });
const ungranted = {
  'access-control-allow-origin': null,
  'access-control-allow-credentials': null,
  'access-control-allow-methods': null,
  'access-control-expose-headers': null,
};
const preflightVary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers';

// oxfmt-ignore
const preflights: readonly Case[] = [
  { title: 'answers a preflight by what the route declares (class 71)', send: preflight('/write', app, 'PUT'), status: 204, headers: { 'access-control-allow-origin': app, 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': 'content-type', 'access-control-max-age': '600', 'access-control-allow-credentials': null, vary: preflightVary, allow: null } },
  { title: 'answers a preflight for declared headers (class 71)', send: preflight('/read', 'app://here', 'GET'), status: 204, headers: { 'access-control-allow-origin': 'app://here', 'access-control-allow-headers': 'x-trace' } },
  { title: 'answers a preflight for HEAD of what has GET (class 71)', send: preflight('/read', app, 'HEAD'), status: 204, headers: { 'access-control-allow-methods': 'HEAD' } },
  { title: 'answers a preflight before guards, with credentials (class 71)', send: preflight('/account', shop, 'DELETE'), status: 204, headers: { 'access-control-allow-origin': shop, 'access-control-allow-credentials': 'true', 'access-control-allow-methods': 'DELETE' } },
  { title: 'answers a preflight for everyone (class 71)', send: preflight('/star', 'https://anyone.test', 'PATCH'), status: 204, headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'x-more', 'access-control-max-age': '0', 'access-control-allow-credentials': null } },
  { title: 'answers a preflight by the nearest policy (class 71)', send: preflight('/reopened', 'https://one.example.com', 'PUT'), status: 204, headers: { 'access-control-allow-origin': 'https://one.example.com' } },
  { title: 'grants nothing by the policy of the app where the nearest is another (class 71)', send: preflight('/reopened', app, 'PUT'), status: 204, headers: { ...ungranted, vary: preflightVary } },
  { title: 'grants nothing where the nearest word is false (class 71)', send: preflight('/closed', app, 'PUT'), status: 204, headers: { ...ungranted, allow: 'OPTIONS, PUT' } },
  { title: 'grants nothing for a method that the path does not have (class 71)', send: preflight('/write', app, 'POST'), status: 204, headers: { ...ungranted, allow: 'OPTIONS, PUT' } },
  { title: 'grants nothing for a path that is not there (class 71)', send: preflight('/nowhere', app, 'GET'), status: 404, code: 'route.not-found', headers: ungranted },
  { title: 'grants nothing for a path that is none (class 71)', send: preflight('/%zz', app, 'GET'), status: 400, code: 'path.malformed-escape', headers: ungranted },
  { title: 'grants nothing for a method in lower case (class 71)', send: preflight('/write', app, 'put'), status: 204, headers: { ...ungranted, allow: 'OPTIONS, PUT' } },
  { title: 'never lets pages into private networks (class 71)', send: { ...preflight('/write', app, 'PUT'), headers: { origin: app, 'access-control-request-method': 'PUT', 'access-control-request-private-network': 'true' } }, status: 204, headers: { 'access-control-allow-private-network': null } },
  { title: 'grants what a function decides (class 71)', send: preflight('/anyone', 'https://one.test', 'PUT'), status: 204, headers: { 'access-control-allow-origin': 'https://one.test' } },
  { title: 'asks no function about null in a preflight (class 71)', send: preflight('/anyone', 'null', 'PUT'), status: 204, headers: ungranted },
  { title: 'grants nothing for the promise of a decision (class 71)', send: preflight('/later', app, 'PUT'), status: 204, headers: ungranted },
  { title: 'answers OPTIONS that is no preflight as ever', send: { method: 'OPTIONS', path: '/write' }, status: 204, headers: { allow: 'OPTIONS, PUT', 'access-control-allow-origin': null } },
  ...[`${app}.evil.test`, 'https://evilapp.example.com', 'https://app.example.com:8443', 'https://app.example.com:443', 'http://app.example.com', 'HTTPS://APP.EXAMPLE.COM', `${app}/`, `${app}%60.evil.test`, ' null', 'null', 'https://example.com', 'https://app.example.com, https://evil.test', 'https://evil.test https://app.example.com', 'https://user@app.example.com', 'https://xn--app.example.com', 'file://', ''].map(
    (origin): Case => ({ title: `grants nothing to the origin ${JSON.stringify(origin)} (class 71)`, send: preflight('/write', origin, 'PUT'), status: 204, headers: ungranted }),
  ),
];

// oxfmt-ignore
const answers: readonly Case[] = [
  { title: 'lets a page read what is declared (class 71)', send: from('/read', app), status: 200, headers: { 'access-control-allow-origin': app, 'access-control-expose-headers': 'retry-after, x-total', vary: 'Origin', 'access-control-allow-methods': null } },
  { title: 'says to caches that origins differ where there is none (class 71)', send: { path: '/read' }, status: 200, headers: { ...ungranted, vary: 'Origin' } },
  { title: 'says to caches that origins differ where one is not named (class 71)', send: from('/read', 'https://evil.test'), status: 200, headers: { ...ungranted, vary: 'Origin' } },
  { title: 'adds to what a handler says of Vary (class 71)', send: from('/varied', app), status: 200, headers: { 'access-control-allow-origin': app, vary: 'Accept-Language, Origin' } },
  { title: 'grants with credentials what a function decides (class 71)', send: from('/account', shop, { headers: { origin: shop, cookie: 'sid=good' } }), status: 200, headers: { 'access-control-allow-origin': shop, 'access-control-allow-credentials': 'true', vary: 'Origin' } },
  { title: 'asks no function about null (class 71)', send: from('/account', 'null', { headers: { origin: 'null', cookie: 'sid=good' } }), status: 200, headers: ungranted },
  { title: 'has nothing of the app where the nearest word is another (class 71)', send: from('/account', app, { headers: { origin: app, cookie: 'sid=good' } }), status: 200, headers: ungranted },
  { title: 'has one answer for everyone under a star (class 71)', send: from('/star', 'null', { method: 'PATCH' }), status: 200, headers: { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after, x-request-id', vary: null, 'access-control-allow-credentials': null } },
  { title: 'has nothing where the nearest word is false (class 71)', send: from('/closed', app, { method: 'PUT' }), status: 200, headers: { ...ungranted, vary: null } },
  { title: 'lets a page read a 401 (class 71)', send: from('/account', shop), status: 401, code: 'security.credentials-missing', headers: { 'access-control-allow-origin': shop, 'access-control-expose-headers': 'retry-after, www-authenticate', vary: 'Origin' } },
  { title: 'lets a page read a 404 (class 71)', send: from('/nowhere', app), status: 404, code: 'route.not-found', headers: { 'access-control-allow-origin': app, vary: 'Origin' } },
  { title: 'lets a page read a 405 (class 71)', send: from('/write', app), status: 405, code: 'route.method-not-allowed', headers: { 'access-control-allow-origin': app, 'access-control-expose-headers': 'allow, retry-after' } },
  { title: 'lets a page read a 400 of its path (class 71)', send: from('/%zz', app), status: 400, code: 'path.malformed-escape', headers: { 'access-control-allow-origin': app } },
  { title: 'lets a page read a 415 (class 71)', send: { method: 'PUT', path: '/write', headers: { origin: app, 'content-type': 'text/plain' }, body: '{}' }, status: 415, code: 'body.media-type', headers: { 'access-control-allow-origin': app } },
  { title: 'lets a page read a 422 (class 71)', send: { method: 'PUT', path: '/write', headers: { origin: app }, body: '{}' }, status: 422, code: 'input.invalid', headers: { 'access-control-allow-origin': app } },
  { title: 'lets a page read a 500 (class 71)', send: from('/broken', app), status: 500, code: 'server.internal', headers: { 'access-control-allow-origin': app }, logged: /a handler failed/ },
  { title: 'lets a page read a 504 (class 71)', send: from('/late', app), status: 504, code: 'server.timeout', headers: { 'access-control-allow-origin': app } },
];

const post = (path: string, headers: Exchange['headers']): Exchange => ({
  method: 'POST',
  path,
  headers: { cookie: 'sid=good', ...headers },
  ...(path === '/account' && { body: '{"say":"hi"}' }),
});
const crossSite = (title: string, send: Exchange): Case => ({ title: `refuses ${title} (class 69)`, send, status: 403, code: 'security.cross-site' });
const passes = (title: string, send: Exchange): Case => ({ title: `lets through ${title} (class 69)`, send, status: 200 });

const pages: readonly Case[] = [
  ...['cross-site', 'same-site', 'Same-Origin', 'same-origin, cross-site', 'unknown', ''].map((site) =>
    crossSite(`a page that the browser calls "${site}"`, post('/account', { 'sec-fetch-site': site })),
  ),
  passes('a page of its own', post('/account', { 'sec-fetch-site': 'same-origin', origin: 'http://tenon.test' })),
  passes('its own page that hides its origin', post('/account', { 'sec-fetch-site': 'same-origin', origin: 'null' })),
  passes('what the user did', post('/account', { 'sec-fetch-site': 'none' })),
  passes('a caller that is no browser', post('/account', {})),
  passes('an origin that CORS lets call with credentials', post('/account', { 'sec-fetch-site': 'same-site', origin: shop })),
  crossSite('an origin that only the app lets call, without credentials', post('/account', { 'sec-fetch-site': 'same-site', origin: app })),
  crossSite('a form of another site', {
    ...post('/account', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test', 'content-type': 'application/x-www-form-urlencoded' }),
    body: 'say=hi',
  }),
  crossSite('JSON in text/plain of another site', {
    ...post('/account', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test', 'content-type': 'text/plain' }),
    body: '{"say":"hi"}',
  }),
  crossSite('a method without a body', { method: 'DELETE', path: '/account', headers: { cookie: 'sid=good', 'sec-fetch-site': 'cross-site' } }),
  ...[
    'https://evil.test',
    'null',
    'http://tenon.test.evil.test',
    'http://127.0.0.1.evil.test',
    'http://127.0.0.1@evil.test',
    'http://evil.test/127.0.0.1',
    '',
    'http://',
    'http://127.0.0.1:1',
  ].map((origin) => crossSite(`the origin "${origin}" of an old browser`, post('/account', { origin }))),
  passes('a same-site page where that is enough', post('/trusted', { 'sec-fetch-site': 'same-site', origin: 'https://other.tenon.test' })),
  passes('an origin that is trusted', post('/trusted', { 'sec-fetch-site': 'cross-site', origin: 'https://partner.example.com' })),
  passes('a trusted origin of an old browser', post('/trusted', { origin: 'https://partner.example.com' })),
  crossSite(
    'another origin than those that are trusted',
    post('/trusted', { 'sec-fetch-site': 'cross-site', origin: 'https://partner.example.com.evil.test' }),
  ),
  passes('everyone where it is switched off', post('/unchecked', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' })),
  passes('everyone where nothing changes', { path: '/safe', headers: { cookie: 'sid=good', 'sec-fetch-site': 'cross-site' } }),
  passes('a token without a cookie', { method: 'POST', path: '/either', headers: { authorization: 'Bearer good', 'sec-fetch-site': 'cross-site' } }),
  crossSite('a cookie where a token would do', post('/either', { 'sec-fetch-site': 'cross-site' })),
  {
    title: 'asks a page of another site without a cookie to sign in (class 69)',
    send: { method: 'DELETE', path: '/account', headers: { 'sec-fetch-site': 'cross-site' } },
    status: 401,
    code: 'security.credentials-missing',
  },
  {
    title: 'lets a page read why it may not (class 71)',
    send: { method: 'DELETE', path: '/account', headers: { cookie: 'sid=good', 'sec-fetch-site': 'bad', origin: 'https://evil.test' } },
    status: 403,
    code: 'security.cross-site',
    headers: { vary: 'Origin' },
  },
];

behaves({ preflights, answers, pages }, browsingApp);

describe('a policy that cannot be meant', () => {
  const mistakesOf = async (options: object): Promise<unknown> =>
    createApp({ ping }, options)
      .open()
      .then(
        () => [],
        ({ mistakes }: { mistakes: { code: string; advice: string }[] }) => mistakes.map(({ code, advice }) => `${code}: ${advice}`),
      );

  it.each<[CorsOptions, string]>([
    [{ origins: '*', credentials: true }, 'cors.credentials: list the origins'],
    [{ origins: ['*'] }, "cors.origin: write origins: '*'"],
    [{ origins: ['null'] }, 'cors.origin: leave it out'],
    [{ origins: ['https://*.example.com'] }, 'cors.origin: list the origins, or decide by a function'],
    [{ origins: ['https://app.example.com/'] }, "cors.origin: write 'https://app.example.com'"],
    [{ origins: ['https://app.example.com:443'] }, "cors.origin: write 'https://app.example.com'"],
    [{ origins: ['https://APP.example.com'] }, "cors.origin: write 'https://app.example.com'"],
    [{ origins: ['app.example.com'] }, 'cors.origin: write scheme, host and port'],
    [{ origins: [''] }, 'cors.origin: write scheme'],
    [{ origins: 'https://app.example.com' as '*' }, "cors.origin: write 'https://app.example.com'"],
    [{ origins: '*', allowHeaders: ['a b'] }, 'cors.header'],
    [{ origins: '*', exposeHeaders: ['*'] }, 'cors.header'],
    [{ origins: '*', maxAgeSeconds: -1 }, 'cors.max-age'],
  ])('%j does not boot (class 71)', async (cors, expected) => {
    expect(await mistakesOf({ cors })).toEqual([expect.stringContaining(expected)]);
  });

  it.each([
    [{ csrf: { origins: ['https://partner.example.com/'] } }, "csrf.origin: write 'https://partner.example.com'"],
    [{ csrf: { origins: ['*'] } }, 'csrf.origin: list the origins'],
    [{ hosts: ['https://api.example.com'] }, 'hosts.name'],
    [{ hosts: [''] }, 'hosts.name'],
    [{ hosts: ['*'] }, 'hosts.name'],
  ])('%j does not boot (classes 55 and 69)', async (options, expected) => {
    expect(await mistakesOf(options)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('the document', () => {
  it('has a 403 where a cookie says who calls, and something changes', async () => {
    const { paths } = (await openapi(browsingApp(new Log()))) as unknown as { readonly paths: Record<string, Record<string, { readonly responses: object }>> };
    const has = (path: string, method: string): boolean => Object.hasOwn(paths[path]?.[method]?.responses ?? {}, '403');
    expect([has('/account', 'get'), has('/account', 'post'), has('/unchecked', 'post'), has('/write', 'put')]).toEqual([false, true, false, false]);
  });
});
