import type { SchemaRef } from '../../model/shape.ts';
import { arrays } from './arrays.ts';
import { bounds, conditions, discriminators, texts } from './constraints.ts';
import { names } from './names.ts';
import { joined, objects, type Readers } from './objects.ts';
import type { Change, Found, Link, Pair, Part } from './pair.ts';
import { conjunctions, isUnionOfOne, unions } from './structure.ts';
import { defaults, extensibleValues, nullability, types, values } from './values.ts';

/** A pair of schemas with what is different at it. Pairs inside it are nodes of their own, so that cycles end. */
interface PairNode {
  readonly pair: Pair;
  /** From the nearest component, or from the root: `Book.authors[].name`. */
  readonly path: string;
  found: Found | null;
  readonly inner: PairNode[];
}

/** A change, and where it is. */
export interface PlacedChange {
  readonly change: Change;
  readonly path: string;
  readonly oldPointer: string;
  readonly newPointer: string;
}

const aspects = [types, nullability, values, extensibleValues, defaults, bounds, texts, conditions, discriminators] as const;

/** Compares schemas; each pair is looked at once for requests and once for responses, however often it is used. */
export class PairGraph {
  readonly #readers: Readers;
  readonly #nodes = new Map<string, PairNode>();

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  /** Everything that is different between two schemas and the ones inside them. */
  changes(old: SchemaRef, next: SchemaRef, direction: Pair['direction'], part: Part): readonly PlacedChange[] {
    const seen = new Set<PairNode>();
    const open = [this.#nodeOf({ step: '', old, new: next }, direction, part, '')];
    const changes: PlacedChange[] = [];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      changes.push(...this.#expanded(node).changes.map((change) => placed(change, node)));
      open.push(...node.inner);
    }
    return changes;
  }

  #nodeOf({ step, old, new: next }: Link, direction: Pair['direction'], part: Part, around: string): PairNode {
    const pair: Pair = { old: this.#readers.old.read(old ?? anywhere), new: this.#readers.new.read(next ?? anywhere), direction, part };
    const key = `${pair.old.identity}:${pair.new.identity}:${direction}:${part}:${pair.old.component}:${pair.new.component}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node: PairNode = { pair, path: pair.new.component ?? joinedPath(around, step), found: null, inner: [] };
    this.#nodes.set(key, node);
    return node;
  }

  #expanded(node: PairNode): Found {
    if (node.found !== null) return node.found;
    const { pair, path } = node;
    node.found = foundAt(pair, this.#readers);
    const isPart = (step: string): Part => (step === '' ? pair.part : 'property');
    node.inner.push(...node.found.links.map((link) => this.#nodeOf(link, pair.direction, isPart(link.step), path)));
    return node.found;
  }
}

const anywhere: SchemaRef = { raw: true, pointer: '' };

function foundAt(pair: Pair, readers: Readers): Found {
  // A union against one of its members: the member is compared with its like, not with the union.
  if (isUnionOfOne(pair)) return joined([{ changes: nullability(pair), links: [] }, unions(pair, readers)]);
  const own = [...names(pair, readers), ...aspects.flatMap((aspect) => aspect(pair))];
  return joined([{ changes: own, links: [] }, objects(pair, readers), arrays(pair), unions(pair, readers), conjunctions(pair, readers)]);
}

function placed(change: Change, { pair, path }: PairNode): PlacedChange {
  const { at } = change;
  if (at === undefined) return { change, path, oldPointer: pair.old.ref.pointer, newPointer: pair.new.ref.pointer };
  return { change, path: joinedPath(path, at.step), oldPointer: (at.old ?? pair.old.ref).pointer, newPointer: (at.new ?? pair.new.ref).pointer };
}

function joinedPath(around: string, step: string): string {
  if (around === '' || step === '') return around + step;
  return step.startsWith('[') ? around + step : `${around}.${step}`;
}
