import type { IncomingMessage } from 'node:http';
import { HttpError } from '../../support/errors.ts';
import { GrowingBytes } from '../growing-bytes.ts';

/** One body that is being read. Listeners find it by the message: no closure per request. */
interface Reading {
  readonly limitBytes: number;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly bytes: GrowingBytes;
}

const readings = new WeakMap<IncomingMessage, Reading>();

/** The whole body of a message; refused as soon as it is known to pass the limit. */
export function readIncoming(incoming: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  const declared = Number(incoming.headers['content-length'] ?? 0);
  if (declared > limitBytes) return Promise.reject(tooLarge(limitBytes));
  if (incoming.readableDidRead) return Promise.reject(new Error('the body was read already: a dependency that reads request.body takes it from the handler'));
  if (incoming.destroyed) return Promise.reject(incomplete());
  return new Promise((resolve, reject) => {
    readings.set(incoming, { limitBytes, resolve, reject, bytes: new GrowingBytes() });
    incoming.on('data', onData);
    incoming.on('end', onEnd);
    incoming.on('close', onClose);
    incoming.on('error', onClose);
  });
}

function tooLarge(limitBytes: number): HttpError {
  return new HttpError(413, 'body.too-large', `A body has at most ${limitBytes} bytes here`);
}

function incomplete(): HttpError {
  return new HttpError(400, 'body.incomplete', 'The body ended before its time');
}

function onData(this: IncomingMessage, chunk: Buffer): void {
  const reading = readings.get(this);
  if (reading === undefined) return;
  if (reading.bytes.length + chunk.length <= reading.limitBytes) reading.bytes.add(chunk);
  else settle(this)?.reject(tooLarge(reading.limitBytes));
}

function onEnd(this: IncomingMessage): void {
  const reading = settle(this);
  reading?.resolve(reading.bytes.take());
}

/** Closed before its end: the caller went away in the middle of the body. */
function onClose(this: IncomingMessage): void {
  settle(this)?.reject(incomplete());
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
