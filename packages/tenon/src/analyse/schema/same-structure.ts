import type { Target } from './target.ts';

/** Compares nodes by what they say; references by where they lead, so that recursive schemas compare too. */
export class Structures {
  readonly #targetOf: (node: object) => Target | undefined;

  constructor(targetOf: (node: object) => Target | undefined) {
    this.#targetOf = targetOf;
  }

  /** Whether two nodes, or parts of nodes, say the same. */
  areSame(left: unknown, right: unknown): boolean {
    return this.#same(left, right, new Map());
  }

  #same(left: unknown, right: unknown, assumed: Assumed): boolean {
    if (Object.is(left, right)) return true;
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null || Array.isArray(left) !== Array.isArray(right)) return false;
    const [leftTarget, rightTarget] = [this.#targetOf(left), this.#targetOf(right)];
    const isReference = leftTarget !== undefined && rightTarget !== undefined;
    if (isReference && !this.#sameTarget(leftTarget, rightTarget, assumed)) return false;
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => Object.hasOwn(right, name) && ((isReference && name === '$ref') || this.#same(left[name as never], right[name as never], assumed)))
    );
  }

  /** Two recursive schemas are the same unless a difference is found: pairs under comparison count as same. */
  #sameTarget(left: Target, right: Target, assumed: Assumed): boolean {
    if (left === right) return true;
    if ('given' in left.name || 'given' in right.name) return 'given' in left.name && 'given' in right.name && left.name.given === right.name.given;
    if (assumed.get(left)?.has(right)) return true;
    assumed.set(left, new Set([...(assumed.get(left) ?? []), right]));
    return this.#same(left.body, right.body, assumed);
  }
}

type Assumed = Map<Target, Set<Target>>;
