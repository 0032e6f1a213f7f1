import type { JsonDocument } from '../../shapes/document.ts';

/** The document as a file: two spaces, LF, a final newline. Equal documents give equal bytes. */
export function printDocument(document: JsonDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
