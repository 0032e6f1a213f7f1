import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** What came back on a connection until the server closed it. */
export interface Heard {
  /** The port that it came from. */
  readonly from: number;
  readonly bytes: Buffer;
  /** A connection that is reset may lose the end of what was sent on it. */
  readonly isReset: boolean;
}

/** Nothing that the servers wait for takes longer, also while a machine has much to do. */
const patienceMs = 30_000;

/** Writes pieces on a connection of their own, one after the other, and listens until the server closes. */
export function conversation(port: number, pieces: readonly string[]): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let from = 0;
    let isReset = false;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const impatience = setTimeout(() => {
      socket.destroy();
      reject(new Error(`the connection is open after ${patienceMs / 1000} s`));
    }, patienceMs);
    socket.on('connect', async () => {
      from = socket.localPort ?? 0;
      for (const piece of pieces) {
        if (socket.writable) socket.write(piece, 'latin1');
        await setImmediate();
      }
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => (isReset = true));
    socket.on('close', () => {
      clearTimeout(impatience);
      resolve({ from, bytes: Buffer.concat(chunks), isReset });
    });
  });
}
