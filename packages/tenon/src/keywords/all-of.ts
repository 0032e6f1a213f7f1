import type { Emit } from './emitter.ts';
import { all, group } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `allOf`. */
export const emitAllOf: Emit = ({ allOf = [] }, place) =>
  all(allOf.map((schema) => place.check(schema, place.value)).map((check) => (check === 'true' || check === 'false' ? check : group(check))));

/** Explains `allOf`. */
export const explainAllOf: Explain = ({ allOf = [] }, place) => {
  for (const schema of allOf) place.explain(schema);
};
