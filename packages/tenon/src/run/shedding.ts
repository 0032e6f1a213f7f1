import type { SheddingDeclaration } from '../shapes/declaration.ts';
import type { HttpResponse } from '../shapes/http.ts';
import type { Priority } from '../shapes/priority.ts';
import { HttpError } from '../support/errors.ts';
import { loopDelay } from './loop-delay.ts';
import { refusal } from './problems.ts';

/** Refuses requests while there is too much to do: those of low priority from half of each bound on, those of high priority never. */
export class Shedding {
  readonly #maxInFlight: number;
  readonly #maxDelayMs: number;

  constructor({ maxInFlight, maxEventLoopDelayMs }: SheddingDeclaration) {
    this.#maxInFlight = maxInFlight;
    this.#maxDelayMs = maxEventLoopDelayMs;
  }

  /** The answer in place of a route's, before anything of the request is read; `null` where it may run. */
  refusal(priority: Priority, inFlight: number): HttpResponse | null {
    const { delayMs } = loopDelay;
    // What every request pays while there is little to do.
    if (inFlight * 2 < this.#maxInFlight && delayMs * 2 < this.#maxDelayMs) return null;
    if (priority === 'high' || (priority === 'normal' && inFlight < this.#maxInFlight && delayMs < this.#maxDelayMs)) return null;
    return overloaded[Math.floor(Math.random() * overloaded.length)] ?? null;
  }
}

/** Callers who were refused together must not come back together. */
const overloaded = [1, 2, 3, 4, 5].map((seconds) =>
  refusal(new HttpError(503, 'server.overloaded', 'The server has too much to do', { 'retry-after': String(seconds) })),
);
