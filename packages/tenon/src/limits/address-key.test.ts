import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { addressKey, usualPrefixBits } from './address-key.ts';

const ip = fc.oneof(fc.ipV4(), fc.ipV6());

describe('the key of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
    ['2001:DB8::1:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['::1', '::/64'],
    ['192.0.2.256', 'unknown'],
    ['192.0.2.010', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('of %s is %s', (address, key) => {
    expect(addressKey(address, usualPrefixBits)).toBe(key);
  });

  it('is the same for all of a prefix, and for nobody else: as ipaddr.js has it', () => {
    fc.assert(
      fc.property(ip, ip, fc.integer({ min: 1, max: 128 }), (one, other, bits) => {
        expect(addressKey(one, bits) === addressKey(other, bits)).toBe(ofOnePrefix(one, other, bits));
      }),
    );
  });

  it('does not tell apart what differs beyond the prefix alone', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (address, rest) => {
        const parsed = ipaddr.process(address);
        fc.pre(parsed.kind() === 'ipv6');
        const parts = (parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
        const other = [...parts, ...[48n, 32n, 16n, 0n].map((shift) => ((rest >> shift) & 0xffffn).toString(16))].join(':');
        fc.pre(ipaddr.process(other).kind() === 'ipv6');
        expect(addressKey(other, 64)).toBe(addressKey(address, 64));
      }),
    );
  });

  it('of an IPv4 address is that of its IPv6 form', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 1, max: 128 }), (address, bits) => {
        expect(addressKey(`::ffff:${address}`, bits)).toBe(address);
      }),
    );
  });
});

function ofOnePrefix(one: string, other: string, bits: number): boolean {
  const [a, b] = [ipaddr.process(one), ipaddr.process(other)]; // makes IPv4 of its IPv6 form
  if (a.kind() !== b.kind()) return false;
  return a.kind() === 'ipv4' ? a.toString() === b.toString() : (a as ipaddr.IPv6).match(b as ipaddr.IPv6, bits);
}
