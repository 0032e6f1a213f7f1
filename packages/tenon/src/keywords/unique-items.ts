import type { Emit } from './emitter.ts';
import { canonicalText } from './equality.ts';
import type { Explain } from './explainer.ts';

/** Code for `uniqueItems`. */
export const emitUniqueItems: Emit = ({ uniqueItems }, { writer, value }) =>
  uniqueItems === true ? `${writer.constant('hasUniqueItems', hasUniqueItems)}(${value})` : null;

/** Explains `uniqueItems`: the first repeated item. */
export const explainUniqueItems: Explain = ({ uniqueItems }, place) => {
  if (uniqueItems !== true || !Array.isArray(place.value)) return;
  const index = indexOfRepeated(place.value);
  if (index >= 0) place.failAt(index, 'uniqueItems', 'must not repeat an earlier item');
};

/** Whether no two items are equal. Cost: linear, by sets of scalars and of canonical texts. */
export function hasUniqueItems(items: readonly unknown[]): boolean {
  return indexOfRepeated(items) < 0;
}

function indexOfRepeated(items: readonly unknown[]): number {
  if (items.length < 2) return -1;
  const scalars = new Set<unknown>();
  const texts = new Set<string>();
  for (const [index, item] of items.entries()) {
    const isScalar = typeof item !== 'object' || item === null;
    const seen: Set<unknown> = isScalar ? scalars : texts;
    const key = isScalar ? item : canonicalText(item);
    if (seen.has(key)) return index;
    seen.add(key);
  }
  return -1;
}
