import { addressNumber, addressText } from '../support/ip-address.ts';

/** Bits of an IPv6 address that one subscriber has to himself: RFC 6177 gives sites a /64 or more. */
export const usualPrefixBits = 64;

/**
 * What stands for a caller's address: IPv4 whole, also in its IPv6 form; IPv6 by its prefix, since who has one address there
 * has all that share it. An address that is none, or unknown, is one key for all such callers.
 */
export function addressKey(address: string | null, prefixBits: number): string {
  const number = address === null ? null : addressNumber(withoutZone(address));
  if (number === null) return 'unknown';
  if (number >> 32n === 0xffffn) return addressText(number);
  const freeBits = BigInt(128 - prefixBits);
  return `${addressText((number >> freeBits) << freeBits)}/${prefixBits}`;
}

/** RFC 4007 section 11: `%eth0` says where the address holds on this machine. */
function withoutZone(address: string): string {
  const end = address.indexOf('%');
  return end === -1 ? address : address.slice(0, end);
}
