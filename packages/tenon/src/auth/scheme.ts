import { dependency } from '../declare/dependency.ts';
import type { Dependency, Reply, Security } from '../declare/infer.ts';
import type { Takes } from '../declare/infer/response.ts';
import { Problem } from '../declare/problem-schema.ts';
import { optional } from '../declare/security.ts';
import { credentialsRefused, scopeMissing, type Challenge } from './refusals.ts';

/** Somebody whose credentials were checked, and what they may do. */
export interface Verified<Caller> {
  readonly caller: Caller;
  readonly scopes: readonly string[];
}

/** What a scheme is made of. */
export interface SchemeParts<Credentials, Caller, Needs> {
  readonly description: string;
  /** Every scope that a route may ask for; `null` when any text will do. */
  readonly vocabulary: readonly string[] | null;
  /** The scheme as documents know it, with what is asked of it. */
  readonly security: (scopes: readonly string[]) => Security<Credentials>;
  readonly challenge: Challenge;
  /** Whether credentials have the form of this scheme's: tells schemes apart that read one header. Default: they do. */
  readonly isForm?: (credentials: Credentials) => boolean;
  /** Whether wrong credentials are as good as none where none will do. Default: they are refused. */
  readonly isWrongNone?: boolean;
  /** `null` refuses, and says no more than that. */
  readonly verify: (credentials: Credentials, context: Needs, request: SchemeRequest) => Verified<Caller> | null | Promise<Verified<Caller> | null>;
}

/** What a check can do beside looking at credentials. */
export interface SchemeRequest {
  /** Which scheme the credentials are of, where there are several. */
  readonly scheme: string | undefined;
  readonly setCookie: Reply<{}>['cookie'];
}

/** The failures that a scheme brings to every route that uses it. */
export type Refusals = Takes<{ 401: typeof Problem; 403: typeof Problem }>;

/** A way to prove who calls: bind it by `with({ caller: scheme })`, and handlers know the caller. */
export interface Scheme<Caller, Scope extends string, Needs, Credentials> extends Dependency<Caller, Needs, Refusals, {}, {}, true> {
  /** For `security` of a route or a scope: what the caller must be allowed to do, all of it. Outer and inner demands add up. */
  requires(...scopes: readonly Scope[]): Security<Credentials>;
  /** The same for routes that serve strangers as well: `null` without credentials, refused with wrong ones. */
  readonly optional: Dependency<Caller | null, Needs, Refusals, {}, {}, true>;
}

/** Where a scheme keeps its parts, for schemes that are made of others. */
export const schemeParts: unique symbol = Symbol.for('Tenon.auth.scheme');

const responses = { 401: Problem, 403: Problem } as const;

/** Declares a scheme: one check that runs, is documented, and types the caller. */
export function declareScheme<Credentials, Caller, Needs, Scope extends string>(
  parts: SchemeParts<Credentials, Caller, Needs>,
): Scheme<Caller, Scope, Needs, Credentials> {
  const { description, security, vocabulary, challenge } = parts;
  const required = dependency<Needs>()({
    description,
    security: security([]),
    responses,
    provide: async ({ credentials, scopes, scheme, reply }, context) => {
      const verified = await parts.verify(credentials, context, { scheme, setCookie: reply.cookie });
      if (verified === null) throw credentialsRefused(challenge);
      return permitted(verified, scopes, challenge);
    },
  });
  const maybe = dependency<Needs>()({
    description,
    security: optional(security([])),
    responses,
    provide: async ({ credentials, scopes, scheme, reply }, context) => {
      if (credentials === undefined) return null;
      const verified = await parts.verify(credentials, context, { scheme, setCookie: reply.cookie });
      if (verified !== null) return permitted(verified, scopes, challenge);
      if (parts.isWrongNone === true) return null;
      throw credentialsRefused(challenge);
    },
  });
  const scheme = {
    ...required,
    optional: maybe,
    requires: (...scopes: readonly Scope[]) => security(checkedScopes(scopes, vocabulary)),
    [schemeParts]: parts,
  };
  return Object.freeze(scheme) as unknown as Scheme<Caller, Scope, Needs, Credentials>; // both dependencies were made for these types above
}

/** Throws: HttpError 403 for a caller who may not do what the route asks for. */
function permitted<Caller>({ caller, scopes }: Verified<Caller>, asked: readonly string[], challenge: Challenge): Caller {
  if (asked.some((scope) => !scopes.includes(scope))) throw scopeMissing(challenge, asked);
  return caller;
}

// RFC 6749 section 3.3, scope-token.
const scopeForm = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** Scopes as routes may ask for them. Throws: TypeError for one that no caller can have. */
export function checkedScopes<Scope extends string>(scopes: readonly Scope[], vocabulary: readonly string[] | null): readonly Scope[] {
  for (const scope of scopes) {
    if (!scopeForm.test(scope)) throw new TypeError(`'${scope}' is no scope: it is one or more visible ASCII characters except " and \\`);
    if (vocabulary !== null && !vocabulary.includes(scope))
      throw new TypeError(`the scheme has no scope '${scope}': it has ${vocabulary.join(', ') || 'none'}`);
  }
  return scopes;
}
