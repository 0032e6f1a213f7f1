import { refOf } from './objects.ts';
import { shapesOf, type Found, type Pair } from './pair.ts';

/** Items: those of a tuple one by one, then all others. */
export function arrays(pair: Pair): Found {
  const [old, next] = shapesOf(pair);
  // 3.0 may say of a tuple no more than how long it is.
  if ((old.isTuple && next.items === true) || (next.isTuple && old.items === true)) return { changes: [], links: [] };
  const length = Math.max(old.prefixItems.length, next.prefixItems.length);
  const places = Array.from({ length }, (_, index) => ({
    step: `[${index}]`,
    old: old.prefixItems[index] ?? refOf(old.items, pair.old.ref),
    new: next.prefixItems[index] ?? refOf(next.items, pair.new.ref),
  }));
  const isSame = typeof old.items === 'boolean' && typeof next.items === 'boolean';
  const rest = isSame ? [] : [{ step: '[]', old: refOf(old.items, pair.old.ref), new: refOf(next.items, pair.new.ref) }];
  return { changes: [], links: [...places, ...rest] };
}
