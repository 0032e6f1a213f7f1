/** A piece of what is sent: `first` to `last`, both in it. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The one piece that `Range` asks for, of so many bytes; `none` where there is nothing of it. `null` where the whole is the answer: to
 * several pieces, which can be had one by one, and to what cannot be read.
 * Source: RFC 9110 sections 14.1.2 and 14.2.
 * @example byteRange('bytes=-5', 12) // { first: 7, last: 11 }
 */
export function byteRange(text: string, sizeBytes: number): ByteRange | 'none' | null {
  const said = byteRangeForm.exec(text);
  if (said === null) return null;
  const [, from = '', to = ''] = said;
  if (from === '') {
    const length = Math.min(Number(to), sizeBytes);
    return to === '' ? null : length === 0 ? 'none' : { first: sizeBytes - length, last: sizeBytes - 1 };
  }
  const [first, last] = [Number(from), to === '' ? Number.POSITIVE_INFINITY : Number(to)];
  if (last < first) return null;
  return first >= sizeBytes ? 'none' : { first, last: Math.min(last, sizeBytes - 1) };
}

// Units are words without case. Numbers of any length: beyond 2^53 they are still too large.
const byteRangeForm = /^\s*bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i;
