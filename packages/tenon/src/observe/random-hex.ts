const pool = new Uint8Array(4096);
let used = pool.length;
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** So many random bytes in hexadecimal, never all zero. A pool: asking the system for each costs more than all the rest. */
export function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  let text = '';
  let sum = 0;
  for (const end = used + bytes; used < end; used++) {
    const byte = pool[used] as number; // used < pool.length
    sum |= byte;
    text += hexOf[byte];
  }
  return sum === 0 ? randomHex(bytes) : text;
}
