import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../test/support/fake-request.ts';
import { targetOf } from './request-target.ts';

interface Head {
  readonly url?: string;
  readonly method?: string;
  readonly version?: '1.0' | '1.1';
  readonly headers?: readonly string[];
}

/** A message as node makes it of a head: the first of repeated lines counts. */
function incoming({ url = '/', method = 'GET', version = '1.1', headers = ['Host', 'tenon.test'] }: Head): IncomingMessage {
  const values: Record<string, string> = {};
  for (let index = 0; index < headers.length; index += 2) values[(headers[index] ?? '').toLowerCase()] ??= headers[index + 1] ?? '';
  return { url, method, httpVersionMinor: version === '1.0' ? 0 : 1, rawHeaders: [...headers], headers: values } as unknown as IncomingMessage; // all that is read
}

describe('the target of a request', () => {
  it.each([
    ['/', '/'],
    ['/a?b', '/a?b'],
    ['//a', '//a'],
    ['http://tenon.test', '/'],
    ['http://tenon.test?a', '/?a'],
    ['HTTPS://TENON.TEST/a?b', '/a?b'],
  ])('%s is %s', (url, target) => {
    expect(targetOf(incoming({ url }))).toBe(target);
  });

  it.each([
    'http://elsewhere.test/',
    'http://tenon.test@elsewhere.test/',
    'http://user@tenon.test/',
    'http://tenon.test:80/',
    'http:///a',
    'ftp://tenon.test/',
    'a',
    '*',
    'tenon.test:80',
    '',
    'http://tenon.test/#a',
  ])('%j is none', async (url) => {
    expect(await outcomeOf(() => targetOf(incoming({ url })))).toBe('400 request.target');
  });

  it('may be * for OPTIONS', () => {
    expect(targetOf(incoming({ url: '*', method: 'OPTIONS' }))).toBe('*');
  });

  it.each(['a', 'a.b', 'a-b_c', 'localhost:1', 'a:65535', '127.0.0.1:80', '[::1]', '[::ffff:1.2.3.4]:8080'])('is read for the Host %s', (host) => {
    expect(targetOf(incoming({ headers: ['Host', host] }))).toBe('/');
  });

  it.each(['', ' ', 'a b', 'a/b', 'a?b', 'a#b', 'a@b', 'a,b', 'a:', 'a:b', 'a:65536', 'a:100000', 'ü', 'a%20', '::1', '[::1', '[g]', 'a\\b'])(
    'is not read for the Host %j',
    async (host) => {
      expect(await outcomeOf(() => targetOf(incoming({ headers: ['Host', host] })))).toBe('400 header.malformed-host');
    },
  );

  it.each([
    [{ headers: [] }, '400 header.malformed-host'],
    [{ headers: [], version: '1.0' }, 'fine'],
    [{ headers: ['Transfer-Encoding', 'chunked'], version: '1.0' }, '400 request.malformed'],
    [{ headers: ['Host', 'a', 'hOST', 'a'] }, '400 header.repeated'],
    [{ headers: ['Host', 'a', 'Authorization', 'x', 'authorization', 'x'] }, '400 header.repeated'],
    [{ headers: ['Host', 'a', 'Content-Type', 'x', 'CONTENT-TYPE', 'y'] }, '400 header.repeated'],
    [{ headers: ['Host', 'a', 'Accept', 'x', 'Accept', 'y'] }, 'fine'],
    [{ headers: ['Host', 'a', ...Array.from({ length: 99 }, () => ['x', 'y']).flat()] }, 'fine'],
    [{ headers: ['Host', 'a', ...Array.from({ length: 100 }, () => ['x', 'y']).flat()] }, '431 request.too-many-headers'],
  ] as const)('of %j is %s', async (head, expected) => {
    expect(await outcomeOf(() => targetOf(incoming(head)))).toBe(expected);
  });
});
