import type { Emit } from './emitter.ts';
import { all, group } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { emitHas, has } from './presence.ts';

/** Code for `dependentSchemas`. */
export const emitDependentSchemas: Emit = ({ dependentSchemas = {} }, place) =>
  all(
    Object.entries(dependentSchemas).map(([name, schema]) => {
      const check = place.check(schema, place.value);
      return check === 'true' ? null : `(!(${emitHas(place.value, name)}) || ${group(check)})`;
    }),
  );

/** Explains `dependentSchemas`. */
export const explainDependentSchemas: Explain = ({ dependentSchemas = {} }, place) => {
  for (const [name, schema] of Object.entries(dependentSchemas)) {
    if (has(place.value as object, name)) place.explain(schema); // kindsOf: only objects come here
  }
};
