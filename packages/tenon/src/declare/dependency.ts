import type { DependencyDeclaration, UserFunction } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';
import type { Dependencies, DependencyFactory, SecurityChoice } from './infer.ts';
import { securityOf } from './security.ts';

interface Literal {
  readonly description?: string;
  readonly needs?: Dependencies;
  readonly security?: SecurityChoice;
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly params?: unknown;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly cookies?: unknown;
  readonly responseHeaders?: unknown;
  readonly provide: UserFunction;
  readonly release?: UserFunction;
}

/** What a dependency value declares. */
export function dependencyOf(value: unknown): DependencyDeclaration {
  return (value as { readonly [declaration]: DependencyDeclaration })[declaration]; // made by declareDependency below
}

/** What several dependency values declare, by name. */
export function dependenciesOf(values: Dependencies): Readonly<Record<string, DependencyDeclaration>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, dependencyOf(value)]));
}

function declareDependency(literal: Literal): unknown {
  const { needs, security, responses, release, ...rest } = literal;
  const declared: DependencyDeclaration = {
    ...rest,
    kind: 'dependency',
    needs: needs ?? {}, // read at boot: modules that import each other may still be filling it in
    ...(security === undefined ? {} : { security: securityOf(security) }),
    responses: responses ?? {},
    release: release ?? null,
  };
  return Object.freeze({ [declaration]: Object.freeze(declared) });
}

/**
 * A per-request value for packages, which have no api: `dependency<{ db: Db }>()({ provide: … })`.
 * Apps use `api.dependency`, which knows their plugins.
 */
export function dependency<Needs = {}>(): DependencyFactory<Needs> {
  return declareDependency as unknown as DependencyFactory<Needs>; // the types of the literal are infer.ts's business
}
