import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What node:http alone made of the bytes of one connection. */
export interface Verdict {
  /** The methods of the requests whose heads it read, in order. */
  readonly methods: string[];
  /** How many of them were complete. */
  complete: number;
  /** Whether it refused what came after them as malformed. */
  isMalformed: boolean;
}

/** The time-outs that both servers have. */
export const timeouts = { requestTimeoutMs: 500, keepAliveMs: 300 };

/** A server of node:http with the limits of Tenon's and no opinion of its own, which remembers what it read by the port of its caller. */
export class Oracle {
  readonly #server: Server;
  readonly #verdicts = new Map<number, Verdict>();

  constructor() {
    const { requestTimeoutMs, keepAliveMs } = timeouts;
    const options = { requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs, connectionsCheckingInterval: requestTimeoutMs };
    this.#server = createServer({ ...options, keepAliveTimeout: keepAliveMs, requireHostHeader: false }, (incoming, outgoing) =>
      this.#receive(incoming, outgoing),
    );
    this.#server.maxHeadersCount = 0;
    this.#server.on('checkExpectation', (incoming: IncomingMessage, outgoing: ServerResponse) => this.#receive(incoming, outgoing));
    this.#server.on('clientError', (error: Error & { readonly code?: string }, socket: Socket) => {
      if (error.code?.startsWith('HPE_') === true) this.#of(socket).isMalformed = true;
      socket.destroy();
    });
    this.#server.on('connection', (socket: Socket) => this.#verdicts.set(socket.remotePort ?? 0, { methods: [], complete: 0, isMalformed: false }));
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port; // listening on TCP
  }

  /** Hands out what was made of the connection that came from a port. */
  take(port: number): Verdict {
    const verdict = this.#verdicts.get(port);
    if (verdict === undefined) throw new Error(`no connection came from port ${port}`);
    this.#verdicts.delete(port);
    return verdict;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #receive(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const verdict = this.#of(incoming.socket);
    verdict.methods.push(incoming.method ?? '');
    incoming.on('end', () => {
      verdict.complete++;
      outgoing.end('{}');
    });
    incoming.resume();
  }

  #of(socket: Socket): Verdict {
    return this.#verdicts.get(socket.remotePort ?? 0) ?? { methods: [], complete: 0, isMalformed: false };
  }
}
