import type { Emit } from './emitter.ts';
import { all, group } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `prefixItems`. */
export const emitPrefixItems: Emit = ({ prefixItems = [] }, place) =>
  all(
    prefixItems.map((schema, index) => {
      const item = place.writer.variable('item');
      const check = place.check(schema, item);
      if (check === 'true') return null;
      place.writer.line(`let ${item};`);
      return `(${place.value}.length <= ${index} || (${item} = ${place.value}[${index}], ${group(check)}))`;
    }),
  );

/** Explains `prefixItems`. */
export const explainPrefixItems: Explain = ({ prefixItems = [] }, place) => {
  const items = place.value as readonly unknown[]; // kindsOf: only arrays come here
  prefixItems.slice(0, items.length).forEach((schema, index) => place.explainMember(index, items[index], schema));
};
