import { literal } from '../support/code.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `maximum`. */
export const emitMaximum: Emit = (node, { value }) => (node.maximum === undefined ? null : `${value} <= ${literal(node.maximum)}`);

/** Explains `maximum`. */
export const explainMaximum: Explain = ({ maximum }, place) => {
  if (maximum === undefined || Number(place.value) <= maximum) return;
  place.fail('maximum', `must be at most ${maximum}`, { maximum });
};
