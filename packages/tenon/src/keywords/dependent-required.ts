import type { Emit } from './emitter.ts';
import { all } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { emitHas, has } from './presence.ts';

/** Code for `dependentRequired`. */
export const emitDependentRequired: Emit = ({ dependentRequired = {} }, { value }) =>
  all(
    Object.entries(dependentRequired).map(([name, names]) => {
      const present = all(names.map((needed) => emitHas(value, needed)));
      return present === null ? null : `(!(${emitHas(value, name)}) || (${present}))`;
    }),
  );

/** Explains `dependentRequired`. */
export const explainDependentRequired: Explain = ({ dependentRequired = {} }, place) => {
  const value = place.value as object; // kindsOf: only objects come here
  for (const [name, names] of Object.entries(dependentRequired)) {
    if (!has(value, name)) continue;
    for (const needed of names) {
      if (!has(value, needed)) place.failAt(needed, 'dependentRequired', `is required together with ${JSON.stringify(name)}`, { with: name });
    }
  }
};
