import type { DependencyDeclaration, UserFunction } from '../shapes/declaration.ts';
import type { DependencyPlan, ResponsePlan } from '../shapes/plan.ts';
import type { OrderedDependency } from './dependencies.ts';
import { pascalCase } from './operation-ids.ts';
import { responsesOf, type ResponseSite } from './responses.ts';
import { credentialsOf } from './security.ts';

/** The plans of dependencies: what they answer is analysed once, however many routes use them. */
export class DependencyPlans {
  readonly #overrides: ReadonlyMap<DependencyDeclaration, UserFunction>;
  readonly #responses = new Map<DependencyDeclaration, readonly ResponsePlan[]>();

  /** @param overrides Other `provide` functions, by dependency: tests. */
  constructor(overrides: ReadonlyMap<DependencyDeclaration, UserFunction>) {
    this.#overrides = overrides;
  }

  /** The plans for one route, in the order in which they run. */
  of(dependencies: readonly OrderedDependency[], site: ResponseSite): readonly DependencyPlan[] {
    const guards: boolean[] = [];
    return dependencies.map(({ name, declared, bindings, needs }, index) => {
      const isGuard = !readsInput(declared) && needs.every((need) => guards[need.index] ?? false);
      guards[index] = isGuard;
      return {
        name,
        bindings,
        needs,
        isGuard,
        credentials: credentialsOf(declared.security),
        responses: this.#responsesOf(name, declared, site),
        provide: this.#overrides.get(declared) ?? declared.provide,
        release: this.#overrides.has(declared) ? null : declared.release,
      };
    });
  }

  #responsesOf(name: string, declared: DependencyDeclaration, site: ResponseSite): readonly ResponsePlan[] {
    const known = this.#responses.get(declared);
    if (known !== undefined) return known;
    const responses = responsesOf(declared.responses, { ...site, at: `dependency '${name}'`, hint: pascalCase(name) });
    this.#responses.set(declared, responses);
    return responses;
  }
}

function readsInput({ params, query, headers, cookies }: DependencyDeclaration): boolean {
  return [params, query, headers, cookies].some((schema) => schema !== undefined);
}
