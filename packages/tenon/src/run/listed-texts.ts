import type { ByteText } from './byte-text.ts';

// Fewer texts are written before the way there is gone.
const leastItems = 8;
const escaped = /["\\\0-\x1f]/;

/** Whether one `JSON.stringify` of a list of texts is faster than each text on its own, as far as three of them tell. */
export function leavesAsList(list: readonly unknown[], { least, most, mostOdd }: ByteText['listed']): boolean {
  const { length } = list;
  if (length < leastItems) return false;
  const [first, middle, last] = [list[0], list[length >> 1], list[length - 1]];
  if (typeof first !== 'string' || typeof middle !== 'string' || typeof last !== 'string') return false;
  const mean = (first.length + middle.length + last.length) / 3;
  return mean >= least && (mean <= most || (mean <= mostOdd && (isWide(first) || escaped.test(first))));
}

/** Is it a list of texts whose characters do not fit into a byte? */
export function beginsWide(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'string' && isWide(value[0]);
}

/** Is text that does not fit into a byte a character, as far as its ends tell. */
export function isWide(value: string): boolean {
  return value.charCodeAt(0) > 0xff || value.charCodeAt(value.length - 1) > 0xff;
}
