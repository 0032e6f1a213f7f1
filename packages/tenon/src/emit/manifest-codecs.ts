import type { CodecTree } from '../shapes/manifest.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import { branchesOf, isReached } from './decoder/reach.ts';

/**
 * Where Tenon's own codecs sit inside the values of a schema; null when there are none. Transforms stay encoded for clients.
 * Shape: see CodecTree. `tuple` beside `items` is for the first items; `values` beside `members` is for the other members.
 */
export function codecTree(node: SchemaNode, schemas: Schemas): CodecTree | null {
  return new TreePrinter(schemas).tree(node);
}

/** All trees but the names of codecs. */
type Branch = Exclude<CodecTree, string>;

/** Prints one tree: knows which definitions it is inside of. */
class TreePrinter {
  readonly #schemas: Schemas;
  readonly #enclosing = new Map<string, { readonly id: number; isReferred: boolean }>();

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  tree(node: SchemaNode): CodecTree | null {
    if (typeof node === 'boolean') return null;
    if (typeof node.codec === 'string') return node.codec;
    const parts = [node.$ref === undefined ? null : this.#definition(node.$ref), ...(node.allOf ?? []).map((part) => this.tree(part)), this.#own(node)];
    return parts.filter((part) => part !== null).reduce<CodecTree | null>(merged, null);
  }

  #definition(name: string): CodecTree | null {
    const enclosing = this.#enclosing.get(name);
    if (enclosing !== undefined) {
      enclosing.isReferred = true;
      return { ref: enclosing.id };
    }
    const node = this.#schemas.definitions.get(name) ?? true;
    // A circle without codecs would print references to nothing.
    if (!isReached(this.#schemas, node, (parts) => parts.some(({ codec }) => typeof codec === 'string'))) return null;
    const place = { id: this.#enclosing.size, isReferred: false };
    this.#enclosing.set(name, place);
    const tree = this.tree(node);
    this.#enclosing.delete(name);
    return place.isReferred && tree !== null && typeof tree === 'object' ? { id: place.id, ...tree } : tree;
  }

  #own(node: SchemaObject): CodecTree | null {
    const tree: Branch = { ...this.#members(node), ...this.#items(node), ...this.#alternatives(node) };
    return Object.keys(tree).length === 0 ? null : tree;
  }

  #members({ properties = {}, patternProperties = {}, additionalProperties = true, unevaluatedProperties = true }: SchemaObject): Branch {
    const members = Object.entries(properties).flatMap(([name, node]) => this.#named(name, node));
    const others = this.#distinct([...Object.values(patternProperties), additionalProperties, unevaluatedProperties]);
    const [only] = others;
    // A member without a codec must fit to be decoded: `members` cannot say that it has none.
    const isPlain = others.length === 1 && members.length === Object.keys(properties).length;
    return {
      ...(members.length > 0 && { members: Object.fromEntries(members) }),
      ...(only !== undefined && { values: isPlain ? only : { anyOf: others } }),
    };
  }

  #items({ prefixItems = [], items = true }: SchemaObject): Branch {
    const first = prefixItems.map((node) => this.tree(node));
    const rest = this.tree(items);
    return { ...(first.some((tree) => tree !== null) && { tuple: first }), ...(rest !== null && { items: rest }) };
  }

  #alternatives(node: SchemaObject): Branch {
    const anyOf = this.#distinct(branchesOf(node));
    return anyOf.length === 0 ? {} : { anyOf };
  }

  #named(name: string, node: SchemaNode): readonly (readonly [string, CodecTree])[] {
    const tree = this.tree(node);
    return tree === null ? [] : [[name, tree]];
  }

  /** The trees of some nodes, each once. */
  #distinct(nodes: readonly SchemaNode[]): readonly CodecTree[] {
    const trees = nodes.map((node) => this.tree(node)).filter((tree) => tree !== null);
    return [...new Map(trees.map((tree) => [JSON.stringify(tree), tree])).values()];
  }
}

/** Two trees that hold at one place. */
function merged(left: CodecTree | null, right: CodecTree): CodecTree {
  if (left === null || typeof right === 'string') return right;
  if (typeof left === 'string') return left;
  const members = new Map(Object.entries(left.members ?? {}));
  for (const [name, tree] of Object.entries(right.members ?? {})) members.set(name, merged(members.get(name) ?? null, tree));
  const anyOf = [...(left.anyOf ?? []), ...(right.anyOf ?? [])];
  return { ...right, ...left, ...(members.size > 0 && { members: Object.fromEntries(members) }), ...(anyOf.length > 0 && { anyOf }) };
}
