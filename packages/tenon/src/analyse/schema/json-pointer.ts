/** A JSON pointer with more tokens (RFC 6901). */
export function extendPointer(pointer: string, ...tokens: readonly string[]): string {
  let extended = pointer;
  for (const token of tokens) extended += `/${isPlain(token) ? token : token.replace(/~/g, '~0').replace(/\//g, '~1')}`;
  return extended;
}

function isPlain(token: string): boolean {
  return !token.includes('~') && !token.includes('/');
}

/** The tokens of a JSON pointer (RFC 6901 section 4). */
export function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
}
