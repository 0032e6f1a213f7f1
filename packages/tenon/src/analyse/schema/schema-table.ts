import type { Mistake } from '../../shapes/mistake.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { Names, type Root } from './names.ts';
import { Normaliser } from './normaliser.ts';
import { mistakeAt, type SchemaSite } from './place.ts';

export type { SchemaSite } from './place.ts';

/** What a `SchemaTable` may be told. */
export interface SchemaTableOptions {
  /** Documents that references may lead to, by URI. */
  readonly remotes?: ReadonlyMap<string, unknown>;
}

/**
 * Every schema of an app as nodes, with the definitions that they share.
 * Names are given when the table is first read (`schemas`, `requestView`): add everything before that, and what a definition
 * is called depends on the app alone, not on the order of its routes.
 */
export class SchemaTable {
  readonly #normaliser: Normaliser;
  readonly #names: Names;
  readonly #report: (mistake: Mistake) => void;
  readonly #definitions = new Map<string, SchemaNode>();
  readonly #schemas: Schemas;
  #roots: Root[] = [];

  constructor(report: (mistake: Mistake) => void, options: SchemaTableOptions = {}) {
    this.#report = report;
    this.#normaliser = new Normaliser(report, options.remotes ?? new Map());
    this.#names = new Names((node) => this.#normaliser.targetByNode.get(node), report);
    this.#schemas = { definitions: this.#definitions, transforms: this.#normaliser.transforms };
  }

  /** The node of a schema; its `$ref`s are final once the table was read. */
  add(schema: unknown, site: SchemaSite): SchemaNode {
    const node = this.#normaliser.read(schema, site);
    this.#roots.push({ node, site });
    return node;
  }

  /** What must hold where a schema describes a request. */
  requestView(node: SchemaNode, unknown: UnknownPolicy): SchemaNode {
    this.#settle();
    void unknown;
    return node;
  }

  /** Definitions and transforms so far; the same object every time. */
  get schemas(): Schemas {
    this.#settle();
    return this.#schemas;
  }

  #settle(): void {
    if (this.#roots.length === 0) return;
    this.#names.settle(this.#roots);
    this.#roots = [];
    for (const [name, target] of [...this.#names.definitions].sort(([left], [right]) => (left < right ? -1 : 1))) this.#definitions.set(name, target.body ?? true);
    for (const [name, place] of this.#normaliser.awaited) {
      if (!this.#definitions.has(name)) this.#report(mistakeAt(place, 'schema.unresolved-ref', `$ref ${name} leads nowhere`, 'declare a schema with this $id, or correct the name'));
    }
    this.#normaliser.awaited.clear();
  }
}
