import type { ManifestRoute } from '../shapes/manifest.ts';
import type { CallOptions, ClientOptions } from '../declare/infer.ts';
import { addHeaders, bodyOf, urlOf, type CallInput } from './request.ts';
import { outcomeOf, type AnyOutcome } from './response.ts';
import { ResponseError } from './response-error.ts';

/** A call before types say what it takes and gives. */
export interface AnyCall {
  (input?: CallInput, options?: CallOptions): Promise<AnyOutcome>;
  orThrow(input?: CallInput, options?: CallOptions): Promise<unknown>;
}

/** The call of one route. Errors of `fetch` (no network, aborted) come out as they are. */
export function callOf(route: ManifestRoute, client: ClientOptions): AnyCall {
  const call = async (input: CallInput = {}, options: CallOptions = {}): Promise<AnyOutcome> => outcomeOf(route, await send(route, client, input, options));
  const orThrow = async (input?: CallInput, options?: CallOptions): Promise<unknown> => {
    const outcome = await call(input, options);
    if (outcome.ok) return outcome.data;
    throw new ResponseError(`${route.method} ${route.path}`, outcome.response, outcome.error);
  };
  return Object.assign(call, { orThrow });
}

/** The nearer a header stands to the call, the more it counts: client, declared input, options. */
async function send(route: ManifestRoute, client: ClientOptions, input: CallInput, options: CallOptions): Promise<Response> {
  // Unbound: browsers refuse `fetch` as a method of another object.
  const { baseUrl, fetch = globalThis.fetch } = client;
  const url = urlOf(baseUrl, route, input);
  const headers = new Headers(typeof client.headers === 'function' ? await client.headers() : client.headers);
  addHeaders(headers, route, input);
  const body = input.body === undefined ? null : bodyOf(route, input.body, headers);
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  // `duplex` is required with a stream (Fetch Standard, Request constructor, step 40) and means nothing otherwise.
  const init: RequestInit & { duplex: 'half' } = { method: route.method, headers, body, signal: options.signal ?? null, duplex: 'half' };
  return fetch(url, init);
}
