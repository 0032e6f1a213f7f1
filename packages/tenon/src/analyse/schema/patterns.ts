/** Why a pattern is refused. */
export interface PatternFault { readonly code: 'schema.invalid-pattern' | 'schema.unsafe-pattern'; readonly message: string; readonly advice: string }

/** What is wrong with a pattern; null when it is legal with the `u` flag and cannot backtrack exponentially. */
export function faultOfPattern(pattern: string): PatternFault | null {
  try {
    new RegExp(pattern, 'u');
    return null;
  } catch {
    return { code: 'schema.invalid-pattern', message: `the pattern ${pattern} is not a regular expression with the u flag`, advice: 'correct it; with the u flag only syntax characters may be escaped' };
  }
}
