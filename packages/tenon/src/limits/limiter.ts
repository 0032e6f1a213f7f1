import type { Logger } from '../shapes/logger.ts';
import { HttpError } from '../support/errors.ts';
import { GuardedCounter } from './guarded-counter.ts';
import type { LimitPolicy, LimitStore } from './store.ts';

/** What handlers learn of a limit; `null` where the request was not counted. */
export interface LimitState {
  readonly limit: number;
  readonly remaining: number;
  /** Until there is the whole limit again. */
  readonly resetSeconds: number;
}

/** Adds to the headers of whatever the request is answered. */
export type AddHeaders = (headers: { readonly 'ratelimit-policy'?: string; readonly ratelimit?: string }) => void;

/** Where counts are, and what becomes of requests that nobody can count. */
interface Counting {
  readonly store: LimitStore;
  readonly whenStoreFails: 'allow' | 'refuse';
  readonly logger: Logger;
}

/** One policy at work. */
export class Limiter {
  readonly #policy: LimitPolicy;
  readonly #policyItem: string;
  readonly #counter: Pick<GuardedCounter, 'add'>;
  readonly #whenStoreFails: Counting['whenStoreFails'];

  constructor(policy: LimitPolicy, { store, whenStoreFails, logger }: Counting) {
    const { name, limit, windowSeconds } = policy;
    const counter = store.counter(policy);
    this.#policy = policy;
    this.#policyItem = `"${name}";q=${limit};w=${windowSeconds}`;
    // What is in memory answers at once, and a timer for each request would cost a microsecond.
    this.#counter = store.kind === 'memory' ? counter : new GuardedCounter(counter, name, logger);
    this.#whenStoreFails = whenStoreFails;
  }

  /** Counts a request. Throws: HttpError request.rate-limited (429), server.limits-unavailable (503). */
  async take(key: string, cost: number, { addHeaders }: { readonly addHeaders: AddHeaders }): Promise<LimitState | null> {
    const { name, limit, windowSeconds } = this.#policy;
    const count = await this.#counter.add(key, cost);
    if (count === null) {
      addHeaders({ 'ratelimit-policy': this.#policyItem });
      if (this.#whenStoreFails === 'allow') return null;
      throw new HttpError(503, 'server.limits-unavailable', 'Nobody can say how often you have called', { 'retry-after': '1' });
    }
    const remaining = Math.max(0, limit - count.spent);
    const resetSeconds = Math.max(1, Math.ceil(count.leftMs / 1000));
    addHeaders({ 'ratelimit-policy': this.#policyItem, ratelimit: `"${name}";r=${remaining};t=${resetSeconds}` });
    if (count.spent <= limit) return { limit, remaining, resetSeconds };
    throw new HttpError(429, 'request.rate-limited', `'${name}' allows ${limit} in ${windowSeconds} s`, { 'retry-after': String(resetSeconds) });
  }
}
