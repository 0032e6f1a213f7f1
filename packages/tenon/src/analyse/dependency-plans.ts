import type { DependencyDeclaration, UserFunction } from '../shapes/declaration.ts';
import type { DependencyPlan, HeaderPlan, ResponsePlan } from '../shapes/plan.ts';
import type { OrderedDependency } from './dependencies.ts';
import { pascalCase } from './operation-ids.ts';
import { headersOf, responsesOf, type ResponseSite } from './responses.ts';
import { credentialsOf } from './security.ts';

/** What a dependency may say of responses. */
interface Answers {
  readonly responses: readonly ResponsePlan[];
  readonly responseHeaders: readonly HeaderPlan[];
}

/** The plans of dependencies: what they answer is analysed once, however many routes use them. */
export class DependencyPlans {
  readonly #overrides: ReadonlyMap<DependencyDeclaration, UserFunction>;
  readonly #answers = new Map<DependencyDeclaration, Answers>();

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
        ...this.#answersOf(name, declared, site),
        provide: this.#overrides.get(declared) ?? declared.provide,
        release: this.#overrides.has(declared) ? null : declared.release,
      };
    });
  }

  #answersOf(name: string, declared: DependencyDeclaration, site: ResponseSite): Answers {
    const known = this.#answers.get(declared);
    if (known !== undefined) return known;
    const own = { ...site, at: `dependency '${name}'`, hint: pascalCase(name) };
    const answers = { responses: responsesOf(declared.responses, own), responseHeaders: headersOf(declared.responseHeaders, own) };
    this.#answers.set(declared, answers);
    return answers;
  }
}

function readsInput({ params, query, headers, cookies }: DependencyDeclaration): boolean {
  return [params, query, headers, cookies].some((schema) => schema !== undefined);
}
