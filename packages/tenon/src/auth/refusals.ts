import type { Security } from '../declare/infer.ts';
import { securityOf } from '../declare/security.ts';
import { challengeOf } from '../run/credentials.ts';
import { HttpError } from '../support/errors.ts';

/** What `WWW-Authenticate` says to a caller who was refused. */
export interface Challenge {
  readonly refused: string;
  /** `null` where the scheme has no word for it. */
  readonly scopeMissing: ((scopes: readonly string[]) => string) | null;
}

/** How tokens in `Authorization: Bearer` are refused. Source: RFC 6750 section 3. */
export const bearerChallenge: Challenge = {
  refused: 'Bearer error="invalid_token"',
  scopeMissing: (scopes) => `Bearer error="insufficient_scope", scope="${scopes.join(' ')}"`,
};

/** How other credentials are refused: the challenge says it all. */
export function challengeFor(security: Security<unknown>): Challenge {
  const declared = securityOf(security);
  return { refused: declared === 'public' ? '' : challengeOf(declared.alternatives), scopeMissing: null };
}

/** One answer to all wrong credentials: why they are wrong is nobody's business. */
export function credentialsRefused({ refused }: Challenge): HttpError {
  return new HttpError(401, 'security.credentials-refused', 'These credentials are not valid here', { 'www-authenticate': refused });
}

/** The answer to somebody who is known, and may not do this. */
export function scopeMissing(challenge: Challenge, scopes: readonly string[]): HttpError {
  const headers = challenge.scopeMissing === null ? {} : { 'www-authenticate': challenge.scopeMissing(scopes) };
  return new HttpError(403, 'security.scope-missing', `This asks for what the caller may not do: it needs ${scopes.join(' ')}`, headers);
}
