import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { emitMemberLoop } from './member-loop.ts';
import { namesOf } from './presence.ts';

/** Code for `propertyNames`. */
export const emitPropertyNames: Emit = ({ propertyNames }, place) => {
  if (propertyNames === undefined || propertyNames === true) return null;
  return place.call('propertyNames', propertyNames, (inner) => {
    emitMemberLoop(inner, (name) => inner.writer.line(`if (!(${inner.check(propertyNames, name)})) return false;`));
  });
};

/** Explains `propertyNames`. */
export const explainPropertyNames: Explain = ({ propertyNames }, place) => {
  if (propertyNames === undefined) return;
  for (const name of namesOf(place.value as object)) {
    // kindsOf: only objects come here
    if (!place.matches(propertyNames, name)) place.failAt(name, 'propertyNames', 'has a name that is not allowed');
  }
};
