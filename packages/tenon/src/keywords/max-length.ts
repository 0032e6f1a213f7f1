import { codePointLength } from './code-points.ts';
import type { Emit } from './emitter.ts';
import { count } from './explainer.ts';
import type { Explain } from './explainer.ts';

/** Code for `maxLength`: code points are only counted where UTF-16 units leave a doubt (at most two make one). */
export const emitMaxLength: Emit = ({ maxLength }, { writer, value }) => {
  if (maxLength === undefined) return null;
  const maximum = Math.floor(maxLength);
  const counted = `${writer.constant('codePointLength', codePointLength)}(${value}) <= ${maximum}`;
  return `(${value}.length <= ${maximum} || (${value}.length <= ${2 * maximum} && ${counted}))`;
};

/** Explains `maxLength`. */
export const explainMaxLength: Explain = ({ maxLength }, place) => {
  if (maxLength === undefined || codePointLength(String(place.value)) <= maxLength) return;
  place.fail('maxLength', `must have at most ${count(maxLength, 'character')}`, { maxLength });
};
