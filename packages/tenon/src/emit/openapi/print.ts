/** The document as a file: two spaces, LF, a final newline. Equal documents give equal bytes. */
export function printDocument(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * The same as YAML. Quoted so that readers of YAML 1.1 see the same values: `no`, `0o7` and `2020-01-01` are texts.
 * Cost: the first call loads the printer.
 */
export async function printYaml(document: object): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(document, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true });
}
