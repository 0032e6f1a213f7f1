import { literal } from '../support/code.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `minimum`. */
export const emitMinimum: Emit = (node, { value }) => (node.minimum === undefined ? null : `${value} >= ${literal(node.minimum)}`);

/** Explains `minimum`. */
export const explainMinimum: Explain = ({ minimum }, place) => {
  if (minimum === undefined || Number(place.value) >= minimum) return;
  place.fail('minimum', `must be at least ${minimum}`, { minimum });
};
