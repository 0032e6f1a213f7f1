/** The moment that an RFC 3339 date-time or full-date spells; what JavaScript cannot say, leap seconds, the checker has refused. */
export function dateOf(text: string): Date {
  return new Date(text);
}

/** The integer that decimal digits spell. Throws: SyntaxError for any other text. */
export function bigintOf(text: string): bigint {
  return BigInt(text);
}

/** The bytes of a base64 text, in memory of their own: small Buffers share theirs with strangers. */
export function bytesOf(text: string): Uint8Array {
  if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'));
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
