import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { OpenCall } from './connections.ts';

/** How slow is too slow. */
export interface TransferBounds {
  readonly minBytesPerSecond: number;
  /** How long a body may come more slowly than that. */
  readonly slowBodyMs: number;
  /** How long a response may be taken more slowly than that. */
  readonly slowResponseMs: number;
}

/** Bytes on their way for one call, since some time. */
interface Transfer {
  readonly outgoing: ServerResponse;
  readonly isBody: boolean;
  readonly sinceMs: number;
  readonly bytes: number;
}

const longestSweepMs = 1_000;
/** What a timer may be late without this process being busy. */
const lateMs = 100;

/**
 * Finds callers who send a body, or take a response, so slowly that they only hold a connection. Requests pay nothing for it:
 * what is under way is looked at from time to time, and most are gone by then.
 */
export class SlowTransfers {
  readonly #calls: () => Iterable<OpenCall>;
  readonly #bounds: TransferBounds;
  readonly #onSlow: (call: OpenCall) => void;
  readonly #transfers = new WeakMap<Socket, Transfer>();
  readonly #timer: NodeJS.Timeout;
  readonly #sweepMs: number;
  #sweptMs = 0;

  /** @param onSlow Called once for each, while its connection is open. */
  constructor(calls: () => Iterable<OpenCall>, bounds: TransferBounds, onSlow: (call: OpenCall) => void) {
    this.#calls = calls;
    this.#bounds = bounds;
    this.#onSlow = onSlow;
    this.#sweepMs = Math.max(1, Math.min(longestSweepMs, bounds.slowBodyMs / 2, bounds.slowResponseMs / 2));
    this.#timer = setInterval(() => this.#sweep(performance.now()), this.#sweepMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #sweep(nowMs: number): void {
    // While this process was busy nobody took what callers sent: that is none of their doing.
    const isLate = nowMs - this.#sweptMs > 2 * this.#sweepMs + lateMs;
    this.#sweptMs = nowMs;
    const slow = [...this.#calls()].filter((call) => this.#isSlow(call, nowMs, isLate));
    for (const call of slow) this.#onSlow(call);
  }

  #isSlow({ socket, outgoing }: OpenCall, nowMs: number, isLate: boolean): boolean {
    const known = this.#transfers.get(socket);
    const found = transferOf(socket, outgoing, nowMs);
    if (found === null) {
      this.#transfers.delete(socket);
      return false;
    }
    if (isLate || known === undefined || known.outgoing !== outgoing || known.isBody !== found.isBody) {
      this.#transfers.set(socket, found);
      return false;
    }
    const passedMs = nowMs - known.sinceMs;
    if (passedMs < (found.isBody ? this.#bounds.slowBodyMs : this.#bounds.slowResponseMs)) return false;
    this.#transfers.set(socket, found); // who was fast enough begins anew
    return (found.bytes - known.bytes) * 1000 < this.#bounds.minBytesPerSecond * passedMs;
  }
}

/** What is under way on a socket; `null` where nothing is, or we are those who wait. */
function transferOf(socket: Socket, outgoing: ServerResponse, sinceMs: number): Transfer | null {
  if (socket.writableLength > 0) return { outgoing, isBody: false, sinceMs, bytes: takenBytes(socket) };
  const { req } = outgoing;
  const hasBody = req.headers['content-length'] !== undefined || req.headers['transfer-encoding'] !== undefined;
  // A paused socket is one that nobody reads: the handler takes its time.
  if (!hasBody || req.complete || socket.isPaused()) return null;
  return { outgoing, isBody: true, sinceMs, bytes: socket.bytesRead };
}

/** What libuv knows of a socket: node reads it too, to tell slow writes from stuck ones. */
interface Handle {
  readonly bytesWritten?: number;
  readonly writeQueueSize?: number;
}

/** Bytes that the system has taken. `bytesWritten` of a socket counts what waits in the process as well. */
function takenBytes(socket: Socket): number {
  const { bytesWritten = socket.bytesWritten, writeQueueSize = 0 } = (socket as { readonly _handle?: Handle | null })._handle ?? {};
  return bytesWritten - writeQueueSize;
}
