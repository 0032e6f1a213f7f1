import type { SchemaNode } from '../../shapes/schema.ts';
import { byText } from './json.ts';
import { nodesUnder, referencesOf } from './schema-keywords.ts';

/** Which way a value travels. */
export type Direction = 'request' | 'response';

/** Definitions by key: `Book`, and its views for requests, `Book?reject`. */
export type Definitions = ReadonlyMap<string, SchemaNode>;

/** What a document refers to directly. */
export interface SchemaRoots {
  readonly request: readonly SchemaNode[];
  readonly response: readonly SchemaNode[];
}

/** The components of a document. */
export interface ComponentNames {
  /** The component that a key stands for where values travel this way. */
  nameOf(key: string, direction: Direction): string;
  /** Sorted by name. */
  readonly components: readonly { readonly name: string; readonly node: SchemaNode; readonly direction: Direction }[];
}

/**
 * Gives every definition that a document reaches its component.
 * One component serves both directions and says what holds in requests; it is split into `Book` and `BookInput` only where
 * requests may leave out what responses always have, and not at all without `variants`. Being closed to unknown members never splits.
 */
export function componentNames(roots: SchemaRoots, definitions: Definitions, variants = true): ComponentNames {
  const received = reach(roots.request, definitions);
  const sent = new Set([...reach(roots.response, definitions)].map(baseOf));
  const views = viewsOf(received);
  const shared = [...sent].filter((base) => views.has(base));
  const split = variants ? splitNames(shared, definitions) : new Set<string>();
  const taken = new Set([...sent, ...views.keys()]);
  const inputNames = new Map([...split].sort(byText).map((base) => [base, inputName(base, taken)]));
  const components = [...taken].flatMap((base) => {
    const view = views.get(base);
    const request = view === undefined ? [] : [{ name: inputNames.get(base) ?? base, node: definitions.get(view) ?? true, direction: 'request' as const }];
    const isShared = view !== undefined && !split.has(base);
    return sent.has(base) && !isShared ? [{ name: base, node: definitions.get(base) ?? true, direction: 'response' as const }, ...request] : request;
  });
  return {
    nameOf: (key, direction) => (direction === 'request' ? (inputNames.get(baseOf(key)) ?? baseOf(key)) : baseOf(key)),
    components: components.sort((left, right) => byText(left.name, right.name)),
  };
}

/** `Book?reject` → `Book`. */
function baseOf(key: string): string {
  return key.split('?', 1)[0] ?? key;
}

/** The keys of all definitions that the roots lead to. */
function reach(roots: readonly SchemaNode[], definitions: Definitions): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = roots.flatMap(referencesOf);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    open.push(...referencesOf(definitions.get(key) ?? true));
  }
  return reached;
}

/**
 * How much a view accepts. Routes may reach one component under several policies: the document states what all of them
 * refuse, never what one of them accepts. A definition without views is the same for every policy.
 */
const acceptance: Readonly<Record<string, number>> = { reject: 1, part: 2, open: 3 };

/** By base name, the key of the view that stands in the document. */
function viewsOf(received: ReadonlySet<string>): ReadonlyMap<string, string> {
  const views = new Map<string, string>();
  const rank = (key: string): number => acceptance[key.split('?')[1] ?? ''] ?? 4;
  for (const key of received) {
    const known = views.get(baseOf(key));
    if (known === undefined || rank(key) > rank(known)) views.set(baseOf(key), key);
  }
  return views;
}

/** Of definitions that travel both ways, those with members that only responses are sure to have, inside or further down. */
function splitNames(candidates: readonly string[], definitions: Definitions): ReadonlySet<string> {
  const split = new Set(candidates.filter((base) => hasDefaulted(definitions.get(base) ?? true)));
  const left = new Map(candidates.map((base) => [base, referencesOf(definitions.get(base) ?? true).map(baseOf)]));
  for (let before = -1; before !== split.size;) {
    before = split.size;
    for (const [base, references] of left) if (references.some((name) => split.has(name))) split.add(base);
  }
  return split;
}

function hasDefaulted(node: SchemaNode): boolean {
  return nodesUnder(node).some((part) => typeof part === 'object' && part.defaulted !== undefined && part.defaulted.length > 0);
}

function inputName(base: string, taken: Set<string>): string {
  let name = `${base}Input`;
  while (taken.has(name)) name += 'Input';
  taken.add(name);
  return name;
}
