/** Whether a pattern finds something in a text. Throws: SyntaxError when it is no regular expression, with or without the `u` flag. */
export function matches(pattern: string, text: string): boolean {
  return expressionOf(pattern).test(text);
}

/** Documents of other tools have patterns that are legal without the `u` flag only. */
export function expressionOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}
