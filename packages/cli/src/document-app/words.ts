/** Words as one name: `['books', 'by', 'ID']` → `booksByID`. */
export function camelCase(text: string): string {
  const [first = '', ...rest] = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return lowered(first) + rest.map(capitalised).join('');
}

/** The same with a capital first. */
export function pascalCase(text: string): string {
  return capitalised(camelCase(text));
}

/** With a small first letter. */
export function lowered(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * The name of an operation that has none: method and path, `by` before parameters.
 * @example madeOperationId('GET', '/books/{id}/reviews') // 'getBooksByIdReviews'
 */
export function madeOperationId(method: string, path: string): string {
  return camelCase(`${method.toLowerCase()} ${path.replaceAll(/\{([^}]*)\}/g, ' by $1 ')}`);
}
