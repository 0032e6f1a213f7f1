import type { Readers } from './objects.ts';
import type { Change, Pair } from './pair.ts';

/** What a schema is called, which is what generated code calls it. */
export function names({ old, new: next }: Pair, readers: Readers): readonly Change[] {
  if (old.component === next.component) return [];
  if (old.component === null) return [{ rule: 'api-schema-named', to: next.component ?? '' }];
  if (next.component === null) return [{ rule: 'api-schema-inlined', from: old.component }];
  // Where both names go on, another schema is meant here: what it says is compared.
  if (readers.new.hasComponent(old.component) && readers.old.hasComponent(next.component)) return [];
  return [{ rule: 'api-schema-renamed', from: old.component, to: next.component }];
}
