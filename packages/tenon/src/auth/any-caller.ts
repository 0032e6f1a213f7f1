import { anyOf, securityOf } from '../declare/security.ts';
import { declareScheme, schemeParts, type Scheme, type SchemeParts } from './scheme.ts';

/** Schemes by the kind of caller that they let in. */
interface Schemes {
  readonly [kind: string]: Scheme<unknown, never, unknown, unknown>;
}

/** Who calls, and by which scheme: `switch (who.kind)` tells them apart. */
// oxfmt-ignore
export type AnyCaller<Of> = { [K in keyof Of]: Of[K] extends { readonly '~dependency': { readonly provides: infer Caller } } ? { readonly kind: K; readonly caller: Caller } : never }[keyof Of];
type NeedsOf<Of> = Every<{ [K in keyof Of]: Of[K] extends { readonly '~dependency': { readonly needs: infer Needs } } ? Needs : never }[keyof Of]>;
/** What all of the schemes know: only that can be asked of any caller. */
type ScopesOf<Of> = { [K in keyof Of]: (scope: ScopeOf<Of[K]>) => void }[keyof Of] extends (scope: infer Scope) => void ? Scope & string : never;
type ScopeOf<S> = S extends { requires(...scopes: readonly (infer Scope)[]): unknown } ? Scope : never;
type Every<Union> = (Union extends unknown ? (value: Union) => void : never) extends (value: infer All) => void ? All : never;

/**
 * One scheme of several: people with a session and programs with a token. The first that a request has credentials for counts,
 * so what is sent on purpose stands before what browsers send by themselves. Of two that read `Authorization: Bearer`, the first
 * whose form the token has: `jwt` goes before keys.
 * @example
 * const caller = anyCaller({ service: token, person: session })
 * api.route.with({ caller }).scope({ security: caller.requires('orders:write') })
 */
export function anyCaller<const Of extends Schemes>(schemes: Of): Scheme<AnyCaller<Of>, ScopesOf<Of>, NeedsOf<Of>, unknown> {
  const entries = Object.entries(schemes)
    .map(([kind, scheme]) => ({ kind, parts: partsOf(scheme) }))
    .map((entry) => ({ ...entry, places: placesOf(entry.parts) }));
  const [first, ...others] = entries;
  if (first === undefined) throw new TypeError('anyCaller takes one scheme or more');
  const vocabularies = entries.flatMap(({ parts }) => (parts.vocabulary === null ? [] : [parts.vocabulary]));
  const [shared = null] = vocabularies;
  const scheme = declareScheme<unknown, { readonly kind: string; readonly caller: unknown }, unknown, string>({
    description: entries.map(({ parts }) => parts.description).join(', or '),
    vocabulary: shared === null ? null : shared.filter((scope) => vocabularies.every((vocabulary) => vocabulary.includes(scope))),
    security: (scopes) => others.reduce((all, { parts }) => anyOf(all, parts.security(scopes)), first.parts.security(scopes)),
    challenge: {
      refused: [...new Set(entries.map(({ parts }) => parts.challenge.refused))].join(', '),
      scopeMissing: entries.find(({ parts }) => parts.challenge.scopeMissing !== null)?.parts.challenge.scopeMissing ?? null,
    },
    isWrongNone: entries.every(({ parts }) => parts.isWrongNone === true),
    async verify(credentials, context, request) {
      const read = entries.find(({ places }) => places.has(request.scheme ?? '')) ?? first;
      const alike = entries.filter(({ places }) => [...places.values()].some((place) => place === read.places.get(request.scheme ?? '')));
      const { kind, parts } = alike.find((entry) => entry.parts.isForm?.(credentials) !== false) ?? read;
      const verified = await parts.verify(credentials, context, request);
      return verified === null ? null : { caller: { kind, caller: verified.caller }, scopes: verified.scopes };
    },
  });
  return scheme as unknown as Scheme<AnyCaller<Of>, ScopesOf<Of>, NeedsOf<Of>, unknown>; // put together from the same schemes
}

function partsOf(scheme: object): SchemeParts<unknown, unknown, unknown> {
  const parts = (scheme as { readonly [schemeParts]?: SchemeParts<unknown, unknown, unknown> })[schemeParts]; // written by declareScheme alone
  if (parts === undefined) throw new TypeError('anyCaller takes schemes of tenon/auth: jwt, apiKeys, basicAuth, sessions');
  return parts;
}

/** Where credentials stand, by the names of schemes. */
function placesOf({ security }: SchemeParts<unknown, unknown, unknown>): ReadonlyMap<string, string> {
  const declared = securityOf(security([]));
  const alternatives = declared === 'public' ? [] : declared.alternatives;
  return new Map(alternatives.map((scheme) => [scheme.name, scheme.kind === 'apiKey' || scheme.kind === 'basic' ? scheme.name : 'bearer']));
}
