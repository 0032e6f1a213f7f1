import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `pattern`. */
export const emitPattern: Emit = ({ pattern }, { writer, value }) =>
  pattern === undefined ? null : `${writer.constant('pattern', patternOf(pattern))}.test(${value})`;

/** Explains `pattern`. */
export const explainPattern: Explain = ({ pattern }, place) => {
  if (pattern === undefined || patternOf(pattern).test(String(place.value))) return;
  place.fail('pattern', 'must match the pattern', { pattern });
};

// Patterns come from schemas, which are all known at boot: the table cannot grow by requests.
const known = new Map<string, RegExp>();

/**
 * The regular expression of a pattern, always with the `u` flag (JSON Schema core, section 6.4).
 * Throws: SyntaxError when the text is no pattern; analysis reports that before anything is emitted.
 */
export function patternOf(source: string): RegExp {
  const found = known.get(source);
  if (found !== undefined) return found;
  const pattern = new RegExp(source, 'u');
  known.set(source, pattern);
  return pattern;
}
