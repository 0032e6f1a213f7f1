import type { IncomingMessage } from 'node:http';
import { HttpError } from '../../support/errors.ts';

/** One body that is being read. Listeners find it by the message: no closure per request. */
interface Reading {
  readonly limitBytes: number;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  chunks: Buffer[];
  length: number;
}

const readings = new WeakMap<IncomingMessage, Reading>();

/** The whole body of a message; refused as soon as it is known to pass the limit. */
export function readIncoming(incoming: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  const declared = Number(incoming.headers['content-length'] ?? 0);
  if (declared > limitBytes) return Promise.reject(tooLarge(limitBytes));
  return new Promise((resolve, reject) => {
    readings.set(incoming, { limitBytes, resolve, reject, chunks: [], length: 0 });
    incoming.on('data', onData);
    incoming.on('end', onEnd);
    incoming.on('close', onClose);
    incoming.on('error', onClose);
  });
}

function tooLarge(limitBytes: number): HttpError {
  return new HttpError(413, 'body.too-large', `A body has at most ${limitBytes} bytes here`);
}

function onData(this: IncomingMessage, chunk: Buffer): void {
  const reading = readings.get(this);
  if (reading === undefined) return;
  reading.length += chunk.length;
  if (reading.length <= reading.limitBytes) reading.chunks.push(chunk);
  else settle(this)?.reject(tooLarge(reading.limitBytes));
}

function onEnd(this: IncomingMessage): void {
  const reading = settle(this);
  if (reading === undefined) return;
  const [first] = reading.chunks;
  reading.resolve(first !== undefined && reading.chunks.length === 1 ? first : Buffer.concat(reading.chunks));
}

/** Closed before its end: the caller went away in the middle of the body. */
function onClose(this: IncomingMessage): void {
  settle(this)?.reject(new HttpError(400, 'body.incomplete', 'The body ended before its time'));
}

function settle(incoming: IncomingMessage): Reading | undefined {
  const reading = readings.get(incoming);
  if (reading === undefined) return undefined;
  readings.delete(incoming);
  incoming.off('data', onData);
  incoming.off('end', onEnd);
  incoming.off('close', onClose);
  incoming.off('error', onClose);
  incoming.on('error', ignore); // a reset after the refusal is nobody's business
  return reading;
}

function ignore(): void {}
