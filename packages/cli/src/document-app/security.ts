import { anyOf, apiKey, basic, bearer, dependency, optional, type Security } from 'tenon';
import { memberOf, type JsonObject } from '../document/json.ts';
import type { DocumentOperation } from './document-operation.ts';
import type { References, Warn } from './references.ts';

/** Dependencies by the names that they are bound to. */
type Bound = Readonly<Record<string, object>>;

/** A scheme, and whether its credentials stand in `Authorization`, of which a request has one. */
interface KnownScheme {
  readonly scheme: Security<unknown>;
  readonly isAuthorization: boolean;
}

/** Makes dependencies that ask for credentials as a document does. They take whatever credentials there are. */
export class Guards {
  readonly #schemes: ReadonlyMap<string, KnownScheme>;
  readonly #byRequirement = new Map<string, Bound | null>();
  readonly #warn: Warn;

  constructor(document: JsonObject, references: References) {
    this.#warn = references.warn;
    const components = { value: (memberOf(document, 'components') ?? {}) as JsonObject, pointer: '/components' }; // members of anything else are none
    this.#schemes = new Map(
      references.members(components, 'securitySchemes').flatMap(([name, { value, pointer }]) => {
        const scheme = schemeOf(name, value);
        if (scheme === null) this.#warn(`the security scheme ${name} is of a kind that is not checked: calls need nothing for it`, pointer);
        return scheme === null ? [] : [[name, { scheme, isAuthorization: value['type'] !== 'apiKey' }] as const];
      }),
    );
  }

  /** The dependencies of an operation, by the names that they are bound to; `null` when it is public. */
  of({ security, pointer }: DocumentOperation): Bound | null {
    const key = JSON.stringify(security);
    const known = this.#byRequirement.get(key);
    if (known !== undefined) return known;
    const made = this.#made(security, `${pointer}/security`);
    this.#byRequirement.set(key, made);
    return made;
  }

  #made(security: readonly JsonObject[], pointer: string): Bound | null {
    const alternatives = security.map((together) => this.#together(Object.keys(together), pointer));
    const needed = alternatives.filter((together) => together.length > 0);
    const [first] = needed;
    if (first === undefined) return null;
    const isOptional = needed.length < alternatives.length;
    const isMixed = needed.length > 1 && needed.some((together) => together.length > 1);
    if (isMixed) this.#warn('of several ways to prove who calls, of which one takes two schemes together, the first is asked for', pointer);
    const asked = isMixed || needed.length === 1 ? first : [needed.map(([scheme]) => scheme).reduce((all, next) => anyOf(all as never, next as never))]; // never empty, see above
    return Object.fromEntries(asked.map((scheme, index) => [`credentials${index}`, guard(scheme as Security<unknown>, isOptional)]));
  }

  /** The schemes of one alternative. */
  #together(names: readonly string[], pointer: string): readonly Security<unknown>[] {
    const known = names.flatMap((name) => this.#schemes.get(name) ?? []);
    const [first, ...others] = known.filter(({ isAuthorization }) => isAuthorization);
    if (others.length > 0) this.#warn('of several schemes that fill Authorization together, the first is asked for', pointer);
    return known.filter((each) => !each.isAuthorization || each === first).map(({ scheme }) => scheme);
  }
}

function guard(scheme: Security<unknown>, isOptional: boolean): object {
  return dependency()({ security: isOptional ? optional(scheme) : scheme, provide: () => ({}) });
}

function schemeOf(name: string, value: JsonObject): Security<unknown> | null {
  const { type, scheme, in: place, name: parameter } = value;
  if (type === 'http' && String(scheme).toLowerCase() === 'bearer') {
    return bearer({ name, ...(typeof value['bearerFormat'] === 'string' && { format: value['bearerFormat'] }) });
  }
  if (type === 'http' && String(scheme).toLowerCase() === 'basic') return basic({ name });
  if (type === 'apiKey' && typeof parameter === 'string' && (place === 'header' || place === 'query' || place === 'cookie'))
    return apiKey({ in: place, name: parameter, scheme: name });
  // Both end in an access token, which is sent like any bearer token (RFC 6750).
  if (type === 'oauth2' || type === 'openIdConnect') return bearer({ name });
  return null;
}
