import { literal } from '../support/code.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `exclusiveMinimum`. */
export const emitExclusiveMinimum: Emit = (node, { value }) => (node.exclusiveMinimum === undefined ? null : `${value} > ${literal(node.exclusiveMinimum)}`);

/** Explains `exclusiveMinimum`. */
export const explainExclusiveMinimum: Explain = ({ exclusiveMinimum }, place) => {
  if (exclusiveMinimum === undefined || Number(place.value) > exclusiveMinimum) return;
  place.fail('exclusiveMinimum', `must be greater than ${exclusiveMinimum}`, { exclusiveMinimum });
};
