import type { Emit } from './emitter.ts';
import { count } from './explainer.ts';
import type { Explain } from './explainer.ts';
import { memberCount } from './member-count.ts';

/** Code for `minProperties`. */
export const emitMinProperties: Emit = ({ minProperties = 0 }, { writer, value }) =>
  minProperties <= 0 ? null : `${writer.constant('memberCount', memberCount)}(${value}) >= ${Number(minProperties)}`;

/** Explains `minProperties`. */
export const explainMinProperties: Explain = ({ minProperties = 0 }, place) => {
  if (memberCount(place.value as object) >= minProperties) return; // kindsOf: only objects come here
  place.fail('minProperties', `must have at least ${count(minProperties, 'member')}`, { minProperties });
};
