import { IncomingMessage } from './http.ts';

/** What takes a body piece by piece. */
export interface BodyTaker {
  piece(bytes: Uint8Array): void;
  end(): void;
  /** Nothing more will come. */
  fail(): void;
}

/**
 * What this runtime was seen to bring by `push`: that it brings bodies and ends of messages so is no part of its
 * documentation. Until then a message is an ordinary one.
 */
const seen = { pieces: false, ends: false };

/**
 * A message that holds its body, as the parser brings it, until somebody takes it: past the stream with its ticks, listeners
 * and states, which cost more than a small body itself. Who wants the stream asks for it.
 */
export class HeldMessage extends IncomingMessage {
  #isStream = !seen.ends;
  #isTaken = false;
  #taker: BodyTaker | null = null;
  #reader: BodyTaker | null = null;
  #held: Uint8Array[] | null = null;
  #heldBytes = 0;
  #atEnd: (() => void) | null = null;
  #hasEnded = false;
  #hasPieces = false;

  /** Whether the body was given to a taker. */
  get isBodyTaken(): boolean {
    return this.#isTaken;
  }

  /** Gives the body to a taker; `false` when it must be read as a stream. */
  giveTo(taker: BodyTaker): boolean {
    if (this.#isStream || this.#isTaken || !seen.pieces) return false;
    this.#isTaken = true;
    this.#taker = taker;
    this.skipBody();
    const held = this.#held;
    this.#held = null;
    if (held !== null) for (const piece of held) taker.piece(piece);
    if (this.#hasEnded) taker.end();
    return true;
  }

  /** Calls `proceed` at the end of a body whose bytes are all held: it comes next. `false` when it has come, or bytes are missing. */
  atEnd(sizeBytes: number, proceed: () => void): boolean {
    if (this.#isStream || this.#hasEnded || this.#heldBytes !== sizeBytes) return false;
    this.#atEnd = proceed;
    return true;
  }

  /** Takes a body that has ended and came in one piece; `null` where it must be waited for, put together or read as a stream. */
  takeWhole(): Uint8Array | null {
    const held = this.#held;
    if (this.#isStream || this.#isTaken || !this.#hasEnded || !seen.pieces || held?.length !== 1) return null;
    this.#isTaken = true;
    this.#held = null;
    this.skipBody();
    return held[0] ?? null; // there is one
  }

  /** Spares node the work of emptying a stream that nobody reads. */
  skipBody(): void {
    if (!this.#isStream && !this.readableEnded) this.read(0);
  }

  /** Makes the stream what it is in any other message; what was held comes first. */
  toStream(): this {
    if (this.#isStream) return this;
    this.#isStream = true;
    this.#taker = null;
    for (const piece of this.#held ?? []) super.push(piece);
    this.#held = null;
    if (this.#hasEnded) super.push(null);
    return this;
  }

  /** Remembers who reads the body as a stream. */
  isReadBy(reader: BodyTaker): void {
    this.#reader = reader;
  }

  /** Tells whoever has the body that nothing more will come: once it has its response, node says so to no stream. */
  abandonBody(): void {
    this.#taker?.fail();
    this.#reader?.fail();
  }

  override push(chunk: Uint8Array | null, encoding?: BufferEncoding): boolean {
    if (!seen.pieces) this.#see(chunk);
    if (this.#isStream) return super.push(chunk, encoding);
    if (chunk === null) this.#end();
    else if (this.#taker === null) return this.#hold(chunk);
    else this.#taker.piece(chunk);
    return true;
  }

  #end(): void {
    this.#hasEnded = true;
    this.#taker?.end();
    this.#taker = null;
    this.#atEnd?.();
    this.#atEnd = null;
  }

  #hold(piece: Uint8Array): boolean {
    (this.#held ??= []).push(piece);
    this.#heldBytes += piece.length;
    return this.#heldBytes < this.readableHighWaterMark;
  }

  #see(chunk: Uint8Array | null): void {
    if (chunk !== null) this.#hasPieces = true;
    else if (this.complete) {
      seen.ends = true;
      seen.pieces = this.#hasPieces;
    }
  }
}

/** A message whose body can be read as a stream. */
export function streamOf(incoming: IncomingMessage): IncomingMessage {
  return incoming instanceof HeldMessage ? incoming.toStream() : incoming;
}
