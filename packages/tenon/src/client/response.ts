import type { CodecTree, ManifestRoute } from '../shapes/manifest.ts';
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
  let body = isEmpty
    ? undefined
    : await answered<unknown>(
        isJson || /^text\//i.test(type)
          ? response.text()
          : response.arrayBuffer().then((buffer) => (type || buffer.byteLength ? new Uint8Array(buffer) : undefined)),
      );
  try {
    if (isJson && !isEmpty) body = decode(codecs[status], JSON.parse(body as string)); // read as text above
    const headers = headersOf(response, codecs[`${status}.headers`]);
    return { ok, status, [ok ? 'data' : 'error']: body, headers, response } as AnyOutcome; // by `ok`
  } catch (cause) {
    throw new ResponseError(route, response, body, cause as Error); // JSON.parse and decode throw SyntaxError
  }
}

function headersOf(response: Response, tree: CodecTree | undefined): ReceivedHeaders {
  const headers: Record<string, unknown> = Object.fromEntries(response.headers);
  for (const [name, codec] of Object.entries((tree as Exclude<CodecTree, string> | undefined)?.members ?? {})) {
    const text = response.headers.get(name);
    if (text !== null) headers[name.toLowerCase()] = decode(codec, text);
  }
  return headers;
}
