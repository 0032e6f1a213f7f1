const sweepMs = 250;

/** In workerd a timer ends with the request that set it, and what it calls cannot answer another one. */
const timersAreOfRequests = (globalThis as { readonly navigator?: { readonly userAgent?: string } }).navigator?.userAgent === 'Cloudflare-Workers';

/** The time by which a request must be answered. */
export class Deadline {
  readonly at: number;
  readonly expire: () => void;
  before: Deadline | null = null;
  after: Deadline | null = null;
  /** Its own, where none can be shared. */
  timer: ReturnType<typeof setTimeout> | null = null;

  constructor(at: number, expire: () => void) {
    this.at = at;
    this.expire = expire;
  }
}

/**
 * Time-outs of running requests on one coarse timer: a timer per request would cost more than most handlers. They stand in a
 * list: to enter and to leave it takes a tenth of what a Set takes.
 */
export class Deadlines {
  #first: Deadline | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  readonly #isShared: boolean;

  constructor(isShared = !timersAreOfRequests) {
    this.#isShared = isShared;
  }

  /** Calls `expire` once `timeoutMs` have passed, up to 250 ms late, unless `end` was called before. */
  begin(timeoutMs: number, expire: () => void): Deadline {
    const deadline = new Deadline(Date.now() + timeoutMs, expire);
    if (!this.#isShared) {
      deadline.timer = setTimeout(expire, timeoutMs);
      return deadline;
    }
    const next = this.#first;
    if (next !== null) next.before = deadline;
    deadline.after = next;
    this.#first = deadline;
    if (this.#timer === null) this.#start();
    return deadline;
  }

  end(deadline: Deadline): void {
    if (deadline.timer !== null) return clearTimeout(deadline.timer);
    const { before, after } = deadline;
    if (before !== null) before.after = after;
    else if (this.#first === deadline) this.#first = after;
    if (after !== null) after.before = before;
    deadline.before = null;
    deadline.after = null;
  }

  #start(): void {
    this.#timer = setInterval(() => this.#sweep(), sweepMs);
    if (typeof this.#timer === 'object') this.#timer.unref(); // a number in browsers and Workers
  }

  #sweep(): void {
    const now = Date.now();
    const late: Deadline[] = [];
    for (let each = this.#first; each !== null; each = each.after) if (each.at <= now) late.push(each);
    for (const each of late) {
      this.end(each);
      each.expire();
    }
    if (this.#first !== null || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }
}
