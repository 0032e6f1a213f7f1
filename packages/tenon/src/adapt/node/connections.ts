import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpRequest } from '../../shapes/http.ts';
import { HttpError } from '../../support/errors.ts';

interface Call {
  readonly outgoing: ServerResponse;
  readonly request: HttpRequest;
}

/** A request that waits for its body or its response, the oldest of its connection. */
export interface OpenCall extends Call {
  readonly socket: Socket;
}

interface Connection {
  /** Requests without a complete response, the oldest first. Nearly always one: a list costs less than a Map. */
  readonly calls: Call[];
  lastAtMs: number;
}

const sweepMs = 100;
/** The queue of callers that the system keeps for node, and one. */
const mostQueued = 512;
/** After it, settling ends with the queue that there was: callers who come without end must not keep a shutdown from its work. */
const settlingMs = 1_000;

/**
 * The open connections of a server, so that a shutdown loses nothing: a socket closes after a response that said so, or once
 * it has been idle for the keep-alive time. `server.close()` would close idle sockets at once, with requests on their way.
 */
export class Connections {
  readonly #connections = new Map<Socket, Connection>();
  readonly #keepAliveMs: number;
  #accepted = 0;

  constructor(server: Server, keepAliveMs: number) {
    this.#keepAliveMs = keepAliveMs;
    server.on('connection', (socket: Socket) => {
      this.#accepted++;
      const connection: Connection = { calls: [], lastAtMs: Date.now() };
      this.#connections.set(socket, connection);
      socket.once('close', () => {
        this.#connections.delete(socket);
        // Node tells the response at hand of this, after us, and none of those that wait behind it.
        for (const { request } of connection.calls.slice()) request.abort(gone());
      });
    });
  }

  /** Remembers a request until its response has left; when its connection closes before, it is aborted. */
  track(incoming: IncomingMessage, outgoing: ServerResponse, request: HttpRequest): void {
    const connection = this.#connections.get(incoming.socket);
    if (connection === undefined) return;
    const { calls } = connection;
    const call: Call = { outgoing, request };
    calls.push(call);
    // Not once(): a response closes once, and the wrapper costs more than the listener.
    outgoing.on('close', () => {
      if (calls.at(-1) === call) calls.pop();
      else calls.splice(calls.indexOf(call), 1);
      connection.lastAtMs = Date.now();
    });
  }

  /** What is under way: of each connection the first request, since the others wait for it. */
  *calls(): Generator<OpenCall> {
    for (const [socket, { calls }] of this.#connections) {
      const [first] = calls;
      if (first !== undefined) yield { ...first, socket };
    }
  }

  /**
   * Resolves after a turn of the loop that brought no connection. The system takes connections before node does, which takes
   * one a turn; the others would be reset when it stops listening, with the requests that were sent on them. Where turns are
   * long, as on a busy machine, the queue takes more than a moment: at most `timeoutMs`.
   */
  async settled(timeoutMs: number): Promise<void> {
    const startMs = Date.now();
    const lastQueued = this.#accepted + mostQueued;
    await endOfTurn();
    for (let before = -1, passedMs = 0; before !== this.#accepted && passedMs < timeoutMs; passedMs = Date.now() - startMs) {
      if (passedMs > settlingMs && this.#accepted > lastQueued) return;
      before = this.#accepted;
      await endOfTurn();
    }
  }

  /** Resolves when all sockets are closed: `true`, or `false` when `timeoutMs` had passed before. */
  async drained(timeoutMs: number): Promise<boolean> {
    const endMs = Date.now() + timeoutMs;
    while (this.#connections.size > 0) {
      const leftMs = endMs - Date.now();
      if (leftMs <= 0) return false;
      this.#closeIdle();
      await new Promise((resolve) => setTimeout(resolve, Math.min(sweepMs, leftMs)));
    }
    return true;
  }

  #closeIdle(): void {
    const idleSinceMs = Date.now() - this.#keepAliveMs;
    for (const [socket, { calls, lastAtMs }] of this.#connections) if (calls.length === 0 && lastAtMs <= idleSinceMs) socket.destroySoon();
  }

  /** Aborts every request that still runs, answers those without a response by `write`, and closes their sockets after that. */
  cut(reason: Error, write: (outgoing: ServerResponse) => void): void {
    for (const [socket, { calls }] of this.#connections) {
      for (const { outgoing, request } of calls.slice()) {
        request.abort(reason);
        if (!outgoing.headersSent) write(outgoing);
      }
      socket.destroySoon();
    }
  }

  destroy(): void {
    for (const socket of this.#connections.keys()) socket.destroy();
  }
}

function gone(): HttpError {
  return new HttpError(400, 'request.aborted', 'The caller has gone');
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
