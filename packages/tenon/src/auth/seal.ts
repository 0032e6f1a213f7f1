import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { base64url } from './secrets.ts';

/** Values that only this server can read and write, in the hands of callers. */
export interface Seal {
  close(value: object): Promise<string>;
  /** `null` for whatever was not sealed here, for this purpose, with one of the secrets. */
  open(text: string): Promise<unknown>;
}

/** Newest first: the first one seals, all of them open. */
export type Secrets = readonly [string, ...string[]];

interface Key {
  readonly kid: string;
  readonly bytes: Uint8Array;
}

const leastBytes = 32;
const encoder = new TextEncoder();
// Compact JWE with `dir`: no encrypted key, 12 bytes of nonce, 16 of tag (RFC 7516 section 7.1, RFC 7518 section 5.3).
const form = /^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{22}$/;

/**
 * Seals by AES-256-GCM, with keys derived for one purpose: what was sealed for another does not open.
 * Throws: TypeError for a secret of less than 32 bytes.
 */
export function sealFor(purpose: string, secrets: Secrets): Seal {
  if (secrets.length === 0 || secrets.some((secret) => encoder.encode(secret).length < leastBytes))
    throw new TypeError(`a secret has at least ${leastBytes} bytes, made at random: node -e "console.log(crypto.randomBytes(32).toString('base64url'))"`);
  let derived: Promise<readonly Key[]> | null = null;
  const keys = (): Promise<readonly Key[]> => (derived ??= Promise.all(secrets.map((secret) => keyOf(secret, purpose))));
  return {
    async close(value) {
      const [{ kid, bytes } = noKey] = await keys();
      const text = encoder.encode(JSON.stringify(value));
      return new CompactEncrypt(text).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid }).encrypt(bytes);
    },
    async open(text) {
      if (!form.test(text)) return null;
      try {
        const { kid, zip } = decodeProtectedHeader(text) as { readonly kid?: unknown; readonly zip?: unknown }; // of whoever sent it
        const key = (await keys()).find((each) => each.kid === kid);
        if (key === undefined || zip !== undefined) return null;
        const { plaintext } = await compactDecrypt(text, key.bytes, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] });
        return JSON.parse(new TextDecoder().decode(plaintext)) as unknown;
      } catch {
        return null;
      }
    },
  };
}

const noKey: Key = { kid: '', bytes: new Uint8Array() };

/** RFC 5869. The name of the key is derived beside it, so it tells nothing of it. */
async function keyOf(secret: string, purpose: string): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits']);
  const derive = async (info: string, bits: number): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(info) }, material, bits));
  return { kid: base64url(await derive(`tenon ${purpose} name`, 64)), bytes: await derive(`tenon ${purpose} key`, 256) };
}
