import { explainNoBranch } from './branches.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `oneOf`: counts the branches that hold. */
export const emitOneOf: Emit = ({ oneOf }, place) => {
  if (oneOf === undefined) return null;
  const counted = oneOf.map((branch) => `(${place.check(branch, place.value)} ? 1 : 0)`);
  return `${counted.join(' + ')} === 1`;
};

/** Explains `oneOf`. */
export const explainOneOf: Explain = ({ oneOf }, place) => {
  if (oneOf === undefined) return;
  const matched = oneOf.filter((branch) => place.matches(branch, place.value)).length;
  if (matched === 0) explainNoBranch('oneOf', oneOf, place);
  if (matched > 1) place.fail('oneOf', `must fit exactly one of the alternatives, not ${matched}`, { matched });
};
