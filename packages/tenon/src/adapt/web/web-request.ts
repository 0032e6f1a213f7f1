import type { HttpRequest } from '../../shapes/http.ts';
import { readWebBody } from './web-body.ts';
import { WebHeaders } from './web-headers.ts';

/** A web request in the canonical form. Nothing is read or made before it is asked for, but the method and the URL. */
export class WebRequest implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly #request: Request;
  #headers: WebHeaders | null = null;
  readonly #isFramed: boolean;
  #controller: AbortController | null = null;
  #isAnswered = false;

  /** @param isFramed Whether the request came over HTTP/1.1: its headers say then whether it has a body. */
  constructor(request: Request, isFramed = false) {
    const { url } = request;
    const start = url.indexOf('/', url.indexOf('://') + 3);
    const end = url.indexOf('#');
    const target = start === -1 ? '/' : url.slice(start, end === -1 ? undefined : end);
    const question = target.indexOf('?');
    this.method = request.method;
    this.path = question === -1 ? target : target.slice(0, question);
    this.query = question === -1 ? '' : target.slice(question + 1);
    this.#request = request;
    this.#isFramed = isFramed;
  }

  get headers(): HttpRequest['headers'] {
    return (this.#headers ??= new WebHeaders(this.#request.headers)) as unknown as HttpRequest['headers']; // reads any name
  }

  get scheme(): 'http' | 'https' {
    return this.#request.url.startsWith('https:') ? 'https' : 'http';
  }

  /** Whether the platform says that the caller has. */
  get isGone(): boolean {
    return this.#request.signal.aborted;
  }

  get hasBody(): boolean {
    const { headers } = this.#request;
    const length = headers.get('content-length');
    if (length !== null) return length !== '0';
    // RFC 9112 section 6.3: without either there is no body. Platforms make a stream of `body` when it is touched, of nothing too.
    return headers.has('transfer-encoding') || (!(this.#isFramed && headers.has('host')) && this.#request.body !== null);
  }

  /** Aborted by `abort`, and by the platform while the request is not answered: Deno's own signal aborts after every answer. */
  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = new AbortController();
      this.#follow(this.#request.signal);
    }
    return this.#controller.signal;
  }

  #follow(signal: AbortSignal): void {
    const abort = (): void => {
      if (!this.#isAnswered) this.abort(signal.reason as Error);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  }

  /** The response is complete: the caller cannot leave any more. */
  answered(): void {
    this.#isAnswered = true;
  }

  abort(reason: Error): void {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
  }

  readBody(limitBytes: number): Promise<Uint8Array> {
    return readWebBody(this.#request, limitBytes);
  }

  toWeb(): Request {
    return this.#request;
  }
}
