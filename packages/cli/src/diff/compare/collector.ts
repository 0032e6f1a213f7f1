import type { Change } from './schema/pair.ts';
import { PairGraph, type PlacedChange } from './schema/pair-graph.ts';
import type { Readers } from './schema/objects.ts';
import type { SchemaRef } from '../model/shape.ts';
import type { Part, Pair } from './schema/pair.ts';
import type { Life } from '../model/contract.ts';

/** A difference as it was found, before anything is decided about it. */
export interface Difference {
  readonly rule: string;
  readonly values: { readonly name: string; readonly from: string; readonly to: string };
  /** Of the operation, `null` for the document as a whole. */
  readonly operation: string | null;
  /** Of the operation in the old document. */
  readonly life: Life | null;
  readonly where: string;
  readonly path: string;
  readonly oldPointer: string | null;
  readonly newPointer: string | null;
}

/** The place in both documents; `null` where there is nothing. */
export interface Pointers {
  readonly old: string | null;
  readonly new: string | null;
}

/** Collects differences within one operation. */
export class Collector {
  readonly found: Difference[] = [];
  readonly #graph: PairGraph;
  #operation: string | null = null;
  #life: Life | null = null;

  constructor(readers: Readers) {
    this.#graph = new PairGraph(readers);
  }

  /** What is found from now on is about this operation. */
  enter(operation: string | null, life: Life | null): void {
    this.#operation = operation;
    this.#life = life;
  }

  add(change: Change, where: string, pointers: Pointers): void {
    this.#push(change, where, '', pointers);
  }

  addSchemas(old: SchemaRef, next: SchemaRef, use: { readonly direction: Pair['direction']; readonly part: Part; readonly where: string }): void {
    for (const placed of this.#graph.changes(old, next, use.direction, use.part)) this.#push(placed.change, use.where, placed.path, pointersOf(placed));
  }

  #push({ rule, name = '', from = '', to = '' }: Change, where: string, path: string, pointers: Pointers): void {
    this.found.push({
      rule,
      values: { name, from, to },
      operation: this.#operation,
      life: this.#life,
      where,
      path,
      oldPointer: pointers.old,
      newPointer: pointers.new,
    });
  }
}

function pointersOf({ change: { at }, oldPointer, newPointer }: PlacedChange): Pointers {
  return { old: at?.old === null ? null : oldPointer, new: at?.new === null ? null : newPointer };
}
