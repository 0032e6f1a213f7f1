import { describe, expect, it } from 'vitest';
import { fakeRequest, outcomeOf } from '../../test/support/fake-request.ts';
import { admit, everything, unmatched } from './admission.ts';

describe('admission', () => {
  it.each([
    ['/', 'fine'],
    ['/a/b', 'fine'],
    ['/a%2Fb', 'fine'],
    ['/%C3%BC', 'fine'],
    ['/...', 'fine'],
    ['/.a', 'fine'],
    ['/a.', 'fine'],
    ['/%2e%2ea', 'fine'],
    ['//', 'fine'],
    ['/.', '400 path.not-canonical'],
    ['/..', '400 path.not-canonical'],
    ['/a/./b', '400 path.not-canonical'],
    ['/a/../b', '400 path.not-canonical'],
    ['/a/%2E', '400 path.not-canonical'],
    ['/a/%2e%2E/b', '400 path.not-canonical'],
    ['/a/.%2e', '400 path.not-canonical'],
    ['/a\\b', '400 path.not-canonical'],
    ['/a%5cb', '400 path.not-canonical'],
    ['/a%00', '400 path.not-canonical'],
    ['/a#b', '400 path.not-canonical'],
    ['a', '400 path.not-canonical'],
    ['*', '400 path.not-canonical'],
    ['', '400 path.not-canonical'],
    ['/%', '400 path.malformed-escape'],
    ['/%zz', '400 path.malformed-escape'],
    ['/%80', '400 path.malformed-escape'],
    ['/%C0%AF', '400 path.malformed-escape'],
    ['/%ED%A0%80', '400 path.malformed-escape'],
    [`/${'a'.repeat(8191)}`, 'fine'],
    [`/${'a'.repeat(8192)}`, '414 request.target-too-long'],
  ])('of the path %s is %s', async (path, expected) => {
    expect(await outcomeOf(() => admit(fakeRequest({ path })))).toBe(expected);
  });

  it.each([
    ['', 'a=b#c', '400 path.not-canonical'],
    ['GET', '%zz', 'fine'],
    ['BREW', '', '501 request.unknown-method'],
    ['get', '', '501 request.unknown-method'],
    ['constructor', '', '501 request.unknown-method'],
    ['GET', 'a'.repeat(8191), 'fine'],
    ['GET', 'a'.repeat(8192), '414 request.target-too-long'],
  ])('of %s with the query %s is %s', async (method, query, expected) => {
    expect(await outcomeOf(() => admit(fakeRequest({ query, ...(method === '' ? {} : { method }) })))).toBe(expected);
  });

  it('answers a path without a route by what other methods it has', () => {
    const missing = { status: 404, body: expect.stringContaining('"code":"route.not-found"') };
    expect(unmatched('GET', [])).toMatchObject(missing);
    expect(unmatched('OPTIONS', [])).toMatchObject(missing);
    const refused = {
      status: 405,
      headers: expect.arrayContaining(['allow', 'DELETE, OPTIONS, POST']),
      body: expect.stringContaining('"code":"route.method-'),
    };
    expect(unmatched('GET', ['POST', 'DELETE'])).toMatchObject(refused);
    expect(unmatched('GET', ['DELETE'])).toMatchObject({ headers: expect.arrayContaining(['allow', 'DELETE, OPTIONS']) });
    expect(unmatched('GET', ['POST', 'DELETE'])).toMatchObject(refused);
    expect(unmatched('OPTIONS', ['POST', 'OPTIONS'])).toEqual({ status: 204, headers: ['allow', 'OPTIONS, POST'], body: null });
    expect(everything.headers).toEqual(['allow', 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, QUERY']);
  });
});
