import { property, assert as holds, array, boolean, constantFrom, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityTagOf, isAlikeStrongly, isAlikeWeakly, listedTags, tagText, type EntityTag } from './entity-tags.ts';

const strong = (value: string): EntityTag => ({ isWeak: false, value });
const weak = (value: string): EntityTag => ({ isWeak: true, value });

describe('a list of entity tags', () => {
  it.each<[string, readonly EntityTag[] | '*' | null]>([
    ['*', '*'],
    [' * ', '*'],
    ['"a"', [strong('a')]],
    ['W/"a"', [weak('a')]],
    ['""', [strong('')]],
    ['"a", W/"b" ,\t"c"', [strong('a'), weak('b'), strong('c')]],
    ['"a,b"', [strong('a,b')]],
    ['"a\\"', [strong('a\\')]],
    [',"a",,', [strong('a')]],
    ['"é"', [strong('é')]],
    ['', null],
    [',', null],
    ['a', null],
    ['"a', null],
    ['a"', null],
    ['w/"a"', null],
    ['W"a"', null],
    ['W/ "a"', null],
    ['"a" "b"', null],
    ['"a b"', null],
    ['"a\u0000"', null],
    ['"Ā"', null],
    ['*, "a"', null],
    ['"a", *', null],
    ["'a'", null],
  ])('%j', (text, tags) => expect(listedTags(text)).toEqual(tags));

  it('is read as a plain expression reads it', () => {
    const pieces = constantFrom('"', 'W/', 'w/', 'a', ',', ' ', '\t', '*', '\\', 'é', 'Ā', '\u007f');
    const one = String.raw`(?:W\/)?"[!#-~\u0080-\u00ff]*"`;
    const whole = new RegExp(`^(?:[ \\t]*,)*[ \\t]*${one}[ \\t]*(?:,[ \\t]*(?:${one}[ \\t]*)?)*$`);
    holds(
      property(array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const expected = text.trim() === '*' ? '*' : whole.test(text.trim()) ? (text.match(new RegExp(one, 'g')) ?? []) : null;
        const found = listedTags(text);
        expect(Array.isArray(found) ? found.map(tagText) : found).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('is what was written', () => {
    const value = string({ unit: constantFrom(...'!#,/Wa~é') });
    holds(
      property(array(record({ isWeak: boolean(), value }), { minLength: 1 }), (tags) => {
        expect(listedTags(tags.map(tagText).join(', '))).toEqual(tags);
      }),
    );
  });
});

describe('an entity tag', () => {
  it.each(['', '"', '"a"b', ' "a"', '"a" ', 'W/', '"a", "b"'])('is not %j', (text) => expect(entityTagOf(text)).toBeNull());
  it.each(['a"', 'a b', '\n', 'Ā'])('cannot hold %j', (value) => expect(tagText(strong(value))).toBeNull());

  // The table of RFC 9110 section 8.8.3.2.
  it.each<[string, string, boolean, boolean]>([
    ['W/"1"', 'W/"1"', false, true],
    ['W/"1"', 'W/"2"', false, false],
    ['W/"1"', '"1"', false, true],
    ['"1"', '"1"', true, true],
  ])('%s and %s', (one, other, strongly, weakly) => {
    const [a, b] = [entityTagOf(one), entityTagOf(other)];
    expect(a !== null && b !== null && [isAlikeStrongly(a, b), isAlikeWeakly(a, b)]).toEqual([strongly, weakly]);
  });
});
