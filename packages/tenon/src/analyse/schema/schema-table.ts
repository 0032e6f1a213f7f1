import type { Mistake } from '../../shapes/mistake.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { Names, type Root } from './names.ts';
import { Normaliser, type PendingDefault } from './normaliser.ts';
import { mistakeAt, type SchemaSite } from './place.ts';
import { keyOf, RequestViews } from './request-views.ts';
import type { Target } from './target.ts';
import { differingViews } from './view-differences.ts';
import { wireDefault } from './wire-default.ts';

export type { SchemaSite } from './place.ts';

/** What a `SchemaTable` may be told. */
export interface SchemaTableOptions {
  /** Documents that references may lead to, by URI. */
  readonly remotes?: ReadonlyMap<string, unknown>;
}

/**
 * Every schema of an app as nodes, with the definitions that they share.
 * Nodes can be read at once; `finish` gives definitions without a name of their own the one that they will have, in place:
 * what a schema is called depends on the app, not on the order in which its routes were added.
 */
export class SchemaTable {
  readonly #report: (mistake: Mistake) => void;
  readonly #normaliser: Normaliser;
  readonly #views: RequestViews;
  readonly #names: Names;
  readonly #definitions = new Map<string, SchemaNode>();
  readonly #schemas: Schemas;
  /** Those that lead to definitions. */
  readonly #roots: Root[] = [];
  #pendingDefaults: readonly PendingDefault[] = [];
  #targetsDefined = 0;
  #viewsDefined = 0;

  constructor(report: (mistake: Mistake) => void, options: SchemaTableOptions = {}) {
    this.#report = report;
    this.#normaliser = new Normaliser(report, options.remotes ?? new Map());
    this.#views = new RequestViews((reference) => this.#targetOf(reference));
    this.#names = new Names((node) => this.#normaliser.targets.of(node), report);
    this.#schemas = { definitions: this.#definitions, transforms: this.#normaliser.transforms.all };
  }

  /** Definitions and transforms so far; the same object every time. */
  get schemas(): Schemas {
    return this.#schemas;
  }

  /** Whether a schema so far has a part that no node can express. */
  get hasForeign(): boolean {
    return this.#normaliser.hasForeign;
  }

  /** Whether a node that was added leads to definitions, or has a default or an example, also inside: rules need not look at others. */
  isNotable(node: SchemaNode): boolean {
    return this.#normaliser.isNotable(node);
  }

  /** The node of a schema given at a site. */
  add(schema: unknown, site: SchemaSite): SchemaNode {
    const node = this.#normaliser.read(schema, site);
    if (this.#normaliser.isNotable(node)) this.#roots.push({ node, site });
    this.#define();
    this.#writeDefaults(false);
    return node;
  }

  /** What must hold where a schema describes a request: closed to undeclared members if asked, members with a default optional. */
  requestView(node: SchemaNode, unknown: UnknownPolicy): SchemaNode {
    const view = this.#views.view(node, unknown === 'reject' ? 'reject' : 'open');
    this.#define();
    return view;
  }

  /** Gives every definition its name and reports what only the whole app can tell. Call it when all schemas were added. */
  finish(): Schemas {
    for (const [name, place] of this.#normaliser.awaited) {
      if (!this.#normaliser.targets.given.has(name))
        this.#report(mistakeAt(place, 'schema.unresolved-ref', `$ref ${name} leads nowhere`, 'declare a schema with this $id, or correct the name'));
    }
    this.#normaliser.awaited.clear();
    this.#writeDefaults(true);
    this.#names.settle(this.#roots, this.#normaliser.targets.all);
    this.#finishViews();
    return this.#schemas;
  }

  #targetOf(reference: SchemaObject): Target | undefined {
    return this.#normaliser.targets.of(reference) ?? this.#normaliser.targets.given.get(reference.$ref ?? '');
  }

  /** What `add` and `requestView` made since the last time. */
  #define(): void {
    const { all } = this.#normaliser.targets;
    for (; this.#targetsDefined < all.length; this.#targetsDefined++) {
      const target = all[this.#targetsDefined];
      if (target?.body !== undefined && !this.#definitions.has(target.key)) this.#definitions.set(target.key, target.body);
    }
    const { targetViews } = this.#views;
    for (; this.#viewsDefined < targetViews.length; this.#viewsDefined++) {
      const view = targetViews[this.#viewsDefined];
      if (view !== undefined) this.#definitions.set(keyOf(view), view.body);
    }
  }

  /** Views are compared with their definitions last: a reference to a schema declared later may make the difference. */
  #finishViews(): void {
    for (const { draft, original, mode } of this.#views.awaiting.splice(0)) {
      const target = this.#targetOf(original);
      if (target !== undefined) this.#views.refer(draft, target, mode);
    }
    const differing = differingViews(this.#views.targetViews, (node) => this.#views.viewByNode.get(node));
    const definitions = new Map<string, SchemaNode>();
    for (const { key, body } of this.#normaliser.targets.all) if (this.#names.isReached(key) && !definitions.has(key)) definitions.set(key, body ?? true);
    for (const view of this.#views.targetViews) {
      const key = differing.has(view) ? keyOf(view) : view.target.key;
      for (const reference of view.references) reference.$ref = key;
      if (differing.has(view)) definitions.set(key, view.body);
    }
    this.#definitions.clear();
    for (const [key, body] of [...definitions].sort(([left], [right]) => (left < right ? -1 : 1))) this.#definitions.set(key, body);
  }

  /** Defaults wait until what they refer to is known, and the longest until all is. */
  #writeDefaults(isLast: boolean): void {
    if (this.#pendingDefaults.length === 0 && this.#normaliser.pendingDefaults.length === 0) return;
    const pending = [...this.#pendingDefaults, ...this.#normaliser.pendingDefaults.splice(0)];
    this.#pendingDefaults = pending.filter((each) => !this.#writeDefault(each, isLast));
  }

  #writeDefault({ draft, node, value, place }: PendingDefault, isLast: boolean): boolean {
    let isKnown = true;
    const follow = (reference: SchemaObject): SchemaNode | undefined => {
      const body = this.#targetOf(reference)?.body;
      isKnown &&= body !== undefined;
      return body;
    };
    const wire = wireDefault(value, node, { transforms: this.#normaliser.transforms.all, follow });
    if (!isKnown && !isLast) return false;
    if ('json' in wire) draft.default = wire.json;
    else this.#report(mistakeAt(place, 'schema.invalid-default', `the default cannot be used: ${wire.problem}`, 'give a decoded value that the schema allows'));
    return true;
  }
}
