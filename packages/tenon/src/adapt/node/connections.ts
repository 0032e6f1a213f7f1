import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

interface Activity {
  active: number;
  lastAtMs: number;
}

const sweepMs = 100;

/**
 * The open connections of a server, so that a shutdown loses nothing: a socket closes after a response that said so, or once
 * it has been idle for the keep-alive time. `server.close()` would close idle sockets at once, with requests on their way.
 */
export class Connections {
  readonly #sockets = new Map<Socket, Activity>();
  readonly #keepAliveMs: number;

  constructor(server: Server, keepAliveMs: number) {
    this.#keepAliveMs = keepAliveMs;
    server.on('connection', (socket: Socket) => {
      this.#sockets.set(socket, { active: 0, lastAtMs: Date.now() });
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** Counts a request until its response has left or its connection is gone. */
  track(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const activity = this.#sockets.get(incoming.socket);
    if (activity === undefined) return;
    activity.active++;
    outgoing.once('close', () => {
      activity.active--;
      activity.lastAtMs = Date.now();
    });
  }

  /** Resolves when all sockets are closed: `true`, or `false` when `timeoutMs` had passed before. */
  async drained(timeoutMs: number): Promise<boolean> {
    const endMs = Date.now() + timeoutMs;
    while (this.#sockets.size > 0) {
      if (Date.now() >= endMs) return false;
      this.#closeIdle();
      await new Promise((resolve) => setTimeout(resolve, sweepMs));
    }
    return true;
  }

  #closeIdle(): void {
    const idleSinceMs = Date.now() - this.#keepAliveMs;
    for (const [socket, { active, lastAtMs }] of this.#sockets) if (active === 0 && lastAtMs <= idleSinceMs) socket.destroySoon();
  }

  destroy(): void {
    for (const socket of this.#sockets.keys()) socket.destroy();
  }
}
