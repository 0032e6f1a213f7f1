/** The words of a search as ILIKE patterns, in which nothing the searcher typed is a wildcard. */
export function patternsOf(q = ''): string[] {
  // PostgreSQL refuses NUL in text; no title or name has one.
  const words = q
    .replaceAll('\0', ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
}
