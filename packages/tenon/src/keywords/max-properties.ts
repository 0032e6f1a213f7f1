import type { Emit } from './emitter.ts';
import { count } from './explainer.ts';
import type { Explain } from './explainer.ts';
import { memberCount } from './member-count.ts';

/** Code for `maxProperties`. */
export const emitMaxProperties: Emit = ({ maxProperties }, { writer, value }) =>
  maxProperties === undefined ? null : `${writer.constant('memberCount', memberCount)}(${value}) <= ${Number(maxProperties)}`;

/** Explains `maxProperties`. */
export const explainMaxProperties: Explain = ({ maxProperties }, place) => {
  if (maxProperties === undefined || memberCount(place.value as object) <= maxProperties) return; // kindsOf: only objects come here
  place.fail('maxProperties', `must have at most ${count(maxProperties, 'member')}`, { maxProperties });
};
