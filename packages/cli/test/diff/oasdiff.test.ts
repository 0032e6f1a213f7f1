import { describe, expect, it } from 'vitest';
import { edited, type Edits } from './support/base.ts';
import { disagreements } from './support/disagreements.ts';
import { hasOasdiff, oasdiffChanges, whenOasdiff } from './support/oasdiff.ts';
import type { Expected } from './support/pair.ts';
import { pairs } from './support/pairs.ts';

const directed = pairs.flatMap(({ number, old, new: next, forth, back }): readonly (readonly [string, Edits, Edits, Expected])[] => [
  [`${number}`, old, next, forth],
  [`${number} ←`, next, old, back],
]);

/** Whether a careful caller looks up: for oasdiff at errors and warnings, for Tenon at the classes of these names. */
function isAgreed(old: Edits, next: Edits, [, changeClass]: Expected): boolean {
  const isBreaking = oasdiffChanges(edited(old), edited(next)).some(({ level }) => level >= 2);
  return isBreaking === (changeClass === 'breaking' || changeClass === 'warning');
}

describe.skipIf(!hasOasdiff)(`oasdiff${whenOasdiff}`, { timeout: 60_000 }, () => {
  it('agrees on what is breaking in nine of ten pairs at least, and the others are explained', () => {
    const found = directed.filter(([, old, next, expected]) => !isAgreed(old, next, expected)).map(([pair]) => pair);
    console.log(`agreed on ${directed.length - found.length} of ${directed.length}`);
    expect(found).toEqual(disagreements.map(({ pair }) => pair));
    expect(found.length).toBeLessThanOrEqual(directed.length / 10);
  });
});
