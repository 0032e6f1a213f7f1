import type { Mistake } from '../../shapes/mistake.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { hasNested } from './keyword-forms.ts';
import { nodesIn } from './node-children.ts';
import type { SchemaSite } from './place.ts';
import { Structures } from './same-structure.ts';
import { longStemOf } from './stems.ts';
import type { Target } from './target.ts';

/** A node that somebody asked for. */
export interface Root {
  readonly node: SchemaNode;
  readonly site: SchemaSite;
}

/** Gives definitions their names, all at once: what a schema is called does not depend on which was met first. */
export class Names {
  readonly #targetOf: (node: object) => Target | undefined;
  readonly #structures: Structures;
  readonly #report: (mistake: Mistake) => void;
  readonly #owners = new Map<string, Target>();
  readonly #settled = new Set<Target>();

  constructor(targetOf: (node: object) => Target | undefined, report: (mistake: Mistake) => void) {
    this.#targetOf = targetOf;
    this.#structures = new Structures(targetOf);
    this.#report = report;
  }

  /** Whether a name belongs to a definition that something leads to. */
  isReached(name: string): boolean {
    return this.#owners.has(name);
  }

  /** Names every target that can be reached from the roots and has no final name yet. */
  settle(roots: readonly Root[], targets: readonly Target[]): void {
    const hints = this.#reach(roots);
    const fresh = targets.filter((target) => hints.has(target) && !this.#settled.has(target));
    for (const target of fresh) this.#settled.add(target);
    for (const target of fresh) if ('given' in target.name) this.#give(target, target.name.given);
    let open: readonly Group[] = this.#alike(fresh, hints);
    for (let step = 0; open.length > 0; step++) open = this.#claim(open, step);
  }

  #give(target: Target, name: string): void {
    const first = this.#owners.get(name);
    if (first === undefined) this.#owners.set(name, target);
    else if (!this.#structures.areSame(first.body, target.body)) {
      this.#report({
        code: 'schema.name-conflict',
        at: target.place.site.at,
        message: `the name ${name} stands for two different schemas, here and in ${first.place.site.at}`,
        advice: 'give one of them another $id, or use one schema in both places',
      });
    }
  }

  /** Targets with one stem and one structure are one definition, wherever they were met. */
  #alike(targets: readonly Target[], hints: ReadonlyMap<Target, ReadonlySet<string>>): Group[] {
    const groups: Group[] = [];
    for (const target of targets) {
      if ('given' in target.name) continue;
      const { stem } = target.name;
      const known = groups.find((group) => group.stem === stem && this.#structures.areSame(group.targets[0]?.body, target.body));
      if (known === undefined) groups.push({ stem, targets: [target], hints: new Set(hints.get(target)) });
      else {
        known.targets.push(target);
        for (const hint of hints.get(target) ?? []) known.hints.add(hint);
      }
    }
    return groups;
  }

  /** Gives each group the name of this step unless another wants it too; the others try the next. */
  #claim(groups: readonly Group[], step: number): readonly Group[] {
    const rivalsByName = new Map<string, Group[]>();
    for (const group of groups) {
      const name = candidate(group, step);
      rivalsByName.set(name, [...(rivalsByName.get(name) ?? []), group]);
    }
    return [...rivalsByName].flatMap(([name, rivals]) => {
      const [first, ...others] = rivals;
      if (first === undefined || !this.#mayHave(first, name) || (others.length > 0 && step <= LAST_WORDS)) return rivals;
      this.#call(first, name);
      return others;
    });
  }

  #mayHave(group: Group, name: string): boolean {
    const owner = this.#owners.get(name);
    return owner === undefined || this.#structures.areSame(owner.body, group.targets[0]?.body);
  }

  #call(group: Group, name: string): void {
    for (const target of group.targets) {
      if (!this.#owners.has(name)) this.#owners.set(name, target);
      target.key = name;
      for (const reference of target.references) reference.$ref = name;
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

  /** The targets that a node refers to by itself or by a node inside it. */
  #directlyIn(node: SchemaNode): Set<Target> {
    const found = new Set<Target>();
    const seen = new Set<SchemaNode>();
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next === 'boolean' || seen.has(next)) continue;
      seen.add(next);
      const target = this.#targetOf(next);
      if (target !== undefined) found.add(target);
      if (hasNested(next)) open.push(...nodesIn(next));
    }
    return found;
  }
}

/** Definitions that will share a name. */
interface Group {
  readonly stem: string;
  readonly targets: Target[];
  readonly hints: Set<string>;
}

/** After this step a number tells rivals apart. */
const LAST_WORDS = 2;

/** Names from short to long: `Item`, `BooksGetResponseItem`, `BooksGetResponseDefsShelfItem`, then numbers. */
function candidate(group: Group, step: number): string {
  const hint = [...group.hints].sort()[0] ?? 'Schema';
  if (step === 0) return group.stem === '' ? hint : group.stem;
  if (step === 1) return hint + group.stem;
  const pointer = group.targets.map(({ place }) => place.pointer).sort()[0] ?? '';
  return hint + longStemOf(pointer) + (step === LAST_WORDS ? '' : String(step - LAST_WORDS + 1));
}
