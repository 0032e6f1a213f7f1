import { tokensOf } from './json-pointer.ts';

/** PascalCase of a text: `book-list` → `BookList`. Anything that no component name may hold ends a word. */
export function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** A name for a schema without one: its file name for a URI, the last word of its pointer; `''` for a root. */
export function stemOf(id: unknown, pointer: string): string {
  if (typeof id === 'string') return pascalCase(fileNameOf(id)) || pascalCase(id);
  const tokens = tokensOf(pointer)
    .map(pascalCase)
    .filter((token) => token !== '');
  const last = tokens.at(-1) ?? '';
  return /^\d+$/.test(last) ? tokens.slice(-2).join('') : last;
}

/** A name for a schema from every word of its pointer. */
export function longStemOf(pointer: string): string {
  return tokensOf(pointer).map(pascalCase).join('');
}

/** `https://example.com/schemas/book.schema.json#` → `book` */
function fileNameOf(uri: string): string {
  const path = uri.split(/[?#]/, 1)[0] ?? '';
  return (
    path
      .split(/[/:]/)
      .filter((part) => part !== '')
      .at(-1) ?? ''
  ).replace(/(\.schema)?\.(json|ya?ml)$/, '');
}
