import type { CorsOptions, CsrfOptions } from '../shapes/browsers.ts';
import type { ApiDeclaration, ErrorMappingDeclaration, KindDeclaration, RouteDeclaration, UserFunction } from '../shapes/declaration.ts';
import type { Deprecation } from '../shapes/documentation.ts';
import type { UnknownPolicy } from '../shapes/parameter.ts';
import { declaration } from '../support/markers.ts';
import { narrowedSecurity } from '../support/narrowed-security.ts';
import { dependenciesOf } from './dependency.ts';
import { audiencesOf } from './documentation.ts';
import type { Dependencies, Limits, SecurityChoice } from './infer.ts';
import { securityOf } from './security.ts';

interface ScopeLiteral {
  readonly prefix?: string;
  readonly tags?: readonly string[];
  readonly audience?: string | readonly string[];
  readonly security?: SecurityChoice;
  readonly with?: Dependencies;
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly object[];
  readonly around?: UserFunction;
  readonly unknown?: UnknownPolicy;
  readonly cors?: CorsOptions | false;
  readonly csrf?: CsrfOptions | false;
  readonly limits?: Limits;
}

interface RouteLiteral {
  readonly method: string;
  readonly path?: string;
  readonly security?: SecurityChoice;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean | Deprecation;
  readonly audience?: string | readonly string[];
  readonly limits?: Limits;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly handler: UserFunction;
}

/** A kind of route at run time: a function that declares routes, with `with` and `scope` to derive further kinds. */
export interface Kind {
  (literal: RouteLiteral): unknown;
  with(dependencies: Dependencies): Kind;
  scope(options: ScopeLiteral): Kind;
  readonly [declaration]: KindDeclaration;
}

/** The kind that everything of an api, or of a package (`null`), derives from. */
export function rootKind(api: ApiDeclaration | null): Kind {
  return kindOf({ kind: 'kind', api, prefix: '', tags: [], limits: {}, dependencies: [], responses: [], errors: [], arounds: [] });
}

function kindOf(declared: KindDeclaration): Kind {
  const kind = (literal: RouteLiteral): unknown => route(declared, literal);
  const members = {
    with: (dependencies: Dependencies) => kindOf(narrowed(declared, { with: dependencies })),
    scope: (options: ScopeLiteral) => kindOf(narrowed(declared, options)),
    [declaration]: Object.freeze(declared),
  };
  return Object.freeze(Object.assign(kind, members));
}

function narrowed(outer: KindDeclaration, options: ScopeLiteral): KindDeclaration {
  const bound = Object.entries(dependenciesOf(options.with ?? {})).map(([name, dependency]) => ({ name, dependency }));
  return {
    kind: 'kind',
    api: outer.api,
    prefix: outer.prefix + (options.prefix ?? ''),
    tags: [...outer.tags, ...(options.tags ?? [])],
    ...chosen('security', narrowedSecurity(outer.security, options.security === undefined ? undefined : securityOf(options.security))),
    ...chosen('unknown', options.unknown ?? outer.unknown),
    ...chosen('cors', options.cors ?? outer.cors),
    ...chosen('csrf', options.csrf ?? outer.csrf),
    ...chosen('audiences', audiencesOf(options.audience) ?? outer.audiences),
    limits: { ...outer.limits, ...options.limits },
    dependencies: [...outer.dependencies, ...bound],
    responses: options.responses === undefined ? outer.responses : [...outer.responses, options.responses],
    errors: [...(options.errors ?? []).map(mappingOf), ...outer.errors], // inner mappings are asked first
    arounds: options.around === undefined ? outer.arounds : [...outer.arounds, options.around],
  };
}

function mappingOf(value: object): ErrorMappingDeclaration {
  return (value as { readonly [declaration]: ErrorMappingDeclaration })[declaration]; // made by mapError()
}

/** `{ [name]: value }`, or nothing: exactOptionalPropertyTypes tells absent from undefined. */
function chosen<const Name extends string, Value>(name: Name, value: Value | undefined): { readonly [_ in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [_ in Name]?: Value }); // a computed key widens to string
}

function route(of: KindDeclaration, literal: RouteLiteral): unknown {
  const { security, audience, path = '', ...rest } = literal;
  const declared: RouteDeclaration = {
    ...rest,
    kind: 'route',
    of,
    path,
    tags: literal.tags ?? [],
    deprecated: literal.deprecated ?? false,
    ...chosen('security', security === undefined ? undefined : securityOf(security)),
    ...chosen('audiences', audiencesOf(audience)),
    limits: literal.limits ?? {},
  };
  return Object.freeze({ method: literal.method, path: of.prefix + path, [declaration]: Object.freeze(declared) });
}
