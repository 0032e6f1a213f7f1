import type { IncomingMessage } from 'node:http';
import type { CompiledApp } from '../../shapes/compiled.ts';
import type { Caller, HttpRequest } from '../../shapes/http.ts';
import { canonicalHost } from '../../support/host.ts';
import { peerAddress } from '../peer-address.ts';
import { HeldMessage, streamOf } from './held-message.ts';
import { readIncoming, wasRead } from './read-incoming.ts';

/** A request of node:http in the canonical form. */
export class NodeRequest implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly #incoming: IncomingMessage;
  readonly #forwarding: CompiledApp['forwarding'];
  #controller: AbortController | null = null;
  #caller: Caller | null = null;

  constructor(incoming: IncomingMessage, target: string, forwarding: CompiledApp['forwarding'] = null) {
    const question = target.indexOf('?');
    this.method = incoming.method ?? 'GET';
    this.path = question === -1 ? target : target.slice(0, question);
    this.query = question === -1 ? '' : target.slice(question + 1);
    this.#incoming = incoming;
    this.#forwarding = forwarding;
  }

  // No private method: each costs every instance a slot.
  get caller(): Caller {
    return (this.#caller ??= this.#forwarding?.callerOf(directCaller(this.#incoming), this.#incoming.headers) ?? directCaller(this.#incoming));
  }

  get headers(): HttpRequest['headers'] {
    return this.#incoming.headers;
  }

  get protocolVersion(): string {
    return this.#incoming.httpVersion;
  }

  get hasBody(): boolean {
    const { headers } = this.#incoming;
    return headers['transfer-encoding'] !== undefined || (headers['content-length'] !== undefined && headers['content-length'] !== '0');
  }

  /** Aborted by `abort`: when the connection closes before the response has left, or the time is up. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  abort(reason: Error): void {
    if (this.#incoming instanceof HeldMessage) this.#incoming.abandonBody();
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
  }

  readBody(limitBytes: number): Uint8Array | Promise<Uint8Array> {
    return readIncoming(this.#incoming, limitBytes);
  }

  toWeb(): Request {
    const { headers: own } = this.#incoming;
    const headers = new Headers();
    for (const [name, value] of Object.entries(own)) for (const each of Array.isArray(value) ? value : [value ?? '']) headers.append(name, each);
    const { scheme, host } = this.caller;
    const url = `${scheme}://${host === '' ? 'localhost' : host}${this.path}${this.query === '' ? '' : `?${this.query}`}`;
    const isReadable = this.hasBody && !wasRead(this.#incoming) && this.method !== 'GET' && this.method !== 'HEAD';
    const body = isReadable ? { body: lazily(this.#incoming), duplex: 'half' } : {};
    return new Request(url, { method: this.method, headers, signal: this.signal, ...body } as RequestInit); // `duplex` is not in the DOM's types
  }
}

function directCaller({ socket, headers: { host = '' } }: IncomingMessage): Caller {
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  return { address: peerAddress(socket.remoteAddress), scheme, host: canonicalHost(host, scheme) };
}

/** A body as a stream that touches nothing until it is read: who asks for a `Request` may only want its URL. */
function lazily(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<Uint8Array> | null = null;
  let isCancelled = false;
  return new ReadableStream(
    {
      async pull(controller) {
        // Destroying the message would take the connection with it, and the response.
        chunks ??= streamOf(incoming).iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>; // no encoding is set
        const next = await chunks.next();
        if (isCancelled) return; // while a chunk was waited for: it is closed by now
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        isCancelled = true;
        await chunks?.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
