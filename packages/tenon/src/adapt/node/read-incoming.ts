import type { IncomingMessage } from 'node:http';
import { HttpError } from '../../support/errors.ts';
import { GrowingBytes } from '../growing-bytes.ts';
import { HeldMessage, streamOf, type BodyTaker } from './held-message.ts';

/** The whole body of a message, at once where all of it is here; refused as soon as it is known to pass the limit. */
export function readIncoming(incoming: IncomingMessage, limitBytes: number): Uint8Array | Promise<Uint8Array> {
  const declared = Number(incoming.headers['content-length'] ?? 0);
  if (declared > limitBytes) return Promise.reject(tooLarge(limitBytes));
  if (wasRead(incoming)) return Promise.reject(new Error('the body was read already: a dependency that reads request.body takes it from the handler'));
  if (incoming.destroyed) return Promise.reject(incomplete());
  const whole = incoming instanceof HeldMessage ? incoming.takeWhole() : null;
  if (whole !== null) return whole.length > limitBytes ? Promise.reject(tooLarge(limitBytes)) : whole;
  return new Promise((resolve, reject) => {
    const reading = new Reading({ limitBytes, resolve, reject });
    if (!(incoming instanceof HeldMessage && incoming.giveTo(reading))) readStream(incoming, reading);
  });
}

/** Whether somebody has the body of a message, or some of it. */
export function wasRead(incoming: IncomingMessage): boolean {
  return incoming.readableDidRead || (incoming instanceof HeldMessage && incoming.isBodyTaken);
}

function tooLarge(limitBytes: number): HttpError {
  return new HttpError(413, 'body.too-large', `A body has at most ${limitBytes} bytes here`);
}

function incomplete(): HttpError {
  return new HttpError(400, 'body.incomplete', 'The body ended before its time');
}

interface Outcome {
  readonly limitBytes: number;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/** One body that is being read. */
class Reading implements BodyTaker {
  readonly #outcome: Outcome;
  readonly #bytes = new GrowingBytes();
  #isOver = false;

  constructor(outcome: Outcome) {
    this.#outcome = outcome;
  }

  piece(bytes: Uint8Array): void {
    const { limitBytes } = this.#outcome;
    if (this.#isOver) return;
    if (this.#bytes.length + bytes.length > limitBytes) this.#refuse(tooLarge(limitBytes));
    else this.#bytes.add(bytes);
  }

  end(): void {
    if (!this.#settle()) return;
    this.#outcome.resolve(this.#bytes.take());
  }

  fail(): void {
    this.#refuse(incomplete());
  }

  #refuse(error: HttpError): void {
    if (this.#settle()) this.#outcome.reject(error);
  }

  #settle(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    return true;
  }
}

/** Where a body must be read as a stream. Closed before its end: the caller went away in the middle of it. */
function readStream(incoming: IncomingMessage, reading: Reading): void {
  const stream = streamOf(incoming);
  if (stream instanceof HeldMessage) stream.isReadBy(reading);
  stream.on('data', (chunk: Buffer) => reading.piece(chunk));
  stream.on('end', () => reading.end());
  stream.on('close', () => reading.fail());
  stream.on('error', () => reading.fail());
}
