import { codePointLength } from './code-points.ts';
import type { Emit } from './emitter.ts';
import { count } from './explainer.ts';
import type { Explain } from './explainer.ts';

/** Code for `minLength`: code points are only counted where UTF-16 units leave a doubt (at most two make one). */
export const emitMinLength: Emit = ({ minLength = 0 }, { writer, value }) => {
  const minimum = Math.ceil(minLength);
  if (minimum <= 0) return null;
  if (minimum === 1) return `${value}.length > 0`;
  const counted = `${writer.constant('codePointLength', codePointLength)}(${value}) >= ${minimum}`;
  return `${value}.length >= ${minimum} && (${value}.length >= ${2 * minimum} || ${counted})`;
};

/** Explains `minLength`. */
export const explainMinLength: Explain = ({ minLength = 0 }, place) => {
  if (codePointLength(String(place.value)) >= minLength) return;
  place.fail('minLength', minLength <= 1 ? 'must not be empty' : `must have at least ${count(minLength, 'character')}`, { minLength });
};
