import type { BodyLender } from '../shapes/http.ts';
import { sinkRoomBytes, type Sink } from '../shapes/sink.ts';
import { writeDate, writeDecimal, writeInteger, writeLargeInteger } from './byte-digits.ts';
import { copyEscaped, needsEscape } from './byte-escapes.ts';
import { nativeText, type ByteText } from './byte-text.ts';
import { writeUnicode } from './byte-unicode.ts';

/** A value that is not what its response schema declares. Answered with 500: nothing of it has left. */
export class ResponseMismatch extends Error {
  override readonly name = 'ResponseMismatch';
  /** What the schema declares there: `string`, `one of "a", "b"`. */
  readonly expected: string;
  #pointer: string;

  constructor(pointer: string, expected: string, options?: ErrorOptions) {
    super(textOf(pointer, expected), options);
    this.#pointer = pointer;
    this.expected = expected;
  }

  /** The place as a JSON pointer (RFC 6901); empty for the whole value. */
  get pointer(): string {
    return this.#pointer;
  }

  /** The same mismatch, seen from the value around it. Changed in place: a copy would take a stack trace per level. */
  within(pointer: string): this {
    this.#pointer = pointer + this.#pointer;
    this.message = textOf(this.#pointer, this.expected);
    return this;
  }
}

function textOf(pointer: string, expected: string): string {
  return `the response does not match its schema at ${pointer === '' ? 'its root' : pointer}: expected ${expected}`;
}

const initialBytes = 16 * 1024;
// One huge response must not hold its memory for the life of the process.
const retainedBytes = 1024 * 1024;
// A loop over so few bytes costs less than to look at them where they are: 16 against 43 ns for 17 (Bun 1.4).
const longestCopied = 64;
// Encoding text of two bytes a character costs the runtime about as much a character as the loop, and the way there.
const longestWide = 128;
// An escape makes a character at most five bytes longer; a control character, an escape each, is rare.
const leastGap = 32;

/** A growing buffer that emitted serializers write JSON into: `reset`, serialize, then `text` or `bytes`. */
export class ByteSink implements Sink, BodyLender {
  buffer: Uint8Array;
  position = 0;
  /** Of `buffer`: several bytes are read at once. */
  #view: DataView;
  /** Holds what was written last; `buffer` again unless that was written inside another value. */
  #written: Uint8Array;
  #isWriting = false;
  /** Bytes of `buffer` that somebody reads. */
  #lent: Uint8Array | null = null;
  /** All that was written, when that is one text of ASCII. */
  #whole: string | null = null;
  #isCopied = false;
  /** Whether the last long string had escapes. */
  #expectsEscapes = false;
  #cause: unknown;
  readonly #text: ByteText;
  readonly #shortLength: number;

  /** @param text How bytes and text become each other; tests pass the portable way. */
  constructor(text: ByteText = nativeText) {
    this.#text = text;
    this.#shortLength = text.shortLength;
    this.buffer = text.allocate(initialBytes);
    this.#view = viewOf(this.buffer);
    this.#written = this.buffer;
  }

  #take(buffer: Uint8Array): void {
    this.buffer = buffer;
    this.#view = viewOf(buffer);
  }

