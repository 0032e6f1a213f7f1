import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const parsed = (text: string): unknown => {
  const found = mediaTypeOf(text);
  return found === null ? null : [found.type, Object.fromEntries(found.parameters)];
};

describe('a media type', () => {
  it.each<[string, unknown]>([
    ['text/html', ['text/html', {}]],
    ['Text/HTML;Charset=UTF-8', ['text/html', { charset: 'UTF-8' }]],
    ['text/html ; a=b\t;  c="d;\\"e"', ['text/html', { a: 'b', c: 'd;"e' }]],
    ['multipart/form-data; boundary="a b"', ['multipart/form-data', { boundary: 'a b' }]],
    ['a/b;', ['a/b', {}]],
    ['a/b; ; c=d ', ['a/b', { c: 'd' }]],
    ['a/b; __proto__=x', ['a/b', JSON.parse('{"__proto__":"x"}')]],
  ])('%s is read', (text, expected) => {
    expect(parsed(text)).toEqual(expected);
  });

  it.each([
    '',
    'text',
    'text/',
    '/html',
    ' text/html',
    'text /html',
    'text/ html',
    'text/html, text/plain',
    'a/b; c',
    'a/b; c=',
    'a/b; c = d',
    'a/b; c="d',
    'a/b; c=d; C=e',
    'a/b x',
    'a/b; c=d\n',
    'a/b;c="\0"',
    'ä/b',
  ])('%j is none', (text) => {
    expect(parsed(text)).toBeNull();
  });

  const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9a-z-]{1,8}$/);
  it('is read as it was written', () => {
    fc.assert(
      fc.property(
        token,
        token,
        fc.uniqueArray(fc.tuple(token, fc.stringMatching(/^[\t \x21-\x7e\x80-\xff]*$/)), { selector: ([name]) => name, maxLength: 4 }),
        (type, subtype, parameters) => {
          const text = `${type}/${subtype}${parameters.map(([name, value]) => `; ${name}="${value.replace(/["\\]/g, '\\$&')}"`).join('')}`;
          expect(mediaTypeOf(text)).toEqual({ type: `${type}/${subtype}`, parameters: new Map(parameters) });
        },
      ),
    );
  });
});
