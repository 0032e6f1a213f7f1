import type { HttpResponse } from '../../shapes/http.ts';
import type { WebRequest } from './web-request.ts';

const sweepMs = 4_000;

/**
 * The requests that a server has not answered yet: a shutdown cuts them, and the platform is told of those that take long. They
 * stand in a list of their own making: to enter and to leave it costs less than a Set.
 */
export class PendingRequests {
  #first: WebRequest | null = null;
  /** Those that a sweep has seen. */
  readonly #old = new WeakSet<WebRequest>();
  readonly #onLong: (request: WebRequest) => void;
  #timer: ReturnType<typeof setInterval> | null = null;

  /** @param onLong Called once for each that waits for longer than a few seconds. */
  constructor(onLong: (request: WebRequest) => void) {
    this.#onLong = onLong;
  }

  enter(request: WebRequest): void {
    const next = this.#first;
    if (next !== null) next.before = request;
    request.after = next;
    this.#first = request;
    this.#timer ??= this.#start();
  }

  /** Once for each that has entered. */
  leave(request: WebRequest): void {
    const { before, after } = request;
    if (before !== null) before.after = after;
    else if (this.#first === request) this.#first = after;
    if (after !== null) after.before = before;
    request.before = null;
    request.after = null;
  }

  #start(): ReturnType<typeof setInterval> {
    const timer = setInterval(() => this.#sweep(), sweepMs);
    if (typeof timer === 'object') timer.unref(); // a number in Deno
    return timer;
  }

  #sweep(): void {
    for (let request = this.#first; request !== null; request = request.after) {
      if (this.#old.has(request)) continue;
      this.#old.add(request);
      this.#onLong(request);
    }
  }

  /** Aborts every request that still waits, and answers it. */
  cut(reason: Error, response: HttpResponse): void {
    const all: WebRequest[] = []; // they leave on the way
    for (let request = this.#first; request !== null; request = request.after) all.push(request);
    for (const request of all) {
      request.abort(reason);
      request.waiting?.answer(response);
    }
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }
}
