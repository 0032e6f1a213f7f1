import type { DependencyDeclaration, KindDeclaration } from '../shapes/declaration.ts';
import { declaredAs } from '../support/markers.ts';
import type { Report } from './mistakes.ts';

/** A dependency of one route, in the order of running. */
export interface OrderedDependency {
  readonly name: string;
  readonly declared: DependencyDeclaration;
  readonly bindings: readonly string[];
  readonly needs: readonly { readonly name: string; readonly index: number }[];
}

interface Draft {
  readonly name: string;
  readonly declared: DependencyDeclaration;
  readonly bindings: string[];
  readonly needs: { name: string; index: number }[];
}

/** The dependencies of a kind of route, each once, after everything that it needs. */
export function orderedDependencies(kind: KindDeclaration, at: string, report: Report): readonly OrderedDependency[] {
  const order: Draft[] = [];
  if (kind.dependencies.length === 0) return order;
  const indexes = new Map<DependencyDeclaration, number>();
  const open: { readonly declared: DependencyDeclaration; readonly name: string }[] = [];

  const visit = (declared: DependencyDeclaration, name: string): number | null => {
    const known = indexes.get(declared);
    if (known !== undefined) return known;
    if (open.some((entry) => entry.declared === declared)) {
      const circle = [...open.slice(open.findIndex((entry) => entry.declared === declared)).map((entry) => entry.name), name].join(' → ');
      report({
        code: 'dependency.cycle',
        at,
        message: `dependencies need each other in a circle: ${circle}`,
        advice: 'take one of the needs out, or move what they share into a third dependency',
      });
      return null;
    }
    open.push({ declared, name });
    const draft: Draft = { name, declared, bindings: [], needs: [] };
    for (const [needed, value] of Object.entries(declared.needs)) {
      const index = visitNeed(name, needed, value);
      if (index !== null) draft.needs.push({ name: needed, index });
    }
    open.pop();
    indexes.set(declared, order.length);
    return order.push(draft) - 1;
  };

  const visitNeed = (name: string, needed: string, value: unknown): number | null => {
    const declared = declaredAs<DependencyDeclaration>(value, 'dependency');
    if (declared !== null) return visit(declared, needed);
    report({
      code: 'dependency.missing-need',
      at,
      message: `dependency '${name}' needs '${needed}', which is not a dependency`,
      advice: 'give it the value of api.dependency({…}) or dependency<…>()({…}); if it is undefined, two modules import each other: move it into a third',
    });
    return null;
  };

  const plugins = kind.api?.plugins ?? {};
  const bound = new Map<string, DependencyDeclaration>();
  for (const { name, dependency } of kind.dependencies) {
    if (dependency === undefined || dependency === null) {
      report({
        code: 'dependency.missing-need',
        at,
        message: `'${name}' is bound to something that is not a dependency`,
        advice: 'give with({…}) values made by api.dependency({…}) or dependency<…>()({…})',
      });
      continue;
    }
    if (bound.has(name) || Object.hasOwn(plugins, name)) {
      const taken = Object.hasOwn(plugins, name) ? 'a plugin' : 'another dependency';
      report({ code: 'dependency.name-taken', at, message: `the name '${name}' is bound to ${taken} already`, advice: 'choose another name in with({…})' });
      continue;
    }
    bound.set(name, dependency);
    const index = visit(dependency, name);
    if (index !== null) order[index]?.bindings.push(name);
  }
  return order;
}
