import type { Mistake } from '../../shapes/mistake.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { nodesIn } from './node-children.ts';
import type { SchemaSite } from './place.ts';
import { Structures } from './same-structure.ts';
import { longStemOf } from './stems.ts';
import type { Target } from './target.ts';

/** A node that somebody asked for. */
export interface Root { readonly node: SchemaNode; readonly site: SchemaSite }

/** Gives definitions their names, all at once: what a schema is called does not depend on which was met first. */
export class Names {
  readonly #targetOf: (node: object) => Target | undefined;
  readonly #structures: Structures;
  readonly #report: (mistake: Mistake) => void;
  readonly #named = new Map<string, Target>();
  readonly #settled = new Set<Target>();

  constructor(targetOf: (node: object) => Target | undefined, report: (mistake: Mistake) => void) {
    this.#targetOf = targetOf;
    this.#structures = new Structures(targetOf);
    this.#report = report;
  }

  /** The definitions so far. */
  get definitions(): ReadonlyMap<string, Target> {
    return this.#named;
  }

  /** Names every target that can be reached from the roots and has no name yet. */
  settle(roots: readonly Root[]): void {
    const reached = this.#reach(roots);
    const fresh = [...reached.keys()].filter((target) => !this.#settled.has(target));
    for (const target of fresh) this.#settled.add(target);
    for (const target of fresh) if ('given' in target.name) this.#give(target, target.name.given);
    const groups = this.#alike(fresh.filter(({ name }) => 'stem' in name), reached);
    for (let step = 0, left: readonly Group[] = groups; left.length > 0; step++) left = this.#claim(left, step);
  }

  #give(target: Target, name: string): void {
    const first = this.#named.get(name);
    if (first === undefined) this.#named.set(name, target);
    else if (!this.#structures.areSame(first.body, target.body)) {
      this.#report({
        code: 'schema.name-conflict', at: target.place.site.at,
        message: `the name ${name} stands for two different schemas, here and in ${first.place.site.at}`,
        advice: 'give one of them another $id, or use one schema in both places',
      });
    }
  }

  /** Targets with one stem and one structure are one definition, wherever they were met. */
  #alike(targets: readonly Target[], hints: ReadonlyMap<Target, ReadonlySet<string>>): Group[] {
    const groups: Group[] = [];
    for (const target of targets) {
      const stem = 'stem' in target.name ? target.name.stem : '';
      const known = groups.find((group) => group.stem === stem && this.#structures.areSame(group.targets[0]?.body, target.body));
      if (known === undefined) groups.push({ stem, targets: [target], hints: new Set(hints.get(target)) });
      else {
        known.targets.push(target);
        for (const hint of hints.get(target) ?? []) known.hints.add(hint);
      }
    }
    return groups;
  }

  /** Gives each group the name of this step if no other group wants it; the others try the next. */
  #claim(groups: readonly Group[], step: number): readonly Group[] {
    const wanted = new Map<string, Group[]>();
    for (const group of groups) {
      const name = candidate(group, step);
      wanted.set(name, [...(wanted.get(name) ?? []), group]);
    }
    return [...wanted].flatMap(([name, rivals]) => {
      const owner = this.#named.get(name);
      const [only] = rivals;
      const isFree = owner === undefined ? rivals.length === 1 || step > LAST_STEP : rivals.length === 1 && this.#structures.areSame(owner.body, only?.targets[0]?.body);
      if (!isFree || only === undefined) return rivals;
      this.#call(only, name);
      return rivals.slice(1);
    });
  }

  #call(group: Group, name: string): void {
    for (const target of group.targets) {
      if (!this.#named.has(name)) this.#named.set(name, target);
      for (const reference of target.references) reference.$ref = name;
      target.finalName = name;
    }
  }

  /** Every target that the roots lead to, with the hints of the sites that lead there. */
  #reach(roots: readonly Root[]): Map<Target, Set<string>> {
    const hints = new Map<Target, Set<string>>();
    const direct = new Map<Target, ReadonlySet<Target>>();
    for (const { node, site } of roots) {
      const open = [...this.#directlyIn(node)];
      for (let target = open.pop(); target !== undefined; target = open.pop()) {
        const known = hints.get(target) ?? new Set<string>();
        if (known.has(site.hint)) continue;
        hints.set(target, known.add(site.hint));
        const next = direct.get(target) ?? this.#directlyIn(target.body ?? true);
        direct.set(target, next);
        open.push(...next);
      }
    }
    return hints;
  }

  #directlyIn(node: SchemaNode): Set<Target> {
    const found = new Set<Target>();
    const seen = new Set<SchemaNode>();
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next === 'boolean' || seen.has(next)) continue;
      seen.add(next);
      const target = this.#targetOf(next);
      if (target !== undefined) found.add(target);
      open.push(...nodesIn(next));
    }
    return found;
  }
}

/** Definitions that will share a name. */
interface Group { readonly stem: string; readonly targets: Target[]; readonly hints: Set<string> }

const LAST_STEP = 2;

/** Names from short to long: `Item`, `BooksGetResponseItem`, `BooksGetResponseDefsAPropertiesItem`, then numbers. */
function candidate(group: Group, step: number): string {
  const hint = [...group.hints].sort()[0] ?? 'Schema';
  if (step === 0) return group.stem === '' ? hint : group.stem;
  if (step === 1) return hint + group.stem;
  const pointer = group.targets.map(({ place }) => place.pointer).sort()[0] ?? '';
  return hint + longStemOf(pointer) + (step === LAST_STEP ? '' : String(step - LAST_STEP + 1));
}
