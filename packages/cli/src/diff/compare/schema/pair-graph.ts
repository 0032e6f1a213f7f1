import type { SchemaRef } from '../../model/shape.ts';
import { arrays } from './arrays.ts';
import { bounds, conditions, discriminators, texts } from './constraints.ts';
import { names } from './names.ts';
import { joined, objects, type Readers } from './objects.ts';
import type { Change, Found, Link, Pair, Part } from './pair.ts';
import { conjunctions, isUnionOfOne, unions } from './structure.ts';
import { defaults, extensibleValues, nullability, types, values } from './values.ts';

/** A pair of schemas, with those inside it as nodes of their own: so every pair is looked at once, and cycles end. */
interface PairNode<Use> {
  readonly pair: Pair;
  /** From the nearest component, or from the root: `Book.authors[].name`. */
  readonly path: string;
  readonly around: PairNode<Use>[];
  readonly uses: Use[];
}

/** A change, where it is, and what it is reached from. */
export interface PlacedChange<Use> {
  readonly change: Change;
  readonly path: string;
  readonly oldPointer: string;
  readonly newPointer: string;
  readonly uses: readonly Use[];
}

const aspects = [types, nullability, values, extensibleValues, defaults, bounds, texts, conditions, discriminators] as const;
const anywhere: SchemaRef = { raw: true, pointer: '' };

/** Compares schemas, once for requests and once for responses, however many operations use them. */
export class PairGraph<Use> {
  readonly #readers: Readers;
  readonly #nodes = new Map<string, PairNode<Use>>();
  readonly #unseen: PairNode<Use>[] = [];

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  /** Says that two schemas are to be compared, and what uses them. */
  use(old: SchemaRef, next: SchemaRef, as: Pick<Pair, 'direction' | 'part'>, use: Use): void {
    this.#nodeOf({ step: '', old, new: next }, as, '').uses.push(use);
  }

  /** Everything that is different, below all that was used. */
  changes(): readonly PlacedChange<Use>[] {
    const changes: FoundChange<Use>[] = [];
    for (let node = this.#unseen.pop(); node !== undefined; node = this.#unseen.pop()) {
      const found = foundAt(node.pair, this.#readers);
      for (const link of found.links) this.#nodeOf(link, { direction: node.pair.direction, part: partAt(link, node.pair.part) }, node.path).around.push(node);
      for (const change of found.changes) changes.push({ change, node });
    }
    const usesByNode = new Map([...new Set(changes.map(({ node }) => node))].map((node) => [node, usesAround(node)]));
    return changes.map(({ change, node }) => placed(change, node, usesByNode.get(node) ?? []));
  }

  #nodeOf({ step, old, new: next }: Link, { direction, part }: Pick<Pair, 'direction' | 'part'>, around: string): PairNode<Use> {
    const pair: Pair = { old: this.#readers.old.read(old ?? anywhere), new: this.#readers.new.read(next ?? anywhere), direction, part };
    const key = `${pair.old.identity}:${pair.new.identity}:${direction}:${part}:${pair.old.component}:${pair.new.component}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node: PairNode<Use> = { pair, path: pair.new.component ?? joinedPath(around, step), around: [], uses: [] };
    this.#nodes.set(key, node);
    this.#unseen.push(node);
    return node;
  }
}

/** A member of a union stands for the whole, anything else inside is a property. */
function partAt({ step }: Link, part: Part): Part {
  return step === '' ? part : 'property';
}

function foundAt(pair: Pair, readers: Readers): Found {
  // A union against one of its members: the member is compared with its like, not with the union.
  if (isUnionOfOne(pair)) return joined([{ changes: nullability(pair), links: [] }, unions(pair, readers)]);
  const own = [...names(pair, readers), ...aspects.flatMap((aspect) => aspect(pair))];
  return joined([{ changes: own, links: [] }, objects(pair, readers), arrays(pair), unions(pair, readers), conjunctions(pair, readers)]);
}

interface FoundChange<Use> {
  readonly change: Change;
  readonly node: PairNode<Use>;
}

/** What uses a pair, directly or through what is around it. */
function usesAround<Use>(start: PairNode<Use>): readonly Use[] {
  const seen = new Set([start]);
  // A set keeps growing while it is gone through.
  for (const node of seen) for (const outer of node.around) seen.add(outer);
  return [...seen].flatMap(({ uses }) => uses);
}

function placed<Use>(change: Change, { pair, path }: PairNode<Use>, uses: readonly Use[]): PlacedChange<Use> {
  const { at } = change;
  const [old, next] = [at?.old ?? pair.old.ref, at?.new ?? pair.new.ref];
  return { change, path: at === undefined ? path : joinedPath(path, at.step), oldPointer: old.pointer, newPointer: next.pointer, uses };
}

function joinedPath(around: string, step: string): string {
  if (around === '' || step === '') return around + step;
  return step.startsWith('[') ? around + step : `${around}.${step}`;
}
