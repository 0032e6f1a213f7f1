import { Failure } from '../failure.ts';
import type { DocumentOperation } from './document-operation.ts';
import { camelCase, lowered } from './words.ts';

/** Where an operation stands in a client: `['books', 'get']`. */
export type TreePath = readonly string[];

/**
 * The place of an operation: its first tag, then its operationId without the tag in front; without a tag the operationId alone.
 * @example treePathOf({ tags: ['books'], operationId: 'booksGet' }) // ['books', 'get']
 */
export function treePathOf({ tags: [tag = ''], operationId }: Pick<DocumentOperation, 'tags' | 'operationId'>): TreePath {
  const [branch, name] = [camelCase(tag), camelCase(operationId) || 'call'];
  if (branch === '') return [name];
  const rest = name.startsWith(branch) ? name.slice(branch.length) : '';
  // `bookshelf` does not start with the tag `book`.
  return [branch, /^[^\p{Ll}]/u.test(rest) ? lowered(rest) : name];
}

/** Throws: Failure that names both when two operations would stand in one place, or one where others have their branch. */
export function checkPlaces(operations: readonly DocumentOperation[], place: (pointer: string) => string): void {
  const taken = new Map<string, DocumentOperation>();
  for (const operation of operations) {
    const name = treePathOf(operation).join('.');
    const other = taken.get(name);
    if (other !== undefined) throw clash(other, operation, `both would be client.${name}`, place);
    taken.set(name, operation);
  }
  for (const operation of operations) {
    const path = treePathOf(operation);
    const leaf = path.length > 1 ? taken.get(path[0] ?? '') : undefined;
    if (leaf !== undefined) throw clash(leaf, operation, `one would be client.${path[0] ?? ''}, the other client.${path.join('.')}`, place);
  }
}

/** Routes as the tree that `createApp` takes. */
export function treeOf(routes: readonly (readonly [path: TreePath, route: unknown])[]): { readonly [name: string]: unknown } {
  const tree = new Map<string, unknown>();
  for (const [[first = '', second], route] of routes) {
    if (second === undefined) tree.set(first, route);
    else tree.set(first, { ...(tree.get(first) as object | undefined), [second]: route }); // a branch: no route has its name
  }
  return Object.fromEntries(tree);
}

function clash(first: DocumentOperation, second: DocumentOperation, why: string, place: (pointer: string) => string): Failure {
  const shown = ({ method, path, pointer }: DocumentOperation): string => `${method} ${path} (${place(pointer)})`;
  return new Failure(`${shown(first)} and ${shown(second)} have one name: ${why}\n  → give one of them another operationId or tag`);
}
