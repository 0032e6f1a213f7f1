import { memberOf, type Json } from './json.ts';

/**
 * A JSON pointer to a place in a document.
 * Source: RFC 6901 section 3.
 * @example pointerTo(['paths', '/books', 'get']) // '/paths/~1books/get'
 */
export function pointerTo(names: readonly (string | number)[]): string {
  return names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The names in a pointer; the opposite of `pointerTo`. */
export function namesIn(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at a pointer; `undefined` when nothing does. */
export function valueAt(document: Json, pointer: string): Json | undefined {
  return namesIn(pointer).reduce<Json | undefined>(memberOf, document);
}

/** The pointer that a `$ref` into the same document holds, `null` for a reference to elsewhere. RFC 6901 section 6. */
export function pointerOfReference(reference: string): string | null {
  if (!reference.startsWith('#')) return null;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return reference.slice(1);
  }
}
