import * as fc from 'fast-check';
import parseForwarded from 'forwarded-parse';
import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../shapes/http.ts';
import { addressNumber, addressText } from '../support/ip-address.ts';
import { forwardedElements } from './forwarded-header.ts';
import { Forwarding } from './forwarding.ts';

const trusted = ['loopback', '10.0.0.0/8', 'fd00::/8'];
const direct = (address: string | null): Caller => ({ address, scheme: 'http', host: 'inside.test' });
const x = new Forwarding({ trusted, header: 'x-forwarded' });
const rfc = new Forwarding({ trusted, header: 'forwarded' });
const said = ({ address, scheme, host }: Caller): string => `${address} ${scheme} ${host}`;

describe('who calls, by X-Forwarded-*', () => {
  const forged = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'outside.test' };
  const from = (address: string | null, chain: string | undefined, more: object = forged): string =>
    said(x.callerOf(direct(address), { ...more, ...(chain !== undefined && { 'x-forwarded-for': chain }) }));

  it.each<[string, string | null, string | undefined, string]>([
    ['a direct caller is who it is', '192.0.2.9', '198.51.100.1', '192.0.2.9 http inside.test'],
    ['a direct caller cannot forge what a proxy says', '11.0.0.1', '10.0.0.1', '11.0.0.1 http inside.test'],
    ['nobody is trusted where the platform says no address', null, '198.51.100.1', 'null http inside.test'],
    ['a proxy says who called it', '10.0.0.1', '198.51.100.1', '198.51.100.1 https outside.test'],
    ['a proxy in IPv4 over IPv6', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1 https outside.test'],
    ['a proxy in IPv6', 'fd00::1', '2001:DB8::1', '2001:db8::1 https outside.test'],
    ['a chain is walked while it is trusted', '127.0.0.1', '198.51.100.1, 10.0.0.2, 10.0.0.3', '198.51.100.1 https outside.test'],
    ['what stands before a stranger is its own word', '127.0.0.1', '10.0.0.9, 203.0.113.5, 198.51.100.1, 10.0.0.3', '198.51.100.1 https outside.test'],
    ['a stranger in our name', '127.0.0.1', '10.0.0.2, 198.51.100.1', '198.51.100.1 https outside.test'],
    ['a chain of ours alone began with its first', '127.0.0.1', '10.0.0.2, 10.0.0.3', '10.0.0.2 https outside.test'],
    ['a mapped address is the address', '127.0.0.1', '::ffff:198.51.100.1', '198.51.100.1 https outside.test'],
    ['ports are not part of addresses', '127.0.0.1', '198.51.100.1:4711, [fd00::7]:80', '198.51.100.1 https outside.test'],
    ['brackets are not part of addresses', '127.0.0.1', '[2001:db8::1]', '2001:db8::1 https outside.test'],
    ['empty items are no items', '127.0.0.1', ' , 198.51.100.1,,', '198.51.100.1 https outside.test'],
    ['a proxy that names nobody: scheme and host are not believed', '10.0.0.1', undefined, '10.0.0.1 http inside.test'],
    ...['unknown', 'localhost', '1.2.3.256', '127.1', '0x7f000001', '010.0.0.1', 'fe80::1%eth0', '<script>', '[::1'].map(
      (text): [string, string, string, string] => [`a proxy that names ${text}`, '10.0.0.1', text, 'null https outside.test'],
    ),
    ['what is no address hides what stands before it', '10.0.0.1', '10.0.0.7, unknown, 10.0.0.2', 'null https outside.test'],
  ])('%s (class 56)', (_, address, chain, expected) => {
    expect(from(address, chain)).toBe(expected);
  });

  it.each([
    [{}, 'http inside.test'],
    [{ 'x-forwarded-proto': 'HTTPS' }, 'https inside.test'],
    [{ 'x-forwarded-proto': 'https, http' }, 'http inside.test'],
    [{ 'x-forwarded-proto': 'http, https' }, 'https inside.test'],
    [{ 'x-forwarded-proto': 'javascript' }, 'http inside.test'],
    [{ 'x-forwarded-host': 'forged.test, Outside.test' }, 'http outside.test'],
    [{ 'x-forwarded-host': 'outside.test:8443', 'x-forwarded-proto': 'https' }, 'https outside.test:8443'],
    [{ 'x-forwarded-host': 'outside.test:443', 'x-forwarded-proto': 'https' }, 'https outside.test'],
    [{ 'x-forwarded-host': 'outside.test:80' }, 'http outside.test'],
    ...['evil.test/a?', 'evil@good.test', 'a b', 'a:99999', '', 'a\u{10d}b'].map((host): [object, string] => [
      { 'x-forwarded-host': host },
      'http inside.test',
    ]),
  ])('%j is %s (class 56)', (headers, expected) => {
    expect(from('10.0.0.1', '198.51.100.1', headers)).toBe(`198.51.100.1 ${expected}`);
  });

  const known = fc.constantFrom('127.0.0.1', '10.0.0.1', '10.9.9.9', 'fd00::1', '::ffff:10.0.0.1', '198.51.100.1', '2001:db8::1', '::ffff:192.0.2.1');
  const addresses = fc.oneof({ weight: 3, arbitrary: known }, fc.ipV4(), fc.ipV6());
  const items = fc.oneof({ weight: 8, arbitrary: addresses }, fc.constantFrom('unknown', '_hidden', '1.2.3.256', '010.0.0.1', '-'));

  it('is what proxy-addr says', () => {
    const trust = proxyAddr.compile(['loopback', '10.0.0.0/8', 'fd00::/8']);
    const canonical = (text: string): string | null => (isIP(text) === 0 ? null : addressText(addressNumber(text) ?? 0n));
    fc.assert(
      fc.property(addresses, fc.array(items, { maxLength: 5 }), (peer, chain) => {
        const headers = chain.length === 0 ? {} : { 'x-forwarded-for': chain.join(', ') };
        const expected = proxyAddr({ headers, connection: { remoteAddress: peer }, socket: { remoteAddress: peer } } as never, trust);
        const { address } = x.callerOf(direct(peer), headers);
        expect(address === null ? null : canonical(address)).toBe(canonical(expected));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('who calls, by Forwarded', () => {
  it.each<[string, string, string | undefined, string]>([
    ['a direct caller is who it is', '192.0.2.9', 'for=198.51.100.1;proto=https', '192.0.2.9 http inside.test'],
    ['a proxy says who called it', '10.0.0.1', 'for=198.51.100.1;proto=https;host=Outside.test', '198.51.100.1 https outside.test'],
    ['names are in any case', '10.0.0.1', 'FOR="[2001:DB8::1]:4711";Proto=HTTPS', '2001:db8::1 https inside.test'],
    [
      'scheme and host are of the element that names the caller',
      '10.0.0.1',
      'for=198.51.100.1;proto=https;host=outside.test, for=10.0.0.2;proto=http;host=b.test',
      '198.51.100.1 https outside.test',
    ],
    [
      'what stands before a stranger is its own word',
      '10.0.0.1',
      'for=10.0.0.7;proto=https;host=forged.test, for=198.51.100.1',
      '198.51.100.1 http inside.test',
    ],
    ['a proxy that names nobody', '10.0.0.1', 'proto=https;host=outside.test', 'null https outside.test'],
    ['a proxy that hides who called', '10.0.0.1', 'for=_secret;proto=https', 'null https inside.test'],
    ['a header that is not there', '10.0.0.1', undefined, '10.0.0.1 http inside.test'],
    ...[
      'for',
      'for=',
      'for="',
      'for="198.51.100.1',
      'for=[::1]',
      'for=a;for=b',
      'for =a',
      'for=a b',
      'for=a; proto=https',
      ';=',
      'for=198.51.100.1;x="\u{10d}"',
    ].map((text): [string, string, string, string] => [`a malformed header: ${text}`, '10.0.0.1', text, 'null http inside.test']),
    ['a caller that leaves a quote open', '10.0.0.1', 'for="198.51.100.7, for=198.51.100.1', 'null http inside.test'],
    ['a caller whose quote the proxy closes', '10.0.0.1', 'for=198.51.100.7;x=", for="[2001:db8::1]"', 'null http inside.test'],
    ['X-Forwarded-For says nothing then', '10.0.0.1', '', '10.0.0.1 http inside.test'],
  ])('%s (class 56)', (_, peer, header, expected) => {
    const headers = header === undefined ? {} : { forwarded: header };
    expect(said(rfc.callerOf(direct(peer), { ...headers, 'x-forwarded-for': '203.0.113.1', 'x-forwarded-host': 'forged.test' }))).toBe(expected);
  });

  const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,5}$/);
  const quoted = fc.stringMatching(/^[ !#-[\]-~\\",;=]{0,6}$/).map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
  const pair = fc.tuple(fc.oneof(fc.constantFrom('for', 'By', 'proto', 'host'), token), fc.oneof(token, quoted));
  const element = fc.uniqueArray(pair, { selector: ([name]) => name.toLowerCase(), minLength: 1, maxLength: 4 });
  const header = fc
    .array(element, { minLength: 1, maxLength: 4 })
    .map((elements) => elements.map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join(';')).join(', '));

  it('is read as forwarded-parse reads it', () => {
    fc.assert(fc.property(header, (text) => void expect(plain(forwardedElements(text))).toEqual(parseForwarded(text))));
  });

  it('is read as forwarded-parse reads it also when it is broken, or not at all', () => {
    const breakage = fc.tuple(fc.nat(60), fc.nat(1), fc.constantFrom('', '"', '\\', ';', ',', '=', ' ', '[', 'a'));
    fc.assert(
      fc.property(header, breakage, (text, [place, cut, piece]) => {
        const broken = text.slice(0, place) + piece + text.slice(place + cut);
        const [own, other] = [plain(forwardedElements(broken)), orNull(() => parseForwarded(broken))];
        // It knows no missing pairs and elements, and takes the last of two with one name.
        if (own !== null && other !== null) expect(own).toEqual(other);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read in time that grows with its length (class 18)', () => {
    for (const text of ['"'.repeat(16_000), `for="${'\\'.repeat(16_000)}`, 'a=b;'.repeat(4000), ','.repeat(16_000), ' '.repeat(16_000), 'a'.repeat(16_000)]) {
      const startMs = performance.now();
      forwardedElements(text);
      expect(performance.now() - startMs).toBeLessThan(100);
    }
  });
});

function plain(elements: ReturnType<typeof forwardedElements>): object[] | null {
  return elements?.map((element) => Object.fromEntries(element)) ?? null;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
