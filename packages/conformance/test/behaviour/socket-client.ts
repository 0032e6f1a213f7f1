import { connect, type Socket } from 'node:net';
import { parseResponses } from './http-text.ts';
import { bodyBytes, headerLines, pieces, type Answer, type Exchange } from './target.ts';

/** A server as its callers see it: bytes on sockets. */
export class SocketClient {
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** A connection that the test speaks on itself. */
  connect(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.#port, '127.0.0.1', () => resolve(socket)).once('error', reject);
    });
  }

  /** Writes exact bytes on a connection of their own, and gives all that came back until it was closed. */
  async sendBytes(bytes: string | Buffer): Promise<string> {
    return (await exchanged(await this.connect(), [Buffer.from(bytes as string)])).toString('latin1');
  }

  async send(exchange: Exchange): Promise<Answer> {
    return answerTo(exchange, await exchanged(await this.connect(), requestBytes(exchange, this.#port)));
  }
}

/** Writes, and leaves: by a reset, or by closing. */
export async function goAway(socket: Socket, bytes: string, isReset: boolean): Promise<void> {
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.write(bytes, resolve));
  await new Promise((resolve) => setImmediate(resolve));
  if (isReset) socket.resetAndDestroy();
  else socket.destroy();
}

function answerTo({ method = 'GET' }: Exchange, bytes: Buffer): Answer {
  const [answer, ...more] = parseResponses(bytes, [method]);
  if (answer === undefined || more.length > 0) throw new Error(`${more.length + 1} answers to one request: ${bytes.toString('latin1').slice(0, 500)}`);
  return answer;
}

/** Writes everything, also when the answer comes early, and reads until the server closes. */
function exchanged(socket: Socket, chunks: Iterable<Buffer>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const end = (): void => resolve(Buffer.concat(received));
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    // A reset after the answer: the server had no use for the rest of the request.
    socket.on('error', (error: Error) => (received.length > 0 ? end() : reject(error)));
    socket.on('close', end);
    for (const chunk of chunks) socket.write(chunk);
  });
}

/** An exchange as the bytes that are sent for it. */
export function* requestBytes(exchange: Exchange, port: number): Generator<Buffer> {
  const { method = 'GET', path, body, chunkBytes } = exchange;
  const lines = headerLines(exchange);
  const has = (wanted: string): boolean => lines.some(([name]) => name.toLowerCase() === wanted);
  if (!has('host')) lines.unshift(['host', `127.0.0.1:${port}`]);
  if (!has('connection')) lines.push(['connection', 'close']);
  const bytes = bodyBytes(exchange);
  if (chunkBytes !== undefined) lines.push(['transfer-encoding', 'chunked']);
  else if (body !== undefined && !has('content-length')) lines.push(['content-length', String(bytes.length)]);
  yield Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`, 'latin1');
  if (chunkBytes === undefined) yield bytes;
  else yield* chunkedBytes(bytes, chunkBytes);
}

function* chunkedBytes(bytes: Buffer, size: number): Generator<Buffer> {
  const parts = [...pieces(bytes, size)].flatMap((piece) => [Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
  yield Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}
