import type { CompiledApp } from '../../shapes/compiled.ts';
import type { Answerable, Caller, HttpRequest } from '../../shapes/http.ts';
import { canonicalHost } from '../../support/host.ts';
import { peerAddress } from '../peer-address.ts';
import { readWebBody } from './web-body.ts';
import { WebHeaders } from './web-headers.ts';

/** What a server knows that a web request does not say. */
export interface Door {
  /** Whether requests come over HTTP/1.1: their headers say then whether they have a body. */
  readonly isFramed: boolean;
  readonly forwarding: CompiledApp['forwarding'];
  /** The other end of the connection that a request came by, as the platform writes it. `info` is what the platform gave beside it. */
  addressOf(request: Request, info: unknown): string | undefined;
}

/** Deno logs a warning when somebody looks at the signal of a request. */
const saysWhoIsGone = !('Deno' in globalThis);

/** A web request in the canonical form. Nothing is read or made before it is asked for, but the method and the URL. */
export class WebRequest implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly #request: Request;
  #headers: WebHeaders | null = null;
  readonly #door: Door;
  readonly #info: unknown;
  #caller: Caller | null = null;
  #web: Request | null = null;
  #controller: AbortController | null = null;
  #isAnswered = false;
  /** Whoever waits for its response, as far as that has said so. */
  waiting: Answerable | null = null;
  /** Its neighbours among those that wait. */
  before: WebRequest | null = null;
  after: WebRequest | null = null;
  /** Whether it has its response. */
  isWritten = false;

  constructor(request: Request, door: Door, info: unknown) {
    const { url } = request;
    const start = url.indexOf('/', url.indexOf('://') + 3);
    const hash = url.indexOf('#');
    const end = hash === -1 ? url.length : hash;
    const question = url.indexOf('?');
    const hasQuery = question !== -1 && question < end;
    this.method = request.method;
    this.path = start === -1 ? '/' : url.slice(start, hasQuery ? question : end);
    this.query = hasQuery ? url.slice(question + 1, end) : '';
    this.#request = request;
    this.#door = door;
    this.#info = info;
  }

  get caller(): Caller {
    if (this.#caller === null) {
      const direct = directCaller(this.#request, this.#door.addressOf(this.#request, this.#info));
      this.#caller = this.#door.forwarding?.callerOf(direct, this.headers) ?? direct;
    }
    return this.#caller;
  }

  get headers(): HttpRequest['headers'] {
    return (this.#headers ??= new WebHeaders(this.#request.headers)) as unknown as HttpRequest['headers']; // reads any name
  }

  /** Whether the caller has, as far as the platform says. */
  get isGone(): boolean {
    return this.#controller?.signal.aborted ?? (saysWhoIsGone && this.#request.signal.aborted);
  }

  get hasBody(): boolean {
    const { headers } = this.#request;
    const length = headers.get('content-length');
    if (length !== null) return length !== '0';
    // RFC 9112 section 6.3: without either there is no body. Platforms make a stream of `body` when it is touched, of nothing too.
    return headers.has('transfer-encoding') || (!(this.#door.isFramed && headers.has('host')) && this.#request.body !== null);
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

  awaited(waiting: Answerable): void {
    this.waiting = waiting;
  }

  abort(reason: Error): void {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
  }

  readBody(limitBytes: number): Promise<Uint8Array> {
    return readWebBody(this.#web ?? this.#request, limitBytes); // who made the second has moved the body there
  }

  toWeb(): Request {
    if (this.#door.forwarding === null) return this.#request;
    const { scheme, host } = this.caller;
    return (this.#web ??= seenAs(`${scheme}://${host}`, this.#request));
  }

  /** The request as the platform gave it. */
  get own(): Request {
    return this.#request;
  }
}

function directCaller({ url }: Request, address: string | undefined): Caller {
  const scheme = url.startsWith('https:') ? 'https' : 'http';
  const [host = ''] = url.slice(url.indexOf('://') + 3).split(/[/?#]/, 1);
  return { address: peerAddress(address), scheme, host: canonicalHost(host, scheme) };
}

/** A request as it was sent to the proxies in front: to this origin. */
function seenAs(origin: string, request: Request): Request {
  const { url } = request;
  const start = url.indexOf('/', url.indexOf('://') + 3);
  if (url.slice(0, start) === origin) return request;
  const { method, headers, signal, bodyUsed } = request;
  return new Request(origin + url.slice(start), bodyUsed ? { method, headers, signal } : request); // none is made of a body that was read
}
