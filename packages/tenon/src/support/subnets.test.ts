import * as fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { addressNumber } from './ip-address.ts';
import { subnetMistakes, Subnets } from './subnets.ts';

const has = (subnets: readonly string[], address: string): boolean => new Subnets(subnets).has(addressNumber(address) ?? -1n);

describe('subnets', () => {
  it.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['::ffff:10.0.0.0/104', '10.1.2.3', true],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['fd00::/8', 'fdff::1', true],
    ['fd00::/8', 'fe00::1', false],
    ['::/96', '10.0.0.1', false],
    ['loopback', '127.8.8.8', true],
    ['loopback', '::1', true],
    ['loopback', '::ffff:127.0.0.1', true],
    ['private', '172.31.0.1', true],
    ['private', '172.32.0.1', false],
    ['link-local', 'fe80::1', true],
  ])('%s has %s: %s (class 57)', (subnet, address, expected) => {
    expect(has([subnet], address)).toBe(expected);
  });

  const length4 = fc.nat(32);
  const length6 = fc.integer({ min: 0, max: 128 });
  const flip = (address: ipaddr.IPv4 | ipaddr.IPv6, bit: number): string => {
    const bytes = address.toByteArray();
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
    return ipaddr.fromByteArray(bytes).toString();
  };

  it.each<[string, fc.Arbitrary<string>, fc.Arbitrary<number>, number]>([
    ['4', fc.ipV4(), length4, 32],
    ['6', fc.ipV6().filter((text) => !ipaddr.process(text).toString().includes('.')), length6, 128],
  ])('of IPv%s have what ipaddr.js says, one bit away too', (_, addresses, lengths, bits) => {
    fc.assert(
      fc.property(addresses, lengths, fc.nat(bits - 1), (base, length, bit) => {
        const near = flip(ipaddr.parse(base), bit);
        expect(has([`${base}/${length}`], near)).toBe(ipaddr.parse(near).match(ipaddr.parse(base), length));
      }),
    );
  });
});

describe('a subnet that is none', () => {
  it.each([
    ['10.0.0.0/33', 'is no address and no subnet'],
    ['10.0.0.0/08', 'is no address and no subnet'],
    ['10.0.0.0/', 'is no address and no subnet'],
    ['10.0.0.0/8/8', 'is no address and no subnet'],
    ['10.0.0.0/255.0.0.0', 'is no address and no subnet'],
    ['proxy.internal', 'is no address and no subnet'],
    ['1', 'is no address and no subnet'],
    ['', 'is no address and no subnet'],
    ['0.0.0.0/0', 'trusts everyone'],
    ['::/0', 'trusts everyone'],
    ['::ffff:0:0/96', 'trusts everyone'],
    ['::/64', 'trusts everyone'],
    ['10.0.0.1/8', 'has bits set'],
    ['fd00::1/64', 'has bits set'],
  ])('%s %s', (text, expected) => {
    expect(subnetMistakes([text], 'here').map(({ message }) => message)).toEqual([expect.stringContaining(expected)]);
  });

  it('is said with what it should be', () => {
    expect(subnetMistakes(['10.1.2.3/8'], 'here')).toEqual([
      { code: 'proxies.address', at: 'here', message: '"10.1.2.3/8" has bits set that its length leaves out', advice: "write '10.0.0.0/8'" },
    ]);
    expect(subnetMistakes(['10.0.0.0/8', 'fd00::/8', '::1', '192.0.2.7', 'private'], 'here')).toEqual([]);
  });
});
