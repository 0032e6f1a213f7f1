/**
 * What stands in a path for the parameters of its template, decoded, in the order of the template.
 * @example pathParameters('/books/{id}', '/books/7') // [['id', '7']]
 */
export function pathParameters(template: string, path: string): readonly (readonly [name: string, text: string])[] {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '');
  const pattern = template
    .split(/\{[^{}]+\}/)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('([^/]*?)');
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found === null ? [] : names.map((name, index) => [name, decoded(found[index + 1] ?? '')]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // the server has refused it already
  }
}
