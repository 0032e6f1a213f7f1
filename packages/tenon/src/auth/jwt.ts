import type { JWTPayload } from 'jose';
import type { Schema, Unset } from '../declare/infer.ts';
import type { JsonOf } from './checked-value.ts';
import { documented, keySourceOf, rulesOf, type JwtOptions } from './jwt-options.ts';
import { bearerChallenge } from './refusals.ts';
import { checkedScopes, declareScheme, type Scheme } from './scheme.ts';
import { TokenMemory } from './token-memory.ts';
import { isCompactToken } from './token-form.ts';
import { verifiedClaims, type KnownClaims, type Token, type TokenFault } from './token.ts';

/**
 * Signed access tokens in `Authorization: Bearer` (RFC 7519, RFC 8725).
 * Throws: TypeError for options that would let in whom nobody means.
 * @example
 * const token = jwt({ issuer: 'https://id.example', audience: 'https://api.example', algorithms: ['ES256'], jwks: 'https://id.example/jwks.json' })
 * const orders = api.route.with({ token }).scope({ security: token.requires('orders:read') })
 */
export function jwt<Claims extends Schema = Unset, const Scope extends string = string>(
  options: JwtOptions<Claims, Scope>,
): Scheme<Token<JsonOf<Claims, JWTPayload>>, Scope, {}, string> {
  type Known = JsonOf<Claims, JWTPayload>;
  const keys = keySourceOf(options);
  const rules = rulesOf(options, options.claims);
  const memory = new TokenMemory<KnownClaims>();
  const refuse = options.onRefusal ?? (() => {});
  const scopesOf = options.scopesOf ?? ((claims) => standardScopes(claims as JWTPayload)); // a schema narrows claims, it takes none away
  const vocabulary = options.scopes === undefined ? null : checkedScopes(Object.keys(options.scopes), null);
  return declareScheme<string, Token<Known>, {}, Scope>({
    description: 'A signed access token',
    vocabulary,
    security: documented(options, options.scopes ?? {}),
    challenge: bearerChallenge,
    isForm: isCompactToken,
    async verify(text) {
      const remembered = memory.get(text);
      const claims = remembered ?? (await verifiedClaims(text, keys, rules));
      if (typeof claims === 'string') return refused(claims);
      if (remembered === null) memory.add(text, claims);
      const known = claims as Known; // by the schema, if there is one
      const token: Token<Known> = {
        subject: claims.sub,
        issuer: claims.iss,
        scopes: scopesOf(known),
        expiresAt: new Date(claims.exp * 1_000),
        claims: known,
      };
      if (await options.isRevoked?.(token)) return refused('revoked');
      return { caller: token, scopes: token.scopes };
    },
  });

  function refused(reason: TokenFault): null {
    refuse(reason);
    return null;
  }
}

/** Source: RFC 8693 section 4.2 (`scope`); `scp` is what several providers write instead. */
function standardScopes({ scope, scp }: JWTPayload): readonly string[] {
  const of = (value: unknown): readonly string[] =>
    typeof value === 'string' ? value.split(' ').filter((word) => word !== '') : Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
  return [...new Set([...of(scope), ...of(scp)])];
}
