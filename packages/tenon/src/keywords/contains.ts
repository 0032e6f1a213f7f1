import type { Emit } from './emitter.ts';
import { count } from './explainer.ts';
import type { Explain } from './explainer.ts';

/** Code for `contains` with `minContains` and `maxContains`: counts only as far as the bounds ask. */
export const emitContains: Emit = ({ contains, minContains = 1, maxContains }, place) => {
  if (contains === undefined || (minContains <= 0 && maxContains === undefined)) return null;
  return place.call('contains', [contains, minContains, maxContains ?? null], (inner) => {
    const { writer, value } = inner;
    writer.line('let found = 0;');
    writer.block(`for (let index = 0; index < ${value}.length; index++)`, () => {
      writer.line(`const item = ${value}[index];`);
      writer.line(`if (!(${inner.check(contains, 'item')})) continue;`);
      writer.line('found++;');
      writer.line(maxContains === undefined ? `if (found >= ${Number(minContains)}) return true;` : `if (found > ${Number(maxContains)}) return false;`);
    });
    writer.line(`if (found < ${Number(minContains)}) return false;`);
  });
};

/** Explains `contains`, `minContains` and `maxContains`. */
export const explainContains: Explain = ({ contains, minContains = 1, maxContains = Infinity }, place) => {
  if (contains === undefined) return;
  const found = (place.value as readonly unknown[]).filter((item) => place.matches(contains, item)).length; // kindsOf: only arrays come here
  const code = minContains === 1 ? 'contains' : 'minContains';
  if (found < minContains) place.fail(code, `must have at least ${count(minContains, 'matching item')}`, { minContains });
  if (found > maxContains) place.fail('maxContains', `must have at most ${count(maxContains, 'matching item')}`, { maxContains });
};
