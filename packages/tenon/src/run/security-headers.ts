import type { SecurityHeaderOptions } from '../shapes/browsers.ts';
import type { HttpResponse } from '../shapes/http.ts';
import type { Layer } from '../shapes/layer.ts';

/** Name, value, name, value… */
type Headers = readonly string[];

/** Adds what is declared to every response that does not say it itself: the docs page has a policy of its own. */
export function securityHeadersLayer(options: SecurityHeaderOptions): Layer {
  const plain = new Merged(headersOf(options));
  const { strictTransportSecurity = 'max-age=31536000' } = options;
  // RFC 6797 section 7.2: not over http, where anybody could have written it.
  const secure = strictTransportSecurity === false ? plain : new Merged([...headersOf(options), 'strict-transport-security', strictTransportSecurity]);
  return { leave: ({ request }, response) => (request.caller.scheme === 'https' ? secure : plain).with(response) };
}

function headersOf(options: SecurityHeaderOptions): Headers {
  const { contentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'", referrerPolicy = 'no-referrer', frameOptions = 'DENY' } = options;
  const { crossOriginResourcePolicy = 'same-origin' } = options;
  const pairs: readonly (readonly [string, string | false])[] = [
    ['x-content-type-options', 'nosniff'],
    ['content-security-policy', contentSecurityPolicy],
    ['referrer-policy', referrerPolicy],
    ['x-frame-options', frameOptions],
    ['cross-origin-resource-policy', crossOriginResourcePolicy],
  ];
  return pairs.flatMap(([name, value]) => (value === false ? [] : [name, value]));
}

/** Lists of headers with others behind; those of declared responses never change, and are joined once. */
class Merged {
  readonly #more: Headers;
  readonly #joined = new WeakMap<Headers, Headers>();

  constructor(more: Headers) {
    this.#more = more;
  }

  with(response: HttpResponse): HttpResponse {
    const { headers } = response;
    const known = this.#joined.get(headers);
    if (known !== undefined) return { ...response, headers: known };
    const joined = Object.freeze([...headers, ...this.#missing(headers)]);
    if (Object.isFrozen(headers)) this.#joined.set(headers, joined);
    return { ...response, headers: joined };
  }

  #missing(headers: Headers): Headers {
    const names = new Set(headers.filter((_, index) => index % 2 === 0));
    return this.#more.filter((_, index) => !names.has(this.#more[index - (index % 2)] ?? ''));
  }
}
