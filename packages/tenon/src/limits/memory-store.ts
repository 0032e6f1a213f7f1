import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { counterOf } from './flexible.ts';
import type { Counter, LimitPolicy, MemoryStore } from './store.ts';

/** How much a memory store may hold. */
export interface MemoryStoreOptions {
  /** Of each policy. Default: 100,000, some 30 MB. Beyond it the keys that came first are forgotten. */
  readonly maxKeys?: number;
}

/**
 * Counts in the memory of this process: each worker of a cluster counts for itself, and a restart forgets.
 * Bounded, so that callers with many addresses cannot fill the memory.
 */
export function memoryStore({ maxKeys = 100_000 }: MemoryStoreOptions = {}): MemoryStore {
  return { kind: 'memory', counter: (policy) => new BoundedCounter(policy, maxKeys) };
}

class BoundedCounter implements Counter {
  readonly #limiter: InstanceType<typeof RateLimiterMemory>;
  readonly #counter: Counter;
  readonly #windowMs: number;
  readonly #maxKeys: number;
  /** When the window of each key ends; the first to end stands first, as all last equally long. */
  readonly #ends = new Map<string, number>();

  constructor({ limit, windowSeconds }: LimitPolicy, maxKeys: number) {
    this.#limiter = new RateLimiterMemory({ points: limit, duration: windowSeconds, keyPrefix: '' });
    this.#counter = counterOf(this.#limiter);
    this.#windowMs = windowSeconds * 1000;
    this.#maxKeys = maxKeys;
  }

  readonly add: Counter['add'] = (key, cost) => {
    const now = Date.now();
    this.#forgetEnded(now);
    if (!this.#ends.has(key)) {
      if (this.#ends.size >= this.#maxKeys) this.#forgetFirst();
      this.#ends.set(key, now + this.#windowMs);
    }
    return this.#counter.add(key, cost);
  };

  #forgetEnded(now: number): void {
    for (const [key, end] of this.#ends) {
      if (end > now) return;
      this.#ends.delete(key);
    }
  }

  #forgetFirst(): void {
    const [first] = this.#ends.keys();
    if (first === undefined) return;
    this.#ends.delete(first);
    void this.#limiter.delete(first);
  }
}
