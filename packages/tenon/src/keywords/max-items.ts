import type { Emit } from './emitter.ts';
import { count } from './explainer.ts';
import type { Explain } from './explainer.ts';

/** Code for `maxItems`. */
export const emitMaxItems: Emit = ({ maxItems }, { value }) => (maxItems === undefined ? null : `${value}.length <= ${Number(maxItems)}`);

/** Explains `maxItems`. */
export const explainMaxItems: Explain = ({ maxItems }, place) => {
  if (maxItems === undefined || !Array.isArray(place.value) || place.value.length <= maxItems) return;
  place.fail('maxItems', `must have at most ${count(maxItems, 'item')}`, { maxItems });
};
