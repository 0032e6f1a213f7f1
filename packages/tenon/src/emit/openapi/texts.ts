import type { ExternalDocs } from '../../shapes/documentation.ts';
import { lines, present, type JsonObject } from './json.ts';

/** An External Documentation Object. */
export function externalDocsOf(docs: ExternalDocs | null | undefined): JsonObject | undefined {
  return docs === null || docs === undefined ? undefined : present({ description: lines(docs.description), url: docs.url });
}

/** What an operation is called in lists when nobody has said it: the words of its id. @example summaryFrom('booksGet') // 'Books get' */
export function summaryFrom(operationId: string): string {
  const words = operationId
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
