import type { JWTPayload } from 'jose';
import type { OAuthFlows, Schema, Security } from '../declare/infer.ts';
import { bearer, oauth2, openIdConnect } from '../declare/security.ts';
import { checkOf, type JsonOf } from './checked-value.ts';
import { givenKeys, secretKey, type KeySource, type PublicKey } from './given-keys.ts';
import { keySet, type KeySetOptions } from './key-set.ts';
import type { ClaimRules, Token, TokenFault } from './token.ts';

/** Algorithms that sign with a private key and check with a public one. */
export type PublicAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512' | 'ES256' | 'ES384' | 'ES512' | 'Ed25519' | 'EdDSA';
/** Algorithms that sign and check with one secret. */
export type SecretAlgorithm = 'HS256' | 'HS384' | 'HS512';

/** One or more. */
type Some<Value> = readonly [Value, ...Value[]];

/** Where the keys are; what they are decides which algorithms there can be. */
export type JwtKeys =
  | { readonly jwks: string | URL | KeySetOptions; readonly algorithms: Some<PublicAlgorithm> }
  | { readonly key: PublicKey; readonly algorithms: Some<PublicAlgorithm> }
  | { readonly secret: string | Uint8Array; readonly algorithms: Some<SecretAlgorithm> };

/** Whose tokens are taken, and what is said of them. */
export interface JwtRules {
  readonly issuer: string;
  /** Whom tokens must be for: one of these. */
  readonly audience: string | readonly string[];
  /**
   * What the header's `typ` must be. `at+jwt` admits access tokens of RFC 9068 alone; default: those, `JWT`, and none.
   * An id token is no access token: where a provider signs both as `JWT`, their audiences must differ.
   */
  readonly type?: 'at+jwt';
  /** How far clocks may be apart. Default: 30; at most 120. */
  readonly clockToleranceSeconds?: number;
  /** Told why a token was refused; the caller is not. Never gets the token. */
  readonly onRefusal?: (reason: TokenFault) => void;
  /** The scheme's name in the document. Default: `jwt`. */
  readonly name?: string;
  /** How the document says tokens are had: by a provider's discovery document, or by flows of OAuth 2. Default: it does not. */
  readonly from?: { readonly openIdConnect: string } | { readonly flows: Omit<OAuthFlows, 'scopes'> };
}

/** How access tokens are checked. Who issues them, for whom, and how they are signed is always said. */
export type JwtOptions<Claims, Scope extends string> = JwtKeys &
  JwtRules & {
    /** A schema of the claims: other tokens are refused, and `claims` has its type. */
    readonly claims?: Claims;
    /** What routes may ask for, and what each allows. Default: any scope. */
    readonly scopes?: { readonly [_ in Scope]: string };
    /** What a caller may do. Default: the claims `scope` and `scp`. */
    readonly scopesOf?: (claims: JsonOf<Claims, JWTPayload>) => readonly string[];
    /** Asked last, of tokens that are good otherwise. */
    readonly isRevoked?: (token: Token<JsonOf<Claims, JWTPayload>>) => boolean | Promise<boolean>;
  };

// RFC 7518 section 3.2: at least as long as the hash.
const secretBytes: Readonly<Record<SecretAlgorithm, number>> = { HS256: 32, HS384: 48, HS512: 64 };
const publicAlgorithms: ReadonlySet<string> = new Set<PublicAlgorithm>([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'Ed25519',
  'EdDSA',
]);

/** A public key is never a secret: whoever knows it could sign (RFC 8725 section 2.1). */
export function keySourceOf(options: JwtKeys): KeySource {
  const algorithms: readonly string[] = options.algorithms;
  if (!Array.isArray(algorithms) || algorithms.length === 0) throw new TypeError('jwt: `algorithms` names how tokens are signed, e.g. ["ES256"]');
  const isRight = (algorithm: string): boolean => ('secret' in options ? Object.hasOwn(secretBytes, algorithm) : publicAlgorithms.has(algorithm));
  const wrong = algorithms.find((algorithm) => !isRight(algorithm));
  if (wrong !== undefined) throw new TypeError(`jwt: ${wrong} does not go with ${'secret' in options ? 'a secret' : 'public keys'}`);
  if (['secret', 'key', 'jwks'].filter((name) => name in options).length !== 1) throw new TypeError('jwt: give one of `jwks`, `key` and `secret`');
  if ('secret' in options) return secretKey(options.secret, Math.max(...options.algorithms.map((algorithm) => secretBytes[algorithm])));
  if ('key' in options) return givenKeys(options.key);
  return keySet(typeof options.jwks === 'string' || options.jwks instanceof URL ? { url: options.jwks } : options.jwks);
}

/** What must hold of every token, checked to be enough. Throws: TypeError; DeclarationError for the schema of the claims. */
export function rulesOf({ issuer, audience, algorithms, type, clockToleranceSeconds = 30 }: JwtKeys & JwtRules, claims: Schema | undefined): ClaimRules {
  const audiences = typeof audience === 'string' ? [audience] : audience;
  if (typeof issuer !== 'string' || issuer === '') throw new TypeError('jwt: `issuer` says who signs the tokens');
  if (!Array.isArray(audiences) || audiences.length === 0 || audiences.some((each) => typeof each !== 'string' || each === ''))
    throw new TypeError('jwt: `audience` says whom tokens must be for');
  if (!(clockToleranceSeconds >= 0 && clockToleranceSeconds <= 120)) throw new TypeError('jwt: `clockToleranceSeconds` is between 0 and 120');
  const check = claims === undefined ? () => true : checkOf(claims, 'jwt claims');
  return { issuer, audiences, algorithms, type: type ?? null, toleranceSeconds: clockToleranceSeconds, check };
}

/** The scheme in the document. */
export function documented({ name = 'jwt', from }: JwtRules, scopes: Readonly<Record<string, string>>): (asked: readonly string[]) => Security<string> {
  if (from === undefined) return (asked) => bearer({ name, format: 'JWT', scopes: asked });
  if ('openIdConnect' in from) return (asked) => openIdConnect({ name, url: from.openIdConnect, scopes: asked });
  const flows = { ...from.flows, scopes };
  return (asked) => oauth2({ name, flows, scopes: asked });
}
