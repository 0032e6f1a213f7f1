import { AsyncLocalStorage } from 'node:async_hooks';
import type { CurrentRequest } from './request-record.ts';
import { traceparentOf } from './trace-context.ts';

/** One of the process: code that writes a line of log knows no app. */
export const requests = new AsyncLocalStorage<CurrentRequest>();

/** The request that is being served where this is called; `null` outside of one, and where the app has no `requestIds()`. */
export function currentRequest(): CurrentRequest | null {
  return requests.getStore() ?? null;
}

/**
 * The headers that tell a server which is called on behalf of the current request what trace it belongs to; none outside of one.
 * @example await fetch(url, { headers: traceHeaders() })
 */
export function traceHeaders(): Readonly<Record<string, string>> {
  const trace = currentRequest()?.trace;
  if (trace === undefined) return {};
  return { traceparent: traceparentOf(trace), ...(trace.state === '' ? {} : { tracestate: trace.state }) };
}
