import type { BodyLender, Utf8Body } from '../shapes/http.ts';
import { sinkRoomBytes, type Sink } from '../shapes/sink.ts';
import { writeDate, writeDecimal, writeInteger, writeLargeInteger } from './byte-digits.ts';
import { copyEscaped, needsEscape } from './byte-escapes.ts';
import { nativeText, type ByteText } from './byte-text.ts';
import { writeUnicode } from './byte-unicode.ts';
import { isOpaque } from './opaque.ts';
import { ResponseMismatch } from './response-mismatch.ts';
import { beginsWide, isWide, leavesAsList } from './listed-texts.ts';

const initialBytes = 16 * 1024;
// One huge response must not hold its memory for the life of the process.
const retainedBytes = 1024 * 1024;
// A loop over so few bytes costs less than to look at them where they are: 16 against 43 ns for 17 (Bun 1.4).
const longestCopied = 64;
// Encoding text of two bytes a character costs the runtime about as much a character as the loop, and the way there.
const longestWide = 128;
// An escape makes a character at most five bytes longer; a control character, an escape each, is rare.
const leastGap = 32;

/** A growing buffer that emitted serializers write JSON into: `reset`, serialize, then `body` or `bytes`. */
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
  /** All of the JSON that was written, where it came as one text. */
  #json: string | null = null;
  /** Whether the bytes of `#json` are in the buffer, rather than counted alone. */
  #isEncoded = true;
  /** The buffer that `#json` is beside: a value inside this one has another. */
  #besides: Uint8Array | null = null;
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
    this.#json = null;
    if (this.#isWriting) return;
    if (this.#lent !== null || this.buffer.length > retainedBytes) this.#take(this.#text.allocate(initialBytes));
    this.#written = this.buffer;
    this.#lent = null;
  }

  begin(): Uint8Array | null {
    this.#cause = undefined;
    const before = this.#json;
    this.#json = null;
    if (!this.#isWriting) {
      this.#isWriting = true;
      if (before !== null && !this.#isEncoded) this.position = this.#utf8(before, 0);
      return null;
    }
    const outer = this.buffer;
    this.#take(this.#text.allocate(initialBytes));
    this.position = 0;
    return outer;
  }

  end(outer: Uint8Array | null): void {
    if (this.#besides !== this.buffer) this.#json = null;
    this.#written = this.buffer;
    if (outer === null) this.#isWriting = false;
    else this.#take(outer);
  }

  /** What was written, as it is sent with the least work: a string whose character codes are the bytes, or text to be encoded. */
  body(): string | Utf8Body {
    const { position } = this;
    if (this.#json === null) return this.#text.latin1(this.#written, position);
    return this.#json.length === position ? this.#json : { text: this.#json, length: position };
  }

  /**
   * What was written, a copy or on loan: it never changes, for without `giveBack` the next value goes into another buffer. A copy of a
   * list of 100 objects would cost 5 of 18 µs (Bun 1.4), since memory that is freed by collections is never in the cache.
   */
  bytes(): Uint8Array<ArrayBuffer> {
    if (this.#json !== null && !this.#isEncoded) return new TextEncoder().encode(this.#json);
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
    if (length < longestWide && isWide(value)) {
      this.room(position, length * 6 + 2)[position] = 34;
      return this.#otherString(value, position, position + 1);
    }
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

  prefersCopy(list: unknown): boolean {
    return Array.isArray(list) && leavesAsList(list, this.#text.listed);
  }

  copied(position: number, value: unknown): void {
    const text = JSON.stringify(value);
    this.#isEncoded = position > 0 || !this.#text.countsFast;
    this.position = this.#isEncoded ? this.#utf8(text, position) : this.#text.utf8Length(text);
    // Text of two bytes a character is not encoded a second time where that takes longest.
    if (position > 0 || (this.#isEncoded && beginsWide(value))) return;
    this.#json = text;
    this.#besides = this.buffer;
  }

  isOpaque(value: object): boolean {
    return isOpaque(value);
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

function copyOf(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(length);
  for (let index = 0; index < length; index++) copy[index] = bytes[index] as number; // before the end
  return copy;
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** In every runtime; the types of ES2023 do not have it. */
function isWellFormed(value: string): boolean {
  return (value as string & { isWellFormed(): boolean }).isWellFormed();
}
