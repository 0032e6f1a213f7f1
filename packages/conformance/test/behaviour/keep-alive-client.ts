import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { parseResponse } from './http-text.ts';
import type { Answer } from './target.ts';

/** A connection that carries one request after the other. */
export class KeepAliveClient {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #isClosed = false;
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  /** A connection; `null` when it is refused. */
  static async open(port: number): Promise<KeepAliveClient | null> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    try {
      await once(socket, 'connect');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return null;
      throw error;
    }
    return new KeepAliveClient(socket);
  }

  /** The complete answer to a request. Throws: Error when the connection ends before. */
  async send(bytes: string): Promise<Answer> {
    this.#socket.write(bytes);
    for (;;) {
      const parsed = parseResponse(this.#received, 'GET');
      if (parsed !== null) {
        this.#received = parsed.rest;
        return parsed.answer;
      }
      if (this.#isClosed) throw new Error(`a request was lost after ${this.#received.length} bytes of its answer`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Resolves when the server has closed the connection. */
  async closed(): Promise<void> {
    while (!this.#isClosed) await new Promise<void>((resolve) => (this.#wake = resolve));
  }
}

/** Whether an answer asks for another connection. */
export function isLast({ headers }: Answer): boolean {
  return headers.get('connection')?.[0] === 'close';
}
