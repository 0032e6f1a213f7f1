import type { Security } from '../declare/infer.ts';
import { apiKey, bearer } from '../declare/security.ts';
import { declareScheme, checkedScopes, type Scheme } from './scheme.ts';
import { bearerChallenge, challengeFor } from './refusals.ts';
import { digestOf, isSameText, randomText } from './secrets.ts';

/** A key, when it is made: the caller gets `key` and nobody else; the store keeps the rest. */
export interface NewApiKey {
  readonly key: string;
  /** Its public part, to find it by. */
  readonly id: string;
  readonly hash: string;
}

/** A key that came with a request, as stores look for it. */
export interface PresentedKey {
  /** `null` for keys of another form than `newApiKey` makes. */
  readonly id: string | null;
  readonly hash: string;
}

/** What is kept of a key. */
export interface StoredKey<Caller> {
  readonly hash: string;
  readonly caller: Caller;
  /** What the key may be used for. Default: nothing that routes ask for. */
  readonly scopes?: readonly string[];
  readonly expiresAt?: Date | null;
}

/** Where keys stand, and who has them. */
export interface ApiKeyOptions<Caller, Needs, Scope extends string> {
  /** `bearer` is `Authorization: Bearer`. Default: `header`. Never the query, which ends in logs. */
  readonly in?: 'header' | 'cookie' | 'bearer';
  /** Of the header or the cookie. Default: `x-api-key`. */
  readonly name?: string;
  /** The scheme's name in the document. Default: `name`, or `bearer`. */
  readonly scheme?: string;
  /** Looks a key up, by `id` or by `hash`; its second parameter says which plugins it needs: `(key, { db }: { db: Db }) => …`. */
  readonly find: (key: PresentedKey, context: Needs) => StoredKey<Caller> | null | undefined | Promise<StoredKey<Caller> | null | undefined>;
  /** What routes may ask for, and what each allows. Default: any scope. */
  readonly scopes?: { readonly [_ in Scope]: string };
}

// The id is hexadecimal, so that no `_` of the secret is taken for the end of it.
const keyForm = /^[a-z][a-z0-9]*_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;
const longestKey = 512;

/**
 * Makes a key of 256 random bits. The prefix says whose it is: to people, and to scanners that look for lost keys.
 * @example await newApiKey('shop') // { key: 'shop_5f0c…_u7Gd…', id: '5f0c…', hash: '…' }
 */
export async function newApiKey(prefix: string): Promise<NewApiKey> {
  if (!/^[a-z][a-z0-9]*$/.test(prefix)) throw new TypeError(`'${prefix}' is no prefix of keys: it is lower-case letters and digits`);
  const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const key = `${prefix}_${id}_${randomText(32)}`;
  return { key, id, hash: await digestOf(key) };
}

/** What a store keeps of a key. SHA-256 will do, since nobody can guess what was made at random. */
export function hashApiKey(key: string): Promise<string> {
  return digestOf(key);
}

/** Keys that programs send, stored as hashes. */
export function apiKeys<Caller, Needs = {}, const Scope extends string = string>(
  options: ApiKeyOptions<Caller, Needs, Scope>,
): Scheme<Caller, Scope, Needs, string> {
  const { in: place = 'header', name = 'x-api-key', scheme, find, scopes } = options;
  if (!['header', 'cookie', 'bearer'].includes(place)) throw new TypeError('apiKeys: keys stand in a header or a cookie; what is in a query ends in logs');
  const security = (asked: readonly string[]): Security<string> =>
    place === 'bearer'
      ? bearer({ name: scheme ?? 'bearer', scopes: asked })
      : apiKey({ in: place, name, scopes: asked, ...(scheme === undefined ? {} : { scheme }) });
  return declareScheme<string, Caller, Needs, Scope>({
    description: 'The owner of a key',
    vocabulary: scopes === undefined ? null : checkedScopes(Object.keys(scopes), null),
    security,
    challenge: place === 'bearer' ? bearerChallenge : challengeFor(security([])),
    async verify(key, context) {
      if (key.length > longestKey) return null;
      const presented = { id: keyForm.exec(key)?.[1] ?? null, hash: await digestOf(key) };
      const stored = await find(presented, context);
      // The store may compare as it likes: this is what counts.
      if (stored === null || stored === undefined || !isSameText(stored.hash, presented.hash)) return null;
      if (stored.expiresAt !== undefined && stored.expiresAt !== null && !(stored.expiresAt.getTime() > Date.now())) return null;
      return { caller: stored.caller, scopes: stored.scopes ?? [] };
    },
  });
}
