import { isSameText } from './secrets.ts';

/** OWASP's least for scrypt with 16 MiB: N = 2^14, r = 8, p = 5. */
const current: Cost = { logN: 14, r: 8, p: 5 };
const keyBytes = 32;
// What a store says is not trusted with all memory: 2^20 · 8 · 128 bytes are 1 GiB.
const most: Cost = { logN: 20, r: 32, p: 16 };

interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/**
 * What a store keeps of a password: scrypt with a salt of its own, and its cost, as one text.
 * Shape: `$scrypt$ln=14,r=8,p=5$<salt>$<hash>`.
 * Cost:  about 50 ms of one processor and 16 MiB.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return written(current, salt, await derived(password, salt, current));
}

/** Whether a password is the one that was hashed. False for what `hashPassword` did not write. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, logN, r, p, salt = ''] = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{16,86})\$[A-Za-z0-9+/]{43}$/.exec(hash) ?? [];
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  if (!isPayable(cost)) return false;
  const bytes = Uint8Array.from(atob(salt), (character) => character.charCodeAt(0));
  return isSameText(written(cost, bytes, await derived(password, bytes, cost)), hash);
}

function isPayable({ logN, r, p }: Cost): boolean {
  return logN >= 1 && logN <= most.logN && r >= 1 && r <= most.r && p >= 1 && p <= most.p;
}

function written({ logN, r, p }: Cost, salt: Uint8Array, key: Uint8Array): string {
  return `$scrypt$ln=${logN},r=${r},p=${p}$${base64(salt)}$${base64(key)}`;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
}

/** One keyboard writes é as one character, another as two: RFC 8265 section 4.2 makes them one. */
async function derived(password: string, salt: Uint8Array, { logN, r, p }: Cost): Promise<Uint8Array> {
  const { scrypt } = await import('node:crypto'); // here, so that runtimes without it can have the rest
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    // Bun says undefined where Node says null.
    scrypt(password.normalize('NFC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
