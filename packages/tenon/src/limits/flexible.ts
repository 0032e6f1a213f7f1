import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Count, Counter } from './store.ts';

/** A counter over a limiter of the library, which rejects with its result when the limit is passed. */
export function counterOf(limiter: Pick<RateLimiterAbstract, 'consume'>): Counter {
  return {
    add: (key, cost) =>
      limiter.consume(key, cost).then(countOf, (reason: unknown) => (reason instanceof Error ? Promise.reject(reason) : countOf(reason as RateLimiterRes))),
  }; // what else it rejects with
}

function countOf({ consumedPoints, msBeforeNext }: RateLimiterRes): Count {
  return { spent: consumedPoints, leftMs: msBeforeNext };
}
