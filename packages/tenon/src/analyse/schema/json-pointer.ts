/** A JSON pointer with more tokens (RFC 6901). */
export function extendPointer(pointer: string, ...tokens: readonly string[]): string {
  return tokens.reduce(childPointer, pointer);
}

/** A JSON pointer with one more token. */
export function childPointer(pointer: string, token: string): string {
  if (!token.includes('~') && !token.includes('/')) return `${pointer}/${token}`;
  return `${pointer}/${token.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** The tokens of a JSON pointer (RFC 6901 section 4). */
export function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
}
