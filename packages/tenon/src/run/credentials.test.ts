import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeRequest } from '../../test/support/fake-request.ts';
import type { SecurityScheme } from '../shapes/declaration.ts';
import type { HttpRequest } from '../shapes/http.ts';
import { challengeOf, credentialsOf, readCredentials, unauthorized } from './credentials.ts';

const bearer: SecurityScheme = { kind: 'bearer', name: 'bearer', format: null, scopes: [] };
const basic = { kind: 'basic', name: 'basic', realm: 'api', scopes: [] } satisfies SecurityScheme;
const key = (place: 'header' | 'query' | 'cookie', parameter = 'key'): SecurityScheme => ({ kind: 'apiKey', name: 'key', in: place, parameter, scopes: [] });
const read = (request: Partial<HttpRequest>, ...alternatives: SecurityScheme[]): unknown =>
  readCredentials(fakeRequest(request), { alternatives, isOptional: false });
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('credentials', () => {
  it.each([
    ['Bearer a.b-c_d~e+f/g==', 'a.b-c_d~e+f/g=='],
    ['bearer a', 'a'],
    ['Bearer ', undefined],
    ['Bearer  a', undefined],
    ['Bearer a b', undefined],
    ['Bearer a=b', undefined],
    ['Bearera', undefined],
    ['Basic YTpi', undefined],
  ])('of %j are the token %j', (authorization, token) => {
    expect(read({ headers: { authorization } }, bearer)).toBe(token);
  });

  it.each([
    ['ann:secret', { username: 'ann', password: 'secret' }],
    ['ann:a:b', { username: 'ann', password: 'a:b' }],
    [':', { username: '', password: '' }],
    ['ü:ß', { username: 'ü', password: 'ß' }],
    ['ann', undefined],
  ])('of Basic %j are %j', (text, expected) => {
    expect(read({ headers: { authorization: `Basic ${base64(text)}` } }, basic)).toEqual(expected);
  });

  it('of Basic are what was encoded', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }).filter((name) => !name.includes(':')),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (username, password) => {
          expect(read({ headers: { authorization: `Basic ${base64(`${username}:${password}`)}` } }, basic)).toEqual({ username, password });
        },
      ),
    );
  });

  it('of Basic are none for anything that is not base64 of UTF-8', () => {
    for (const encoded of ['a', 'YTpi=', 'YT pi', '%%', Buffer.from('a:\xff', 'latin1').toString('base64')])
      expect(read({ headers: { authorization: `Basic ${encoded}` } }, basic)).toBeUndefined();
  });

  it.each([
    ['header', { headers: { key: 'a' } }, 'a'],
    ['header', { headers: { key: '' } }, undefined],
    ['query', { query: 'key=a%20b' }, 'a b'],
    ['query', { query: 'key=a&key=a' }, undefined],
    ['query', { query: 'key=' }, undefined],
    ['query', { query: 'kez=a' }, undefined],
    ['cookie', { headers: { cookie: 'x=y; key=a%20b' } }, 'a b'],
    ['cookie', { headers: { cookie: 'key=a; key=b' } }, undefined],
    ['cookie', { headers: { cookie: 'key=' } }, undefined],
    ['cookie', { headers: { cookie: 'xkey=a' } }, undefined],
  ] as const)('in a %s of %j are %j', (place, request, expected) => {
    expect(read(request, key(place))).toBe(expected);
  });

  it('are no inherited member', () => {
    expect(read({ headers: {} }, key('header', 'constructor'))).toBeUndefined();
    expect(read({ headers: { cookie: 'a=b' } }, key('cookie', 'constructor'))).toBeUndefined();
  });

  it('are those of the first scheme that has some', () => {
    expect(read({ headers: { authorization: 'Bearer a', key: 'b' } }, key('header'), bearer)).toBe('b');
    expect(read({ headers: { authorization: 'Bearer a' } }, key('header'), bearer)).toBe('a');
  });

  it('are asked for by every scheme once, its texts quoted', () => {
    expect(challengeOf([bearer, { ...basic, realm: 'a "b" \\' }, key('header'), bearer])).toBe(
      'Bearer, Basic realm="a \\"b\\" \\\\", charset="UTF-8", ApiKey in="header", name="key"',
    );
    expect(unauthorized({ alternatives: [bearer], isOptional: false })).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
  });

  it('of a route are its own and those of its dependencies', () => {
    const own = { alternatives: [bearer], isOptional: false };
    const dependency = { credentials: { alternatives: [basic], isOptional: true } };
    expect(credentialsOf({ security: { own, requirement: [] }, dependencies: [dependency] as never })?.alternatives).toEqual([bearer, basic]);
    expect(credentialsOf({ security: { own: null, requirement: [] }, dependencies: [] })).toBeNull();
  });
});
