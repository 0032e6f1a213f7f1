interface Deadline {
  readonly at: number;
  readonly expire: () => void;
}

const sweepMs = 250;

/** Time-outs of running requests on one coarse timer: a timer per request would cost more than most handlers. */
export class Deadlines {
  readonly #open = new Set<Deadline>();
  #timer: ReturnType<typeof setInterval> | null = null;

  /** The outcome of `work`, or what `onExpire` gives once `timeoutMs` have passed, up to 250 ms late. */
  bound<Value>(work: Promise<Value>, timeoutMs: number, onExpire: () => Value): Promise<Value> {
    return new Promise((resolve, reject) => {
      const deadline: Deadline = { at: Date.now() + timeoutMs, expire: () => resolve(onExpire()) };
      this.#add(deadline);
      work.then(resolve, reject).finally(() => this.#open.delete(deadline));
    });
  }

  #add(deadline: Deadline): void {
    this.#open.add(deadline);
    if (this.#timer !== null) return;
    this.#timer = setInterval(() => this.#sweep(), sweepMs);
    if (typeof this.#timer === 'object') this.#timer.unref(); // a number in browsers and Workers
  }

  #sweep(): void {
    const now = Date.now();
    for (const deadline of this.#open) {
      if (deadline.at > now) continue;
      this.#open.delete(deadline);
      deadline.expire();
    }
    if (this.#open.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }
}
