/**
 * Bytes that are free in a sink after each of its writers has returned, and after `room`. Emitted code spends them on
 * constant text and numbers without asking again: a write past the end of a typed array is lost silently.
 */
export const sinkRoomBytes = 1024;

/** Most bytes of a number in JSON: `-1.7976931348623157e+308` has 24. */
export const numberBytes = 25;

/** Most bytes of an ISO date with its quotes: `"+275760-09-13T00:00:00.000Z"` has 29. */
export const dateBytes = 30;

/**
 * What emitted serializers call. A writer takes the position to write at and returns the next one.
 * `integer`, `number` and `date` rely on room that the caller has made; the others make their own.
 */
export interface Sink {
  /** Replaced when it grows: code that holds it reads it again after each call. */
  readonly buffer: Uint8Array;
  position: number;
  /**
   * Before a value is written. Getters, `toJSON` and encoders are user code and may serialize something themselves: a value
   * inside another gets a buffer of its own, and `begin` answers the one that `end` puts back.
   */
  begin(): Uint8Array | null;
  /** After a value is written, also when it was refused. */
  end(outer: Uint8Array | null): void;
  /** The buffer, with at least `sinkRoomBytes` free after `position`. */
  room(position: number): Uint8Array;
  /** A string, quoted and escaped. */
  string(value: string, position: number): number;
  integer(value: number, position: number): number;
  number(value: number, position: number): number;
  /** A valid date as a quoted ISO string in UTC. */
  date(value: Date, position: number): number;
  /** Bytes as a quoted base64 string. */
  base64(value: Uint8Array, position: number): number;
  /** Text whose character codes are the bytes. */
  latin1(text: string, position: number): number;
  /** Whatever `JSON.stringify` makes of a value; -1 when that is nothing. */
  json(value: unknown, position: number): number;
  /** Whether a list of texts leaves faster by `copied` than text by text. */
  prefersCopy(list: unknown): boolean;
  /** Appends, at a position that was read before the value was copied, what `JSON.stringify` makes of plain objects, arrays and scalars. */
  copied(position: number, value: unknown): void;
  /** Is an object whose content is not in its members: a Map, a Set, a Date, a Promise, an Error, a buffer. */
  isOpaque(value: object): boolean;
  /** The error for a value that is not what its schema declares. */
  mismatch(pointer: string, expected: string, cause?: unknown): Error;
  /** A caught error, its pointer prefixed when it is a mismatch. */
  within(pointer: string, error: unknown): unknown;
  /** A member's name as a segment of a JSON pointer (RFC 6901, section 3). */
  segment(name: string): string;
}
