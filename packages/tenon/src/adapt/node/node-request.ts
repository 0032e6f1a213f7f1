import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { HttpRequest } from '../../shapes/http.ts';
import { HttpError } from '../../support/errors.ts';
import { readIncoming } from './read-incoming.ts';

/** A request of node:http in the canonical form. */
export class NodeRequest implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly #incoming: IncomingMessage;
  #controller: AbortController | null = null;

  constructor(incoming: IncomingMessage, target: string) {
    const question = target.indexOf('?');
    this.method = incoming.method ?? 'GET';
    this.path = question === -1 ? target : target.slice(0, question);
    this.query = question === -1 ? '' : target.slice(question + 1);
    this.#incoming = incoming;
  }

  get headers(): HttpRequest['headers'] {
    return this.#incoming.headers;
  }

  get hasBody(): boolean {
    const { headers } = this.#incoming;
    return headers['transfer-encoding'] !== undefined || (headers['content-length'] !== undefined && headers['content-length'] !== '0');
  }

  /** Aborted when the connection closes before the response has left, or by `abort`. */
  get signal(): AbortSignal {
    if (this.#controller === null) {
      const controller = new AbortController();
      this.#controller = controller;
      const { socket } = this.#incoming;
      if (socket.destroyed) controller.abort(gone());
      else socket.once('close', () => controller.abort(gone()));
    }
    return this.#controller.signal;
  }

  abort(reason: Error): void {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
  }

  readBody(limitBytes: number): Promise<Uint8Array> {
    return readIncoming(this.#incoming, limitBytes);
  }

  toWeb(): Request {
    const { headers: own, socket } = this.#incoming;
    const headers = new Headers();
    for (const [name, value] of Object.entries(own)) for (const each of Array.isArray(value) ? value : [value ?? '']) headers.append(name, each);
    const scheme = 'encrypted' in socket ? 'https' : 'http';
    const url = `${scheme}://${own.host ?? 'localhost'}${this.path}${this.query === '' ? '' : `?${this.query}`}`;
    const isUnread = this.hasBody && !this.#incoming.readableEnded && this.method !== 'GET' && this.method !== 'HEAD';
    // Two versions of the DOM's stream types meet here; the value is one and the same.
    const body = isUnread ? { body: Readable.toWeb(this.#incoming) as unknown as ReadableStream, duplex: 'half' } : {};
    return new Request(url, { method: this.method, headers, signal: this.signal, ...body } as RequestInit);
  }
}

function gone(): HttpError {
  return new HttpError(400, 'request.aborted', 'The caller has gone');
}
