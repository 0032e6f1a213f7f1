import { literal } from '../support/code.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `exclusiveMaximum`. */
export const emitExclusiveMaximum: Emit = (node, { value }) => (node.exclusiveMaximum === undefined ? null : `${value} < ${literal(node.exclusiveMaximum)}`);

/** Explains `exclusiveMaximum`. */
export const explainExclusiveMaximum: Explain = ({ exclusiveMaximum }, place) => {
  if (exclusiveMaximum === undefined || Number(place.value) < exclusiveMaximum) return;
  place.fail('exclusiveMaximum', `must be less than ${exclusiveMaximum}`, { exclusiveMaximum });
};
