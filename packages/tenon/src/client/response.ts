import type { CodecTree, ManifestRoute } from '../shapes/manifest.ts';
import { decode } from './decode.ts';
import { ResponseError } from './response-error.ts';

/** What a call resolves to, before types say which statuses a route has. */
export type AnyOutcome =
  | { readonly ok: true; readonly status: number; readonly data: unknown; readonly headers: ReceivedHeaders; readonly response: Response }
  | { readonly ok: false; readonly status: number; readonly error: unknown; readonly headers: ReceivedHeaders; readonly response: Response };

/** By lower-case name; declared headers with a codec also by their declared name, decoded. */
export interface ReceivedHeaders {
  readonly [name: string]: unknown;
}

/**
 * Reads a response. A status that the route does not declare comes out like any other.
 * Throws: ResponseError response.malformed when the body is not what its media type or a codec says.
 */
export async function outcomeOf(route: ManifestRoute, response: Response): Promise<AnyOutcome> {
  const { ok, status } = response;
  const value = await bodyOf(route, response);
  const headers = readable(route, response, value, () => headersOf(response, route.codecs?.[`${status}.headers`]));
  return ok ? { ok, status, data: value, headers, response } : { ok, status, error: value, headers, response };
}

async function bodyOf(route: ManifestRoute, response: Response): Promise<unknown> {
  const { status } = response;
  if (route.method === 'HEAD' || status === 204 || status === 205 || status === 304) return undefined;
  const [mediaType = ''] = (response.headers.get('content-type') ?? '').toLowerCase().split(/\s*;/);
  const isJson = /[/+]json$/.test(mediaType);
  if (!isJson && !mediaType.startsWith('text/')) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return mediaType === '' && bytes.length === 0 ? undefined : bytes;
  }
  const text = await response.text();
  if (!isJson) return text;
  const tree = route.codecs?.[status];
  return readable(route, response, text, () => (tree === undefined ? JSON.parse(text) : decode(tree, JSON.parse(text))));
}

function readable<Value>({ method, path }: ManifestRoute, response: Response, body: unknown, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw new ResponseError(`${method} ${path}`, response, body, cause as Error); // JSON.parse and decode throw SyntaxError
  }
}

function headersOf(response: Response, tree: CodecTree | undefined): ReceivedHeaders {
  const headers: Record<string, unknown> = Object.fromEntries(response.headers);
  const declared = (typeof tree === 'object' && tree.members) || {};
  for (const [name, codec] of Object.entries(declared)) {
    const text = response.headers.get(name);
    if (text !== null) headers[name] = decode(codec, text);
  }
  return headers;
}
