import type { ExternalDocs } from '../../shapes/documentation.ts';
import { lines, present, type JsonObject } from './json.ts';

/** An External Documentation Object. */
export function externalDocsOf(docs: ExternalDocs | null | undefined): JsonObject | undefined {
  return docs === null || docs === undefined ? undefined : present({ description: lines(docs.description), url: docs.url });
}
