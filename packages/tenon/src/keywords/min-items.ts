import type { Emit } from './emitter.ts';
import { count } from './explainer.ts';
import type { Explain } from './explainer.ts';

/** Code for `minItems`. */
export const emitMinItems: Emit = ({ minItems = 0 }, { value }) => (minItems <= 0 ? null : `${value}.length >= ${Number(minItems)}`);

/** Explains `minItems`. */
export const explainMinItems: Explain = ({ minItems = 0 }, place) => {
  if (!Array.isArray(place.value) || place.value.length >= minItems) return;
  place.fail('minItems', `must have at least ${count(minItems, 'item')}`, { minItems });
};
