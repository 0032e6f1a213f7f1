import type { Interceptor } from '../declare/infer.ts';
import { waited } from './waited.ts';

/** What is sent again, and when. */
export interface RetryOptions {
  /** How often a call is sent at most, the first time included. Default: 3. */
  readonly tries?: number;
  /** The longest wait before the second try; it doubles with each further one. Default: 250. */
  readonly backoffMs?: number;
  /** The longest wait of all. A server that asks for more is not asked again. Default: 10,000. */
  readonly maxWaitMs?: number;
  /** Default: the safe and the idempotent ones, so neither POST nor PATCH. */
  readonly methods?: readonly string[];
  /** Default: 408, 429, 502, 503, 504. */
  readonly statuses?: readonly number[];
  /** Where randomness comes from. Default: `Math.random`. */
  readonly random?: () => number;
  /** The clock that dates in `Retry-After` are compared with. Default: `Date.now`. */
  readonly now?: () => number;
  /** Waits, and rejects with the signal's reason when that is aborted. Default: a timer. */
  readonly wait?: (timeMs: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Sends a call again when nobody answered, or when the answer says that a later one may be better: after the time of
 * `Retry-After`, else after a random time below a limit that doubles ("full jitter"). A stream is never sent again, and an
 * aborted call neither.
 * Source: RFC 9110 section 9.2.2 (idempotent methods), section 10.2.3 (Retry-After).
 */
export function retry(options: RetryOptions = {}): Interceptor {
  const {
    tries = 3,
    backoffMs = 250,
    maxWaitMs = 10_000,
    methods = idempotent,
    statuses = passing,
    random = Math.random,
    now = Date.now,
    wait = waited,
  } = options;
  return async (request, next, { body }) => {
    const mostTries = methods.includes(request.method) && !(body instanceof ReadableStream) ? tries : 1;
    for (let tried = 1; tried < mostTries; tried++) {
      // A body can be read once: the last try takes the request itself.
      const response = await next(request.clone()).catch(unanswered);
      if (response && !statuses.includes(response.status)) return response;
      const waitMs = askedMs(response, now()) ?? random() * Math.min(maxWaitMs, backoffMs * 2 ** (tried - 1));
      if (response && waitMs > maxWaitMs) return response;
      // An unread body holds its connection. Not awaited: where somebody has a clone, that may never end.
      response?.body?.cancel().catch(() => undefined);
      await wait(waitMs, request.signal);
    }
    return next(request);
  };
}

const idempotent = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY', 'PUT', 'DELETE'];
const passing = [408, 429, 502, 503, 504];

function unanswered(error: unknown): null {
  if ((error as { readonly code?: unknown } | null)?.code === 'request.failed') return null;
  throw error;
}

/** Seconds, or a date that ends with GMT (RFC 9110 section 5.6.7). */
function askedMs(response: Response | null, nowMs: number): number | null {
  const text = response?.headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const dateMs = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs);
}
