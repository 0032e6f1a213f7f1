import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath, pathMistakes } from './path-template.ts';

describe('parsePath', () => {
  it.each([
    ['', []],
    ['/', [{ text: '' }]],
    ['/books', [{ text: 'books' }]],
    ['/books/', [{ text: 'books' }, { text: '' }]],
    ['/books/{id}', [{ text: 'books' }, { parameter: 'id' }]],
    ['/{a}/{_b2}', [{ parameter: 'a' }, { parameter: '_b2' }]],
    ['/files/{rest}', [{ text: 'files' }, { rest: 'rest' }]],
    ['/%7Ebooks/%2f', [{ text: '~books' }, { text: '%2F' }]],
    ['/bücher/a b', [{ text: 'b%C3%BCcher' }, { text: 'a%20b' }]],
    ['/v1:batch/@me', [{ text: 'v1:batch' }, { text: '@me' }]],
    ['/%7Bid%7D', [{ text: '%7Bid%7D' }]],
  ])('splits %j', (template, segments) => {
    expect(parsePath(template)).toEqual(segments);
    expect(pathMistakes(template)).toEqual([]);
  });

  it('never throws, and neither does pathMistakes', () => {
    const text = fc.oneof(
      fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)),
      fc.array(fc.constantFrom('/', '{', '}', 'rest', 'a', '%', '2F', '\ud800', '#'), { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (template) => {
        expect(parsePath(template)).toBeInstanceOf(Array);
        expect(pathMistakes(template)).toBeInstanceOf(Array);
      }),
    );
  });
});

describe('pathMistakes', () => {
  it.each([
    ['books', 'path.missing-slash'],
    ['//', 'path.empty-segment'],
    ['/a//b', 'path.empty-segment'],
    ['/a-{b}', 'path.partial-parameter'],
    ['/{a}{b}', 'path.partial-parameter'],
    ['/{a', 'path.partial-parameter'],
    ['/{}', 'path.parameter-name'],
    ['/{1a}', 'path.parameter-name'],
    ['/{id:int}', 'path.parameter-name'],
    ['/{rest*}', 'path.parameter-name'],
    ['/{__proto__}', 'path.parameter-name'],
    ['/{rest}/a', 'path.rest-not-last'],
    ['/{rest}/', 'path.rest-not-last'],
    ['/{a}/b/{a}', 'path.duplicate-parameter'],
    ['/a?b', 'path.invalid-character'],
    ['/a#b', 'path.invalid-character'],
    ['/a\\b', 'path.invalid-character'],
    ['/a%5Cb', 'path.invalid-character'],
    ['/a\nb', 'path.invalid-character'],
    ['/a\ud800', 'path.invalid-character'],
    ['/50%', 'path.malformed-escape'],
    ['/a/../b', 'path.dot-segment'],
    ['/%2e', 'path.dot-segment'],
  ])('finds the one mistake of %j', (template, code) => {
    expect(pathMistakes(template).map((mistake) => mistake.code)).toEqual([code]);
  });

  it('reports all mistakes of a template together, with advice', () => {
    const mistakes = pathMistakes('a-{b}//{rest}/{c}/{c}');
    expect(mistakes.map(({ code }) => code)).toEqual([
      'path.missing-slash',
      'path.partial-parameter',
      'path.empty-segment',
      'path.rest-not-last',
      'path.duplicate-parameter',
    ]);
    expect(mistakes[0]?.advice).toBe('write "/a-{b}//{rest}/{c}/{c}"');
  });
});
