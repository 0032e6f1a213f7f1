import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { definitionOf } from './definition.ts';

/** Code for `$ref`: the definition's unit is called. */
export const emitRef: Emit = ({ $ref }, place) => ($ref === undefined ? null : place.check({ $ref }, place.value));

/** Explains `$ref`. */
export const explainRef: Explain = ({ $ref }, place) => {
  if ($ref !== undefined) place.explain(definitionOf($ref, place.schemas));
};
