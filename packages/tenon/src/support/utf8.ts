import { HttpError } from './errors.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const isNode = typeof Buffer !== 'undefined';

/**
 * The text of a body. On Node `toString` costs a third of a decoder; it puts U+FFFD for what is not UTF-8, so only a text with
 * one needs another look.
 * Throws: HttpError body.not-utf8 (400).
 */
export function utf8TextOf(bytes: Uint8Array): string {
  if (isNode && Buffer.isBuffer(bytes)) {
    const text = bytes.toString();
    if (!text.includes('\ufffd')) return text;
  }
  try {
    return strict.decode(bytes);
  } catch {
    throw new HttpError(400, 'body.not-utf8', 'The body is not UTF-8');
  }
}
