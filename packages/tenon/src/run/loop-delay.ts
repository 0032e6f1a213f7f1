const sampleMs = 100;

/**
 * How late the event loop of this process comes, measured by a timer that knows when it should have been called. One for all
 * apps, and by this on every runtime: perf_hooks counts the same delays, and its histogram would have to be read by a timer too.
 */
export class LoopDelay {
  #users = 0;
  #timer: ReturnType<typeof setInterval> | null = null;
  #sampledAtMs = 0;
  #latestMs = 0;
  #delayMs = 0;

  /** The lesser of the last two delays: one long turn is a hiccup, two are load. 0 while nobody watches. */
  get delayMs(): number {
    return this.#delayMs;
  }

  watch(): void {
    if (this.#users++ > 0) return;
    this.#sampledAtMs = performance.now();
    this.#timer = setInterval(() => this.#sample(), sampleMs);
    if (typeof this.#timer === 'object') this.#timer.unref(); // a number in Deno
  }

  forget(): void {
    if (--this.#users > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#latestMs = 0;
    this.#delayMs = 0;
  }

  #sample(): void {
    const now = performance.now();
    const lateMs = now - this.#sampledAtMs - sampleMs;
    this.#sampledAtMs = now;
    this.#delayMs = Math.min(lateMs, this.#latestMs);
    this.#latestMs = lateMs;
  }
}

/** The loop of this process. */
export const loopDelay = new LoopDelay();
