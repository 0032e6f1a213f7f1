import type { Mistake } from '../shapes/mistake.ts';
import { addressNumber, addressText } from './ip-address.ts';

interface Subnet {
  readonly base: bigint;
  /** How many bits of an address do not count. */
  readonly freeBits: bigint;
}

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1'],
  'link-local': ['169.254.0.0/16', 'fe80::/10'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** Sets of addresses. */
export class Subnets {
  readonly #subnets: readonly Subnet[];

  /** @param texts Addresses, subnets as `10.0.0.0/8`, and `loopback`, `link-local`, `private`; others are left out: see `subnetMistakes`. */
  constructor(texts: readonly string[]) {
    this.#subnets = texts.flatMap((text) => (Object.hasOwn(named, text) ? (named[text] ?? []) : [text])).flatMap((text) => subnetOf(text) ?? []);
  }

  has(address: bigint): boolean {
    return this.#subnets.some(({ base, freeBits }) => (base ^ address) >> freeBits === 0n);
  }
}

/** What is wrong with the texts of `Subnets`. */
export function subnetMistakes(texts: readonly string[], at: string): readonly Mistake[] {
  return texts.flatMap((text) => {
    if (typeof text === 'string' && Object.hasOwn(named, text)) return [];
    const subnet = typeof text === 'string' ? subnetOf(text) : null;
    const mistake = (message: string, advice: string): Mistake[] => [{ code: 'proxies.address', at, message: `${JSON.stringify(text)} ${message}`, advice }];
    if (subnet === null) return mistake('is no address and no subnet', "write '10.1.2.3', '10.0.0.0/8', 'fd00::/8', 'loopback', 'link-local' or 'private'");
    if (isEveryone(subnet)) return mistake('trusts everyone, so that everyone could call in the name of everyone', 'name the addresses that your proxies have');
    if ((subnet.base >> subnet.freeBits) << subnet.freeBits !== subnet.base)
      return mistake('has bits set that its length leaves out', `write '${wholeText(subnet, text)}'`);
    return [];
  });
}

/** Whether all of IPv4 is in it; no shorter prefix of IPv6 than that is one proxy's. */
function isEveryone({ base, freeBits }: Subnet): boolean {
  return freeBits >= 32n && ((base ^ (0xffffn << 32n)) >> freeBits === 0n || freeBits === 128n);
}

function subnetOf(text: string): Subnet | null {
  const [address = '', length, ...rest] = text.split('/');
  const base = addressNumber(address);
  if (base === null || rest.length > 0) return null;
  if (length === undefined) return { base, freeBits: 0n };
  const mostBits = address.includes(':') ? 128 : 32;
  if (!/^(?:0|[1-9]\d{0,2})$/.test(length) || Number(length) > mostBits) return null;
  return { base, freeBits: BigInt(mostBits - Number(length)) };
}

function wholeText({ base, freeBits }: Subnet, text: string): string {
  return `${addressText((base >> freeBits) << freeBits)}/${text.split('/')[1] ?? ''}`;
}
