import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chance } from './chance.ts';
import { matchingText } from './matching-text.ts';

const free = { min: 0, max: Infinity };

const patterns = [
  '^a',
  'b$',
  'abc',
  '^[a-z]{3}-\\d+$',
  '^$|^x',
  '(?:)',
  '\\p{Emoji_Presentation}',
  '^(a|b)\\1$',
  '\\bfoo\\b',
  '(?<=x)y',
  '^(?!admin)\\w{5}$',
  '^(?!.*--)[a-z-]{1,60}$',
  '^(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,64}$',
  '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  '^[a-f0-9]{64}$',
  '^[\\w.%+-]{1,64}@[a-z]{1,200}\\.[a-z]{2,}$',
  '^.{0,100000}$',
  '^\\+?[1-9]\\d{1,14}$',
  '^[\\w-\\.]+$', // legal without the u flag only
  '^-?(0|[1-9][0-9]*)$',
];

describe('a text that matches', { timeout: 60_000 }, () => {
  it.each(patterns)('%s is found', (pattern) => {
    const expression = pattern === '^[\\w-\\.]+$' ? new RegExp(pattern) : new RegExp(pattern, 'u');
    const texts = Array.from({ length: 20 }, (_, seed) => matchingText([pattern], free, new Chance(String(seed))));
    for (const text of texts) expect(text).toMatch(expression);
  });

  it('matches several patterns at once, with the length asked for in code points', () => {
    const text = matchingText(['^[a-z\\u{1f600}-\\u{1f64f}]+$', '\\u{1f600}$', '^x'], { min: 6, max: 6 }, new Chance('1')) ?? '';
    expect([...text]).toHaveLength(6);
    expect(text).toMatch(/^x.*\u{1f600}$/u);
  });

  it.each([
    { patterns: ['^a$', '^b$'], lengths: free },
    { patterns: ['^a{3}$'], lengths: { min: 4, max: 9 } },
    { patterns: ['^(?!a)a'], lengths: free },
  ])('is null where there is none: $patterns $lengths', ({ patterns: all, lengths }) => {
    expect(matchingText(all, lengths, new Chance('1'))).toBe(null);
  });

  it('has the length asked for whatever the pattern allows', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(), (min, more, seed) => {
        const text = matchingText(['^[ab]*c?$'], { min, max: min + more }, new Chance(String(seed))) ?? 'nothing was found';
        expect(text).toMatch(new RegExp(`^(?=[ab]*c?$).{${min},${min + more}}$`));
      }),
    );
  });
});
