/** The document as a file: two spaces, LF, a final newline. Equal documents give equal bytes. */
export function printDocument(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
