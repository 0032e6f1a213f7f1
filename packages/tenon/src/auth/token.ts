import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload, type ProtectedHeaderParameters } from 'jose';
import type { KeySource, VerifyingKey } from './given-keys.ts';
import { isCompactToken } from './token-form.ts';

/** Why a token was refused. For logs: callers are told nothing. */
export type TokenFault = 'form' | 'header' | 'algorithm' | 'type' | 'key' | 'signature' | 'issuer' | 'audience' | 'time' | 'claims' | 'revoked';

/** What must hold of every token. */
export interface ClaimRules {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly algorithms: readonly string[];
  /** `null`: an access token's, `JWT`, or none. */
  readonly type: string | null;
  readonly toleranceSeconds: number;
  readonly check: (claims: unknown) => boolean;
}

/** An access token that was checked. */
export interface Token<Claims = JWTPayload> {
  readonly subject: string;
  readonly issuer: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
  readonly claims: Claims;
}

/** Claims that every accepted token has. */
export interface KnownClaims extends JWTPayload {
  readonly iss: string;
  readonly sub: string;
  readonly exp: number;
}

/** The claims of a token, or why it is refused. Of the header only `alg`, `kid` and `typ` are read: it cannot bring keys of its own. */
export async function verifiedClaims(text: string, keys: KeySource, rules: ClaimRules): Promise<KnownClaims | TokenFault> {
  if (!isCompactToken(text)) return 'form';
  const header = headerOf(text);
  if (header === null) return 'header';
  const { alg, kid } = header;
  if (alg === undefined || !rules.algorithms.includes(alg)) return 'algorithm';
  if (!isOfType(header.typ, rules.type)) return 'type';
  const found = await keys.find({ alg, kid });
  const claims = found.length === 0 ? 'key' : await claimsBy(found, text, rules);
  return typeof claims === 'string' || isPlausible(claims, rules) ? claims : 'claims';
}

/** `null` for a header that asks for more than it is understood: extensions, other encodings, a token inside. */
function headerOf(text: string): ProtectedHeaderParameters | null {
  try {
    const header: ProtectedHeaderParameters & { readonly zip?: unknown } = decodeProtectedHeader(text);
    const isPlain = header.crit === undefined && header.b64 === undefined && header.cty === undefined && header.zip === undefined;
    return isPlain && (header.kid === undefined || typeof header.kid === 'string') ? header : null;
  } catch {
    return null;
  }
}

/** Source: RFC 8725 section 3.11; RFC 9068 section 2.1. Media types may leave `application/` out. */
function isOfType(typ: unknown, wanted: string | null): boolean {
  if (typ === undefined) return wanted === null;
  if (typeof typ !== 'string') return false;
  const name = typ.toLowerCase().replace(/^application\//, '');
  return name === 'at+jwt' || (wanted === null && name === 'jwt');
}

async function claimsBy(keys: readonly VerifyingKey[], text: string, rules: ClaimRules): Promise<KnownClaims | TokenFault> {
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify(text, key, {
        algorithms: [...rules.algorithms],
        issuer: rules.issuer,
        audience: [...rules.audiences],
        clockTolerance: rules.toleranceSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      return payload as KnownClaims; // `iss` and `exp` were checked, `sub` is by isPlausible
    } catch (error) {
      const fault = faultOf(error);
      if (fault !== 'signature') return fault;
    }
  }
  return 'signature';
}

const faultsOfClaims: Readonly<Record<string, TokenFault>> = { iss: 'issuer', aud: 'audience', exp: 'time', nbf: 'time', iat: 'time' };

/** Whatever goes wrong with a token refuses it. A key that does not fit its algorithm is a TypeError of jose's. */
function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWTExpired) return 'time';
  if (error instanceof errors.JWTClaimValidationFailed) return faultsOfClaims[error.claim] ?? 'claims';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  return error instanceof errors.JOSEError ? 'header' : 'key';
}

/** What jose leaves open: `1e400` is a number, and a token may come from the future. */
function isPlausible(claims: KnownClaims, { toleranceSeconds, check }: ClaimRules): boolean {
  const { sub, exp, nbf, iat } = claims;
  const dates = [exp, nbf, iat].filter((date) => date !== undefined);
  if (!dates.every(Number.isFinite) || typeof sub !== 'string' || sub === '') return false;
  return (iat === undefined || iat <= Date.now() / 1_000 + toleranceSeconds) && check(claims);
}
