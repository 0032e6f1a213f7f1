import type { ProxiesDeclaration } from '../shapes/declaration.ts';
import type { Forwarding as Seam } from '../shapes/compiled.ts';
import type { Caller, HttpRequest } from '../shapes/http.ts';
import { DeclarationError } from '../support/errors.ts';
import { addressNumber, addressText } from '../support/ip-address.ts';
import { canonicalHost, isHost } from '../support/host.ts';
import { subnetMistakes, Subnets } from '../support/subnets.ts';
import { forwardedElements } from './forwarded-header.ts';

type Headers = HttpRequest['headers'];

/** What a chain of proxies says, from the one that called us to the one that was called first. */
interface Chain {
  /** Whom each was called by. */
  readonly addresses: readonly string[];
  /** The scheme and the host that the proxy at this place of the chain was called by. */
  readonly saidBy: (place: number) => { readonly scheme: string | undefined; readonly host: string | undefined };
}

const chains = { 'x-forwarded': fromXForwarded, forwarded: fromForwarded };

/** Who calls, by the word of proxies that are trusted: address, scheme and host are believed together, or not at all. */
export class Forwarding implements Seam {
  readonly #trusted: Subnets;
  readonly #chainOf: (headers: Headers) => Chain | null;

  /** Throws: DeclarationError for what is no address: a built app may get them from where it runs. */
  constructor({ trusted, header }: ProxiesDeclaration) {
    const mistakes = subnetMistakes(trusted, 'createApp proxies');
    if (mistakes.length > 0) throw new DeclarationError(mistakes);
    this.#trusted = new Subnets(trusted);
    this.#chainOf = chains[header];
  }

  /** @param direct What is known of the connection itself. */
  callerOf(direct: Caller, headers: Headers): Caller {
    const peer = direct.address === null ? null : addressNumber(direct.address);
    if (peer === null || !this.#trusted.has(peer)) return direct;
    const chain = this.#chainOf(headers);
    // A proxy that does not say who called may pass on what callers say of scheme and host.
    if (chain === null) return { ...direct, address: null };
    return chain.addresses.length === 0 ? direct : this.#nearestStranger(direct, chain);
  }

  /** The first from our side whom we do not trust: what stands beyond may be anybody's word. */
  #nearestStranger(direct: Caller, { addresses, saidBy }: Chain): Caller {
    let place = 0;
    let address = addressNumber(addresses[0] ?? '');
    while (address !== null && this.#trusted.has(address) && place + 1 < addresses.length) address = addressNumber(addresses[++place] ?? '');
    const said = saidBy(place);
    const scheme = schemeOf(said.scheme) ?? direct.scheme;
    const host = said.host !== undefined && isHost(said.host) ? said.host : direct.host;
    return { address: address === null ? null : addressText(address), scheme, host: canonicalHost(host, scheme) };
  }
}

function schemeOf(text: string | undefined): 'http' | 'https' | null {
  const scheme = text?.toLowerCase();
  return scheme === 'http' || scheme === 'https' ? scheme : null;
}

/** Of lists the last: most proxies write one value in place of what there was, and what stands before it may be a caller's. */
function fromXForwarded(headers: Headers): Chain {
  const last = (name: string): string | undefined => listOf(headers[name]).at(-1);
  const said = { scheme: last('x-forwarded-proto'), host: last('x-forwarded-host') };
  return {
    addresses: listOf(headers['x-forwarded-for']).map(withoutPort).toReversed(),
    saidBy: () => said,
  };
}

function fromForwarded(headers: Headers): Chain | null {
  const elements = forwardedElements([headers['forwarded'] ?? []].flat().join(','))?.toReversed();
  if (elements === undefined) return null;
  return {
    addresses: elements.map((element) => withoutPort(element.get('for') ?? '')),
    saidBy: (place) => ({ scheme: elements[place]?.get('proto'), host: elements[place]?.get('host') }),
  };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return [value ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** `192.0.2.1:80` and `[2001:db8::1]:80` without their ports. */
function withoutPort(node: string): string {
  return /^(?:\[([^\]]*)\]|([^:[\]]+))(?::[^:]*)?$/.exec(node)?.slice(1).find(Boolean) ?? node;
}
