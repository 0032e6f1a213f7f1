import type { ManifestRoute } from '../shapes/manifest.ts';
import { decode } from './decode.ts';
import { ResponseError } from './response-error.ts';

/** What a call resolves to, before types say which statuses a route has. */
export type AnyOutcome =
  | { readonly ok: true; readonly status: number; readonly data: unknown; readonly headers: ReceivedHeaders; readonly response: Response }
  | { readonly ok: false; readonly status: number; readonly error: unknown; readonly headers: ReceivedHeaders; readonly response: Response };

/** By lower-case name; those with a codec are decoded. */
export interface ReceivedHeaders {
  readonly [name: string]: unknown;
}

/** What a promise of `fetch` gives, or an error that says which call failed. */
export type Answered = <Value>(promise: Promise<Value>) => Promise<Value>;

/**
 * Reads a response. A status that the route does not declare comes out like any other.
 * Throws: ResponseError response.malformed when the body is not what its media type or a codec says; else what `answerOf` throws.
 */
export async function outcomeOf(route: string, { codecs = {} }: ManifestRoute, response: Response, answered: Answered): Promise<AnyOutcome> {
  const { ok, status } = response;
  const type = response.headers.get('content-type') ?? '';
  const isJson = /^[^;]*[/+]json\s*(;|$)/i.test(type);
  const isEmpty = response.body === null; // HEAD, 204, 205 and 304: Fetch Standard, section 4.1 (main fetch)
  const read = (raw: unknown, parse: (raw: never) => unknown, slot = ''): unknown => {
    try {
      return decode(codecs[status + slot], parse(raw as never)); // each parser knows its own
    } catch (cause) {
      throw new ResponseError(route, response, raw, cause as Error); // JSON.parse and decode throw SyntaxError
    }
  };
  let body = isEmpty
    ? undefined
    : /^text\/ev|\/jsonl/i.test(type) // what may have no end: `items` reads it
      ? Object.assign(response.body as object, { parse: (json: string) => read(json, JSON.parse), type, answered }) // `null` would be empty
      : await answered<unknown>(
          isJson || /^text|[/+]xml/i.test(type)
            ? response.text()
            : response.arrayBuffer().then((buffer) => (type || buffer.byteLength ? new Uint8Array(buffer) : undefined)),
        );
  if (isJson && !isEmpty) body = read(body, JSON.parse);
  const headers = read(body, () => Object.fromEntries(response.headers), '.headers');
  return { ok, status, [ok ? 'data' : 'error']: body, headers, response } as AnyOutcome; // by `ok`
}
