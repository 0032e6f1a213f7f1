import type { OAuthFlows, SecurityDeclaration, SecurityScheme } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';
import type { Security, SecurityChoice } from './infer.ts';

function security<Credentials>(declared: SecurityDeclaration): Security<Credentials> {
  return Object.freeze({ [declaration]: declared }) as unknown as Security<Credentials>; // `~credentials` exists as a type only
}

function one<Credentials>(scheme: SecurityScheme): Security<Credentials> {
  return security({ alternatives: [Object.freeze(scheme)], isOptional: false });
}

/** What a security value or `'public'` declares. */
export function securityOf(choice: SecurityChoice): SecurityDeclaration {
  return choice === 'public' ? 'public' : (choice as unknown as { readonly [declaration]: SecurityDeclaration })[declaration]; // made by security() above
}

/**
 * `Authorization: Bearer`: the token is the credentials.
 * Source: RFC 6750 section 2.1.
 */
export function bearer(options: { readonly name?: string; readonly format?: string; readonly scopes?: readonly string[] } = {}): Security<string> {
  return one({ kind: 'bearer', name: options.name ?? 'bearer', format: options.format ?? null, scopes: options.scopes ?? [] });
}

/**
 * `Authorization: Basic`: user name and password are the credentials.
 * Source: RFC 7617.
 */
export function basic(
  options: { readonly name?: string; readonly realm?: string; readonly scopes?: readonly string[] } = {},
): Security<{ readonly username: string; readonly password: string }> {
  return one({ kind: 'basic', name: options.name ?? 'basic', realm: options.realm ?? 'api', scopes: options.scopes ?? [] });
}

/**
 * An access token of OAuth 2, in `Authorization: Bearer`: the token is the credentials. `scopes` are those that it must have; the
 * document and the login of the docs page say how tokens are had.
 * Source: RFC 6749; OpenAPI 3.1 section 4.8.27.
 * @example
 * const login = (...scopes: ('read' | 'write')[]) => oauth2({ flows, scopes })
 */
export function oauth2<const Flows extends OAuthFlows>(options: {
  readonly name?: string;
  readonly flows: Flows;
  readonly scopes?: readonly (keyof Flows['scopes'] & string)[];
}): Security<string> {
  return one({ kind: 'oauth2', name: options.name ?? 'oauth2', flows: options.flows, scopes: options.scopes ?? [] });
}

/**
 * An access token of an OpenID provider, in `Authorization: Bearer`. `url` is the provider's discovery document.
 * Source: OpenID Connect Discovery 1.0 section 4; OpenAPI 3.1 section 4.8.27.
 */
export function openIdConnect(options: { readonly name?: string; readonly url: string; readonly scopes?: readonly string[] }): Security<string> {
  return one({ kind: 'openIdConnect', name: options.name ?? 'openIdConnect', url: options.url, scopes: options.scopes ?? [] });
}

/** A key in a header, a query parameter or a cookie is the credentials. `scheme` names it in the document; default: the key's own name. */
export function apiKey(options: {
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  readonly scheme?: string;
  readonly scopes?: readonly string[];
}): Security<string> {
  const name = options.scheme ?? `${options.name.replace(/[^A-Za-z0-9._-]/g, '_')}`;
  return one({ kind: 'apiKey', name, in: options.in, parameter: options.name, scopes: options.scopes ?? [] });
}

/** The first scheme for which the request has credentials. */
export function anyOf<A, B>(first: Security<A>, second: Security<B>): Security<A | B> {
  const [a, b] = [securityOf(first), securityOf(second)];
  if (a === 'public' || b === 'public') throw new TypeError("anyOf takes schemes; use optional(scheme) where credentials may be absent, or 'public'");
  return security({ alternatives: [...a.alternatives, ...b.alternatives], isOptional: a.isOptional || b.isOptional });
}

/** Credentials are checked when sent, and `undefined` otherwise. */
export function optional<Credentials>(scheme: Security<Credentials>): Security<Credentials | undefined> {
  const declared = securityOf(scheme);
  if (declared === 'public') throw new TypeError("optional takes a scheme; 'public' alone asks for nothing");
  return security({ ...declared, isOptional: true });
}
