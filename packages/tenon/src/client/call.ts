import type { CallOptions, ClientOptions } from '../declare/infer.ts';
import type { ManifestRoute } from '../shapes/manifest.ts';
import { addCookies, addHeaders, bodyOf, urlOf, type CallInput } from './request.ts';
import { RequestError } from './request-error.ts';
import { ResponseError } from './response-error.ts';
import { outcomeOf, type AnyOutcome } from './response.ts';

/** A call before types say what it takes and gives. */
export interface AnyCall {
  readonly route: string;
  (input?: CallInput, options?: CallOptions): Promise<AnyOutcome>;
  orThrow(input?: CallInput, options?: CallOptions): Promise<unknown>;
}

/** The call of one route of a client. */
export function callOf(facts: ManifestRoute, client: ClientOptions): AnyCall {
  const { method, path } = facts;
  const route = `${method} ${path}`;

  const call = async (input: CallInput = {}, options: CallOptions = {}): Promise<AnyOutcome> => {
    const { baseUrl, interceptors = [], fetch = globalThis.fetch, timeoutMs = Infinity, ...rest } = { ...client, ...options };
    const late = new AbortController();
    const end = (): void => late.abort(new RequestError(route, 'request.timed-out', `took more than ${timeoutMs} ms`));
    // Not AbortSignal.timeout(): its clock outlives the call, and its reason does not know the call. A delay of 2^31 would be none.
    const timer = timeoutMs < 2 ** 31 ? setTimeout(end, timeoutMs) : undefined;
    const signals = [client.signal, options.signal, timer && late.signal].filter(Boolean) as AbortSignal[]; // those that are there
    // `null` when nothing was said: there are test environments whose signals `fetch` refuses.
    const signal = signals[1] ? AbortSignal.any(signals) : (signals[0] ?? null);
    const answered = <Value>(promise: Promise<Value>): Promise<Value> =>
      promise.catch((error: unknown) => {
        if (signal?.aborted) throw signal.reason;
        const { message, cause } = error as Error & { readonly cause?: Error & { readonly code?: string } }; // Node's `fetch failed` has the reason inside
        throw new RequestError(route, 'request.failed', `got no answer: ${cause?.code ?? cause?.message ?? message}`, error);
      });
    try {
      const url = urlOf(baseUrl, facts, input);
      // The nearer a header stands to the call, the more it counts.
      const headers = new Headers();
      await addHeaders(headers, facts, client.headers);
      await addHeaders(headers, facts, input.headers);
      addCookies(headers, facts, input.cookies);
      const body = bodyOf(facts, input.body, headers);
      await addHeaders(headers, facts, options.headers);
      // `duplex` is required with a stream (Fetch Standard, Request constructor, step 40) and means nothing otherwise.
      const init: RequestInit & { duplex: 'half' } = { ...rest, method, headers, body, signal, duplex: 'half' };
      // Unbound: browsers refuse `fetch` as a method of another object.
      const reach = (target: Request | string, more?: RequestInit): Promise<Response> => answered(fetch(target, more));
      const through = interceptors.reduceRight((next, interceptor) => (request) => interceptor(request as Request, next, { route, body }), reach);
      return await outcomeOf(route, facts, await through(interceptors[0] ? new Request(url, init) : url, init), answered);
    } finally {
      clearTimeout(timer);
    }
  };
  const orThrow = async (...given: Parameters<AnyCall>): Promise<unknown> => {
    const outcome = await call(...given);
    if (outcome.ok) return outcome.data;
    throw new ResponseError(route, outcome.response, outcome.error);
  };
  return Object.assign(call, { orThrow, route });
}
