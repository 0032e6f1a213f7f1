import type { Logger } from '../shapes/logger.ts';
import { tell } from './failures.ts';

/** Work that a shutdown waits for: running requests, clean-ups, tasks after responses. */
export class Tasks {
  readonly #logger: Logger;
  #running = 0;
  #waiting: (() => void)[] = [];

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  get running(): number {
    return this.#running;
  }

  enter(): void {
    this.#running++;
  }

  leave(): void {
    if (--this.#running === 0) this.#wake();
  }

  /** Resolves when nothing runs: `true`, or `false` when `waitMs` had passed before. */
  async idle(waitMs = Infinity): Promise<boolean> {
    let isLate = false;
    const timer =
      waitMs === Infinity
        ? undefined
        : setTimeout(() => {
            isLate = true;
            this.#wake();
          }, waitMs);
    while (this.#running > 0 && !isLate) await new Promise<void>((wake) => void this.#waiting.push(wake));
    clearTimeout(timer);
    return this.#running === 0;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Runs tasks one after the other once the response is on its way; a failure is logged and stops nothing. */
  schedule(tasks: readonly (() => unknown)[], at: string): void {
    this.enter();
    setTimeout(() => void this.#each(tasks, at, 'a task after the response failed').finally(() => this.leave()), 0);
  }

  /** Runs clean-ups, the last provided first. */
  release(releases: readonly (() => unknown)[], at: string): Promise<void> {
    return this.#each(releases.toReversed(), at, 'the clean-up of a dependency failed');
  }

  async #each(work: readonly (() => unknown)[], at: string, failure: string): Promise<void> {
    for (const one of work) {
      try {
        await one();
      } catch (error) {
        tell(this.#logger, { route: at, error }, failure);
      }
    }
  }
}
