import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `not`. */
export const emitNot: Emit = ({ not }, place) => (not === undefined ? null : `!(${place.check(not, place.value)})`);

/** Explains `not`. */
export const explainNot: Explain = ({ not }, place) => {
  if (not !== undefined && place.matches(not, place.value)) place.fail('not', 'is a value that is excluded');
};