  /** Forgets what was written, and gives memory back after an unusually large response. */
  reset(): void {
    this.position = 0;
    this.#whole = null;
    if (this.#isWriting) return;
    if (this.#lent !== null || this.buffer.length > retainedBytes) this.#take(this.#text.allocate(initialBytes));
    this.#written = this.buffer;
    this.#lent = null;
  }

  begin(): Uint8Array | null {
    this.#cause = undefined;
    this.#whole = null;
    if (!this.#isWriting) {
      this.#isWriting = true;
      return null;
    }
    const outer = this.buffer;
    this.#take(this.#text.allocate(initialBytes));
    this.position = 0;
    return outer;
  }

  end(outer: Uint8Array | null): void {
    if (!this.#isCopied) this.#whole = null; // it is of a value inside this one
    this.#isCopied = false;
    this.#written = this.buffer;
    if (outer === null) this.#isWriting = false;
    else this.#take(outer);
  }

  /** What was written, as a string whose character codes are the bytes: to be sent as latin1. */
  text(): string {
    return this.#whole ?? this.#text.latin1(this.#written, this.position);
  }

  /**
   * What was written, a copy or on loan: it never changes, for without `giveBack` the next value goes into another buffer. A copy of a
   * list of 100 objects would cost 5 of 18 µs (Bun 1.4), since memory that is freed by collections is never in the cache.
   */
  bytes(): Uint8Array<ArrayBuffer> {
    const written = this.#written;
    if (this.position <= longestCopied) return copyOf(written, this.position);
    const { buffer, byteOffset } = written;
    const bytes = new Uint8Array(buffer as ArrayBuffer, byteOffset, this.position); // never shared: allocate() has made it
    if (written === this.buffer) this.#lent = bytes;
    return bytes;
  }

  giveBack(bytes: Uint8Array): void {
    if (this.#lent === bytes) this.#lent = null;
  }

  room(position: number, bytes = 0): Uint8Array {
    const wanted = position + bytes + sinkRoomBytes;
    if (wanted > this.buffer.length) {
      const grown = this.#text.allocate(Math.max(wanted, this.buffer.length * 2));
      grown.set(this.buffer.subarray(0, position));
      this.#take(grown);
    }
    return this.buffer;
  }

  string(value: string, position: number): number {
    const length = value.length;
    if (length > this.#shortLength) return this.#longString(value, position);
    const buffer = this.room(position, length * 6 + 2);
    let next = position;
    buffer[next++] = 34;
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code < 0x20 || code > 0x7e || code === 34 || code === 92) return this.#otherString(value, position, next);
      buffer[next++] = code;
    }
    buffer[next] = 34;
    return next + 1;
  }

  /** A short string that is plain up to `from`; a function of its own, so that `string` stays small enough to be inlined. */
  #otherString(value: string, position: number, from: number): number {
    const end = writeUnicode(this.buffer, value, from - position - 1, from);
    if (end === 0) return this.#utf8(JSON.stringify(value), position);
    this.buffer[end] = 34;
    return end + 1;
  }

  /** Encoded by the runtime first; the bytes then tell whether something is to be escaped. */
  #longString(value: string, position: number): number {
    const { length } = value;
    if (length > this.#text.nativeLength) return this.#utf8(JSON.stringify(value), position);
    if (length < longestWide && isWide(value)) return this.#otherString(value, position, this.#opened(length, position));
    if (this.#expectsEscapes) return this.#escapedString(value, position);
    // A UTF-16 unit becomes at most three bytes.
    const buffer = this.room(position, length * 3 + 2);
    const start = position + 1;
    const end = start + this.#text.writeUtf8(buffer, value, start);
    // The encoder replaces lone surrogates, which JSON.stringify escapes.
    if (end - start !== length && !isWellFormed(value)) return this.#utf8(JSON.stringify(value), position);
    if (needsEscape(buffer, this.#view, start, end)) return this.#escapedString(value, position);
    buffer[position] = 34;
    buffer[end] = 34;
    return end + 1;
  }

  /** Encoded with a gap before it that escapes have room in. Texts with escapes come in company: the next is tried like this at once. */
  #escapedString(value: string, position: number): number {
    const { length } = value;
    const start = position + leastGap + (length >> 1);
    const buffer = this.room(position, length * 4 + leastGap);
    const end = start + this.#text.writeUtf8(buffer, value, start);
    if (end - start !== length && !isWellFormed(value)) return this.#utf8(JSON.stringify(value), position);
    buffer[position] = 34;
    const next = copyEscaped(buffer, this.#view, { start, end }, position + 1);
    if (next === 0) return this.#utf8(JSON.stringify(value), position);
    this.#expectsEscapes = next - position - 1 !== end - start;
    buffer[next] = 34;
    return next + 1;
  }

  /** Room for a string of any characters, and its first quote. */
  #opened(length: number, position: number): number {
    this.room(position, length * 6 + 2)[position] = 34;
    return position + 1;
  }

  /** Text that needs no escape, in quotes. */
  #quoted(text: string, position: number): number {
    const end = position + text.length + 1;
    const buffer = this.room(position, text.length + 2);
    buffer[position] = 34;
    this.#text.writeLatin1(buffer, text, position + 1);
    buffer[end] = 34;
    return end + 1;
  }

  #utf8(text: string, position: number): number {
    // A UTF-16 unit becomes at most three bytes; escapes are in the text already.
    const buffer = this.room(position, text.length * 3);
    return position + this.#text.writeUtf8(buffer, text, position);
  }

  integer(value: number, position: number): number {
    // From here on V8 knows it for an int32, whatever numbers came before.
    const integer = value | 0;
    if (integer === value) return writeInteger(this.buffer, integer, position);
    return writeLargeInteger(this.buffer, value, position) || this.#printed(value, position);
  }

  number(value: number, position: number): number {
    const integer = value | 0;
    if (integer === value) return writeInteger(this.buffer, integer, position);
    return writeDecimal(this.buffer, value, position) || writeLargeInteger(this.buffer, value, position) || this.#printed(value, position);
  }

  #printed(value: number, position: number): number {
    const text = String(value);
    if (text.length > this.#shortLength) this.#text.writeLatin1(this.buffer, text, position);
    else for (let index = 0; index < text.length; index++) this.buffer[position + index] = text.charCodeAt(index);
    return position + text.length;
  }

  date(value: Date, position: number): number {
    const end = writeDate(this.buffer, value.getTime(), position + 1);
    if (end === 0) return this.#quoted(value.toISOString(), position);
    this.buffer[position] = 34;
    this.buffer[end] = 34;
    return end + 1;
  }

  base64(value: Uint8Array, position: number): number {
    return this.#quoted(this.#text.base64(value), position);
  }

  latin1(text: string, position: number): number {
    this.#text.writeLatin1(this.room(position, text.length), text, position);
    return position + text.length;
  }

  json(value: unknown, position: number): number {
    let text: string | undefined;
    try {
      text = JSON.stringify(value);
    } catch (error) {
      this.#cause = error;
    }
    return text === undefined ? -1 : this.#utf8(text, position);
  }

  copied(value: unknown): void {
    const text = JSON.stringify(value);
    const start = this.position;
    this.#isCopied = true;
    this.position = this.#utf8(text, start);
    // As many bytes as characters: the text is its own latin1, and need not be made from the bytes again.
    this.#whole = start === 0 && this.position === text.length ? text : null;
  }

  isOpaque(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return false;
    return opaque.some((type) => value instanceof type) || ArrayBuffer.isView(value);
  }

  mismatch(pointer: string, expected: string, cause: unknown = this.#cause): ResponseMismatch {
    return new ResponseMismatch(pointer, expected, cause === undefined ? undefined : { cause });
  }

  within(pointer: string, error: unknown): unknown {
    return error instanceof ResponseMismatch ? error.within(pointer) : error;
  }

  segment(name: string): string {
    return name.replaceAll('~', '~0').replaceAll('/', '~1');
  }
}

const opaque = [Map, Set, WeakMap, WeakSet, Date, Promise, Error, RegExp, ArrayBuffer, String, Number, Boolean] as const;

function copyOf(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(length);
  for (let index = 0; index < length; index++) copy[index] = bytes[index] as number; // before the end
  return copy;
}

/** Is text that does not fit into a byte a character, as far as its ends tell. */
function isWide(value: string): boolean {
  return value.charCodeAt(0) > 0xff || value.charCodeAt(value.length - 1) > 0xff;
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** In every runtime; the types of ES2023 do not have it. */
function isWellFormed(value: string): boolean {
  return (value as string & { isWellFormed(): boolean }).isWellFormed();
}
