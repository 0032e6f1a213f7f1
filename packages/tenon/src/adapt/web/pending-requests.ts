import type { HttpResponse } from '../../shapes/http.ts';
import type { WebRequest } from './web-request.ts';

interface Pending {
  readonly request: WebRequest;
  readonly answer: (response: HttpResponse) => void;
  /** Whether a sweep has seen it. */
  isOld: boolean;
}

const sweepMs = 4_000;

/** The requests that a server has not answered yet: a shutdown cuts them, and the platform is told of those that take long. */
export class PendingRequests {
  readonly #pending = new Set<Pending>();
  readonly #onLong: (request: WebRequest) => void;
  #timer: ReturnType<typeof setInterval> | null = null;

  /** @param onLong Called once for each that waits for longer than a few seconds. */
  constructor(onLong: (request: WebRequest) => void) {
    this.#onLong = onLong;
  }

  /** What becomes of an outcome, or of the response of a cut that comes before. */
  bound(request: WebRequest, outcome: Promise<HttpResponse>, respond: (response: HttpResponse) => Response): Promise<Response> {
    return new Promise((resolve, reject) => {
      const pending: Pending = {
        request,
        isOld: false,
        answer: (response) => {
          if (this.#pending.delete(pending)) resolve(respond(response));
          else response.ended?.(false);
        },
      };
      this.#pending.add(pending);
      this.#timer ??= this.#start();
      outcome.then(pending.answer, reject);
    });
  }

  #start(): ReturnType<typeof setInterval> {
    const timer = setInterval(() => this.#sweep(), sweepMs);
    if (typeof timer === 'object') timer.unref(); // a number in Deno
    return timer;
  }

  #sweep(): void {
    for (const pending of this.#pending) {
      if (pending.isOld) continue;
      pending.isOld = true;
      this.#onLong(pending.request);
    }
  }

  /** Aborts every request that still waits, and answers it. */
  cut(reason: Error, response: HttpResponse): void {
    for (const { request, answer } of this.#pending) {
      request.abort(reason);
      answer(response);
    }
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }
}
