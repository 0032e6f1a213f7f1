import type { Write } from '../shapes/compiled.ts';
import type { Deadline } from './deadlines.ts';
import type { Answerable, HttpRequest, HttpResponse } from '../shapes/http.ts';

/** A request whose response is not there yet. The first one counts: a handler may answer later than its time is up. */
export class Waiting<Written> implements Answerable {
  readonly written: Promise<Written>;
  /** `null` where it may take any time. */
  deadline: Deadline | null = null;
  readonly #request: HttpRequest;
  readonly #write: Write<Written>;
  #resolve!: (written: Written) => void; // by the promise, at once
  #isAnswered = false;

  constructor(request: HttpRequest, write: Write<Written>) {
    this.#request = request;
    this.#write = write;
    this.written = new Promise((resolve) => (this.#resolve = resolve));
  }

  answer(response: HttpResponse): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.#resolve(this.#write(response, this.#request));
  }
}
