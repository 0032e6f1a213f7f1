import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `items`. */
export const emitItems: Emit = ({ items, prefixItems = [] }, place) => {
  if (items === undefined || items === true) return null;
  const first = prefixItems.length;
  if (items === false) return `${place.value}.length <= ${first}`;
  return place.call('items', [items, first], (inner) => {
    const { writer, value } = inner;
    writer.block(`for (let index = ${first}; index < ${value}.length; index++)`, () => {
      writer.line(`const item = ${value}[index];`);
      writer.line(`if (!(${inner.check(items, 'item')})) return false;`);
    });
  });
};

/** Explains `items`; items that must not be there are one issue. */
export const explainItems: Explain = ({ items, prefixItems = [] }, place) => {
  const values = place.value as readonly unknown[]; // kindsOf: only arrays come here
  const first = prefixItems.length;
  if (items === undefined || values.length <= first) return;
  if (items === false)
    return place.failAt(first, 'items', first === 0 ? 'must be absent: the array must be empty' : `must be absent: at most ${first} items are allowed`, {
      maxItems: first,
    });
  for (let index = first; index < values.length; index++) place.explainMember(index, values[index], items);
};
