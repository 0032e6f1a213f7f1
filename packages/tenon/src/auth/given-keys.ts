import { createLocalJWKSet, errors, importSPKI, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';

/** A key that a signature is checked with. */
export type VerifyingKey = CryptoKey | Uint8Array;

/** What of a token's header says which key it was signed with. */
export interface KeyHeader {
  readonly alg: string;
  readonly kid: string | undefined;
}

/** Where keys come from: all that a token may have been signed with. */
export interface KeySource {
  find(header: KeyHeader): readonly VerifyingKey[] | Promise<readonly VerifyingKey[]>;
}

/** A public key, or several: JWK, JWK set, SPKI in PEM, or a CryptoKey. */
export type PublicKey = JWK | JSONWebKeySet | CryptoKey | string;

/** A key set of which this many keys fit one token is no set of signing keys. */
const mostKeys = 8;

/** The keys of a set that fit a token. Members that are not public keys for signatures fit none. */
export function keysOf(set: JSONWebKeySet): KeySource {
  const lookup = createLocalJWKSet({ keys: set.keys.filter((key) => !hasSecret(key)) });
  return {
    async find({ alg, kid }) {
      try {
        return [await lookup({ alg, ...(kid === undefined ? {} : { kid }) })];
      } catch (error) {
        if (error instanceof errors.JWKSMultipleMatchingKeys) return taken(error, mostKeys);
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported) return [];
        throw error;
      }
    },
  };
}

async function taken<Value>(values: AsyncIterable<Value>, limit: number): Promise<readonly Value[]> {
  const list: Value[] = [];
  for await (const value of values) if (list.push(value) === limit) break;
  return list;
}

function hasSecret(key: JWK): boolean {
  return key.kty === 'oct' || key.d !== undefined;
}

/**
 * Keys that are known when the app is declared.
 * Throws: TypeError for a secret or private key: who only checks tokens has no use for one, and must not be able to sign.
 */
export function givenKeys(key: PublicKey): KeySource {
  if (typeof key === 'string') return pemKey(key);
  if ('type' in key && 'algorithm' in key) {
    if (key.type !== 'public') throw new TypeError(`jwt: the key is a ${String(key.type)} key: give the public one`);
    const found = [key as CryptoKey]; // said by its members
    return { find: () => found };
  }
  const set = 'keys' in key && Array.isArray(key.keys) ? (key as JSONWebKeySet) : { keys: [key as JWK] }; // the two forms that are left
  if (set.keys.length === 0 || set.keys.some(hasSecret)) throw new TypeError('jwt: `key` takes public keys: take out secret keys and private members');
  return keysOf(set);
}

function pemKey(pem: string): KeySource {
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) throw new TypeError('jwt: a key as text is a public key in PEM (-----BEGIN PUBLIC KEY-----)');
  const imported = new Map<string, Promise<readonly VerifyingKey[]>>();
  return {
    find({ alg }) {
      const known =
        imported.get(alg) ??
        importSPKI(pem, alg).then(
          (key) => [key],
          () => [],
        );
      imported.set(alg, known);
      return known;
    },
  };
}

/**
 * One secret that both sides know.
 * Throws: TypeError when it is shorter than the hash of the algorithm (RFC 7518 section 3.2).
 */
export function secretKey(secret: string | Uint8Array, leastBytes: number): KeySource {
  const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret;
  if (bytes.length < leastBytes) throw new TypeError(`jwt: the secret has ${bytes.length} bytes: it needs ${leastBytes}, made at random`);
  const found = [bytes];
  return { find: () => found };
}
