import type { ExternalDocs } from '../../shapes/documentation.ts';
import { lines, present, type JsonObject } from './json.ts';

/** An External Documentation Object. */
export function externalDocsOf(docs: ExternalDocs | null | undefined): JsonObject | undefined {
  return docs === null || docs === undefined ? undefined : present({ description: lines(docs.description), url: docs.url });
}

/**
 * What an operation is called in lists when nobody has said it: the words of its place in the tree, leaf first.
 * @example summaryFrom('books.get') // 'Get books'
 */
export function summaryFrom(treePath: string): string {
  const [leaf = '', ...around] = treePath.split('.').toReversed();
  const words = [leaf, ...around.toReversed()]
    .join(' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const text = words.trim().toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
