import type { Logger } from '../shapes/logger.ts';
import type { Count, Counter } from './store.ts';

const answerMs = 50;
/** After a failure nobody asks for so long: a store that hangs must not cost every request the time-out. */
const restMs = 1_000;

/** A counter that answers in time: with `null` when its store does not. Each outage is logged once. */
export class GuardedCounter {
  readonly #counter: Counter;
  readonly #logger: Logger;
  readonly #name: string;
  #isDown = false;
  #restsUntilMs = 0;

  constructor(counter: Counter, name: string, logger: Logger) {
    this.#counter = counter;
    this.#name = name;
    this.#logger = logger;
  }

  async add(key: string, cost: number): Promise<Count | null> {
    if (Date.now() < this.#restsUntilMs) return null;
    try {
      const count = await inTime(this.#counter.add(key, cost));
      if (this.#isDown) this.#logger.info({ limit: this.#name }, `the store of rate limit '${this.#name}' answers again`);
      this.#isDown = false;
      return count;
    } catch (error) {
      this.#restsUntilMs = Date.now() + restMs;
      if (!this.#isDown) this.#logger.error({ limit: this.#name, error }, `the store of rate limit '${this.#name}' does not answer`);
      this.#isDown = true;
      return null;
    }
  }
}

async function inTime(count: Promise<Count>): Promise<Count> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${answerMs} ms`)), answerMs);
  });
  return Promise.race([count, late]).finally(() => clearTimeout(timer));
}
