import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { closingOf, type Closing, type ViewMode } from './closing.ts';
import { emptyRecord } from './json-value.ts';
import { hasNested, isNested, keywordForms } from './keyword-forms.ts';
import type { Follow } from './member-speech.ts';
import type { Draft } from './draft.ts';
import type { Target } from './target.ts';

/** A definition as a request must satisfy it. */
export interface TargetView {
  readonly target: Target;
  readonly mode: ViewMode;
  body: SchemaNode;
  /** The nodes whose `$ref` is this view. */
  readonly references: Draft[];
}

/** Makes request views. A view that says the same as its schema is the schema, once `namesOfViews` has looked. */
export class RequestViews {
  readonly targetViews: TargetView[] = [];
  readonly viewByNode = new Map<object, TargetView>();
  /** References to schemas that were not declared yet. */
  readonly awaiting: { readonly draft: Draft; readonly original: SchemaObject; readonly mode: ViewMode }[] = [];
  readonly #byTarget = new Map<Target, Map<ViewMode, TargetView>>();
  readonly #views: Record<ViewMode, Map<object, SchemaNode>> = { reject: new Map(), part: new Map(), open: new Map() };
  readonly #targetOf: (reference: SchemaObject) => Target | undefined;
  readonly #follow: Follow;

  constructor(targetOf: (reference: SchemaObject) => Target | undefined) {
    this.#targetOf = targetOf;
    this.#follow = (reference) => targetOf(reference)?.body;
  }

  /** The view of a node. */
  view(node: SchemaNode, mode: ViewMode): SchemaNode {
    if (typeof node === 'boolean' || node.foreign !== undefined || isLeaf(node)) return node;
    const known = this.#views[mode].get(node);
    if (known !== undefined) return known;
    const view = this.#write(node, mode);
    this.#views[mode].set(node, view);
    return view;
  }

  /** Makes a reference lead to the view of a definition. */
  refer(draft: Draft, target: Target, mode: ViewMode): void {
    const view = this.#viewOf(target, mode);
    view.references.push(draft);
    this.viewByNode.set(draft, view);
    draft.$ref = keyOf(view);
  }

  #viewOf(target: Target, mode: ViewMode): TargetView {
    const known = this.#byTarget.get(target)?.get(mode);
    if (known !== undefined) return known;
    const view: TargetView = { target, mode, body: true, references: [] };
    this.#byTarget.set(target, (this.#byTarget.get(target) ?? new Map<ViewMode, TargetView>()).set(mode, view));
    this.targetViews.push(view);
    view.body = this.view(target.body ?? true, mode); // after it is known: definitions may lead to themselves
    return view;
  }

  #write(node: SchemaObject, mode: ViewMode): SchemaNode {
    const closing = closingOf(node, mode, this.#follow);
    const draft: Draft = { ...node };
    let hasChanged = closing.add !== null;
    for (const keyword of Object.keys(node)) {
      const value: unknown = node[keyword as keyof SchemaObject];
      const viewed = isNested(keyword, value) ? this.#keyword(keyword, value, { mode, closing }) : value;
      if (viewed === value) continue;
      (draft as Record<string, unknown>)[keyword] = viewed; // what the keyword held, with views of its schemas
      hasChanged = true;
    }
    if (closing.add !== null) draft[closing.add] = false;
    hasChanged = this.#omitDefaulted(node, draft) || hasChanged;
    if (node.$ref === undefined) return hasChanged ? draft : node;
    const target = this.#targetOf(node);
    if (target !== undefined) this.refer(draft, target, closing.modeOf(null));
    else this.awaiting.push({ draft, original: node, mode: closing.modeOf(null) });
    return draft;
  }

  #omitDefaulted({ required, defaulted }: SchemaObject, draft: Draft): boolean {
    if (required === undefined || defaulted === undefined) return false;
    const left = required.filter((name) => !defaulted.includes(name));
    if (left.length > 0) draft.required = left;
    else delete draft.required;
    return left.length < required.length;
  }

  #keyword(keyword: string, value: unknown, { mode, closing }: { readonly mode: ViewMode; readonly closing: Closing }): unknown {
    const form = keywordForms.get(keyword);
    const modeOf = modes.get(keyword) ?? inner;
    const child = (part: SchemaNode): SchemaNode => this.view(part, modeOf(part, mode, closing));
    if (form === 'node') return child(value as SchemaNode); // the form says so
    if (form === 'nodes') return mappedArray(value as SchemaNode[], child);
    return mappedRecord(value as { [name: string]: SchemaNode }, child);
  }
}

/** Whether a schema has no other inside, refers to none, and requires nothing that it fills in: its views are itself. */
function isLeaf(node: SchemaObject): boolean {
  return node.$ref === undefined && node.defaulted === undefined && !hasNested(node);
}

type ModeOf = (part: SchemaNode, around: ViewMode, closing: Closing) => ViewMode;

const inner: ModeOf = (_part, around) => (around === 'part' ? 'reject' : around);
const together: ModeOf = (part, _around, closing) => closing.modeOf(part);
/** A test, not a shape: what it does not name is none of its business. */
const test: ModeOf = () => 'open';

/** The mode of schemas that apply to the same value, or only test it; any other keyword leads to a value inside. */
const modes: ReadonlyMap<string, ModeOf> = new Map([
  ['allOf', together],
  ['anyOf', together],
  ['oneOf', together],
  ['then', together],
  ['else', together],
  ['dependentSchemas', together],
  ['not', test],
  ['if', test],
  ['contains', test],
  ['propertyNames', test],
]);

/** The key of a definition's view while it is not known whether it differs from the definition. */
export function keyOf({ target, mode }: TargetView): string {
  return `${target.key}?${mode}`;
}

/** The mapped nodes, or the array itself when nothing in it changed. */
function mappedArray(nodes: readonly SchemaNode[], map: (node: SchemaNode) => SchemaNode): readonly SchemaNode[] {
  const mapped = nodes.map(map);
  return mapped.every((node, index) => node === nodes[index]) ? nodes : mapped;
}

/** The mapped nodes, or the record itself when nothing in it changed. */
function mappedRecord(nodes: NodesByName, map: (node: SchemaNode) => SchemaNode): NodesByName {
  let changed: { [name: string]: SchemaNode } | null = null;
  for (const name of Object.keys(nodes)) {
    const node = nodes[name] as SchemaNode; // a key of its own
    const mapped = map(node);
    if (mapped !== node) (changed ??= Object.assign(emptyRecord<SchemaNode>(), nodes))[name] = mapped;
  }
  return changed ?? nodes;
}

type NodesByName = { readonly [name: string]: SchemaNode };
