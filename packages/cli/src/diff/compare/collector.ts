import type { Life } from '../model/contract.ts';
import type { SchemaRef } from '../model/shape.ts';
import type { Readers } from './schema/objects.ts';
import type { Change, Pair } from './schema/pair.ts';
import { PairGraph, type PlacedChange } from './schema/pair-graph.ts';

/** What a difference is about. */
export interface Use {
  /** In the order of the documents. */
  readonly order: number;
  /** `null` for the document as a whole. */
  readonly operation: string | null;
  /** Of the operation in the old document. */
  readonly life: Life | null;
  /** What part of the operation. */
  readonly where: string;
}

/** A difference as it was found, before anything is decided about it. */
export interface Difference {
  readonly rule: string;
  readonly values: { readonly name: string; readonly from: string; readonly to: string };
  /** None: the document as a whole. */
  readonly uses: readonly Use[];
  readonly path: string;
  readonly oldPointer: string | null;
  readonly newPointer: string | null;
}

/** The place in both documents; `null` where there is nothing. */
export interface Pointers {
  readonly old: string | null;
  readonly new: string | null;
}

/** Collects differences, operation by operation. */
export class Collector {
  readonly #found: Difference[] = [];
  readonly #graph: PairGraph<Use>;
  #operation: string | null = null;
  #life: Life | null = null;
  #order = 0;

  constructor(readers: Readers) {
    this.#graph = new PairGraph(readers);
  }

  /** What is found from now on is about this operation. */
  enter(operation: string | null, life: Life | null): void {
    this.#operation = operation;
    this.#life = life;
  }

  add(change: Change, where: string, pointers: Pointers): void {
    this.#found.push({ rule: change.rule, values: valuesOf(change), uses: [this.#use(where)], path: '', oldPointer: pointers.old, newPointer: pointers.new });
  }

  addSchemas(old: SchemaRef, next: SchemaRef, as: Pick<Pair, 'direction' | 'part'>, where: string): void {
    this.#graph.use(old, next, as, this.#use(where));
  }

  /** All differences, in the order of the operations. */
  differences(): readonly Difference[] {
    const all = [...this.#found, ...this.#graph.changes().map(differenceOf)];
    const orderOf = ({ uses: [first] }: Difference): number => first?.order ?? 0;
    return all.sort((left, right) => orderOf(left) - orderOf(right));
  }

  #use(where: string): Use {
    return { order: this.#order++, operation: this.#operation, life: this.#life, where };
  }
}

function differenceOf({ change, path, oldPointer, newPointer, uses }: PlacedChange<Use>): Difference {
  const inOrder = [...uses].sort((left, right) => left.order - right.order);
  const { at } = change;
  return {
    rule: change.rule,
    values: valuesOf(change),
    uses: inOrder,
    path,
    oldPointer: at?.old === null ? null : oldPointer,
    newPointer: at?.new === null ? null : newPointer,
  };
}

function valuesOf({ name = '', from = '', to = '' }: Change): Difference['values'] {
  return { name, from, to };
}
