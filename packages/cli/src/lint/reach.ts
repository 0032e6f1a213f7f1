import { isObject, memberOf, type Json } from '../document/json.ts';
import type { Found } from '../document/walk.ts';
import type { Reference } from './references.ts';

/** What can be reached from the operations of a document, references followed. */
export interface Reach {
  /** From anywhere outside the components. */
  readonly used: ReadonlySet<Found>;
  /** From what callers send: parameters and request bodies. */
  readonly request: ReadonlySet<Found>;
  /** From what callers receive. */
  readonly response: ReadonlySet<Found>;
}

type FoundOf = (value: Json | undefined) => Found | undefined;

/** Marks what is reached. Each object is visited once per direction. */
export function reachIn(all: readonly Found[], references: readonly Reference[], foundOf: FoundOf): Reach {
  const graph = new Graph(all, references, foundOf);
  return {
    used: graph.from(all.filter(({ parent }) => parent?.kind === 'OpenAPI').filter(({ kind }) => kind !== 'Components')),
    request: graph.from(all.filter((found) => isOf(found, ['Parameter', 'RequestBody'], 'paths'))),
    response: graph.from(all.filter((found) => isOf(found, ['Response'], 'paths'))),
  };
}

/** Callbacks and webhooks go the other way: callers receive their requests. */
function isOf({ kind, path }: Found, kinds: readonly string[], root: string): boolean {
  return kinds.includes(kind) && path[0] === root && !path.includes('callbacks');
}

class Graph {
  readonly #next = new Map<Found, Found[]>();
  /** Schemas that name a schema in their allOf, by that schema: a discriminator there means them, too. */
  readonly #variants = new Map<Found, Found[]>();

  constructor(all: readonly Found[], references: readonly Reference[], foundOf: FoundOf) {
    for (const found of all) if (found.parent !== null) add(this.#next, found.parent, found);
    for (const { from, target } of references) {
      const found = foundOf(target);
      if (found === undefined) continue;
      add(this.#next, from, found);
      const base = from.parent;
      if (base !== null && from.kind === 'Schema' && from.path.at(-2) === 'allOf' && hasDiscriminator(found)) add(this.#variants, found, base);
    }
  }

  from(starts: readonly Found[]): ReadonlySet<Found> {
    const reached = new Set<Found>(starts);
    // A set can grow while it is read.
    for (const found of reached) {
      for (const next of this.#next.get(found) ?? []) reached.add(next);
      for (const variant of this.#variants.get(found) ?? []) reached.add(variant);
    }
    return reached;
  }
}

function hasDiscriminator({ value }: Found): boolean {
  return isObject(memberOf(value, 'discriminator'));
}

function add(map: Map<Found, Found[]>, key: Found, value: Found): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
