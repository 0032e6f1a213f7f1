import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { listenFailure } from '../port.ts';

type Target = { readonly kind: 'hold' } | { readonly kind: 'port'; readonly port: number } | { readonly kind: 'text'; readonly text: string };

/**
 * The port that stays the same over all versions: connections are passed on to the version that serves, byte by byte. While
 * one version takes over from another they are held, and none is refused.
 */
export class Front {
  readonly #server: Server;
  readonly #notice = createHttpServer((_, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', connection: 'close', 'retry-after': '1' });
    response.end(this.#target.kind === 'text' ? `${this.#target.text}\n` : '');
  });
  #held: Socket[] = [];
  #target: Target = { kind: 'hold' };

  constructor() {
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      socket.on('error', () => undefined); // the caller went away
      this.#pass(socket);
    });
  }

  /** Throws: Failure with advice when the port cannot be had. */
  listen(port: number, host: string | undefined): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, port) ?? error));
      this.#server.listen({ port, ...(host !== undefined && { host }) }, () => resolve((this.#server.address() as AddressInfo).port)); // listens on TCP
    });
  }

  /** Keeps new connections waiting. */
  hold(): void {
    this.#target = { kind: 'hold' };
  }

  /** Passes connections on, those that wait first. */
  passTo(port: number): void {
    this.#turn({ kind: 'port', port });
  }

  /** Answers 503 with a text for the developer. */
  explain(text: string): void {
    this.#turn({ kind: 'text', text });
  }

  /** Stops listening; resolves when the connections that are open have ended. */
  close(): Promise<void> {
    for (const socket of this.#held.splice(0)) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #turn(target: Target): void {
    this.#target = target;
    for (const socket of this.#held.splice(0)) if (!socket.destroyed) this.#pass(socket);
  }

  #pass(socket: Socket): void {
    if (this.#target.kind === 'hold') this.#held.push(socket);
    else if (this.#target.kind === 'text') this.#notice.emit('connection', socket);
    else join(socket, this.#target.port);
  }
}

function join(socket: Socket, port: number): void {
  const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  // A version that has crashed: the caller sees what it would see without us.
  upstream.on('error', () => socket.destroy());
  upstream.on('close', () => socket.destroySoon());
  socket.on('close', () => upstream.destroySoon());
  socket.pipe(upstream).pipe(socket);
}
