import { ResponseMismatch } from './response-mismatch.ts';

/** A declared answer: what `reply(status, body, headers)` gives. */
export class Replied {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>> | null;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, unknown>> | null) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Cookie attributes as `reply.cookie` takes them. */
export interface CookieAttributes {
  readonly domain?: string;
  readonly path?: string;
  readonly expires?: Date;
  readonly maxAgeSeconds?: number;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: 'strict' | 'lax' | 'none';
}

/** The `reply` of one request; `setCookies` collects what `reply.cookie` sets. */
export function replyFor(setCookies: (line: string) => void, cookieLine: (name: string, value: string, attributes: CookieAttributes) => string): unknown {
  const reply = (status: number, body?: unknown, headers?: Readonly<Record<string, unknown>>): Replied => new Replied(status, body, headers ?? null);
  reply.redirect = (status: number, location: string): Replied => new Replied(status, undefined, { location });
  reply.cookie = (name: string, value: string, attributes: CookieAttributes = {}): void => setCookies(cookieLine(name, value, attributes));
  return reply;
}

/** A declared header value as text. */
export function headerText(name: string, value: unknown): string {
  const text =
    value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.map((item) => headerText(name, item)).join(', ') : textOf(name, value);
  // A line break in a value would end the header: RFC 9110 section 5.5.
  if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) throw new ResponseMismatch(`/${name}`, 'a header value without control characters');
  return text;
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return btoa(String.fromCharCode(...value));
  throw new ResponseMismatch(`/${name}`, 'a header value: text, a number, a boolean or a list of them');
}

// RFC 9110 section 5.6.2, token.
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade', 'trailer']);

/** Whether a header is the adapter's: anybody else's word on it would break framing. */
export function isFraming(name: string): boolean {
  return framing.has(name);
}

/**
 * A handler's headers after those of its response, which they replace: required ones must be there, names and values legal.
 * Throws: ResponseMismatch.
 */
export function addHeaders(base: readonly string[], headers: Readonly<Record<string, unknown>> | null, required: readonly string[]): string[] {
  const list: string[] = [];
  const seen = new Set<string>();
  for (const [written, value] of Object.entries(headers ?? {})) {
    const name = written.toLowerCase();
    if (value === undefined) continue;
    // The body is written as what the schema says, so its type is said there too.
    if (!token.test(name) || isFraming(name) || name === 'content-type') throw new ResponseMismatch(`/${written}`, 'a header name that a handler may set');
    seen.add(name);
    const values = name === 'set-cookie' && Array.isArray(value) ? (value as unknown[]) : [value]; // cookies are never folded: RFC 6265 section 3
    for (const each of values) list.push(name, headerText(written, each));
  }
  for (const name of required) if (!seen.has(name.toLowerCase())) throw new ResponseMismatch(`/${name}`, 'a declared response header');
  for (let index = base.length - 2; index >= 0; index -= 2) if (!seen.has(base[index] ?? '')) list.unshift(base[index] ?? '', base[index + 1] ?? '');
  return list;
}
