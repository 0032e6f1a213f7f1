/**
 * The words of a name, in lower case.
 * @example wordsOf('publishedAt') // ['published', 'at']
 */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}
