import fc from 'fast-check';
import { MIMEType } from 'node:util';
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

  const isNode = !('Bun' in globalThis || 'Deno' in globalThis);
  it.skipIf(!isNode)(
    `is, where it is one, what the reader of the WHATWG MIME Sniffing Standard makes of it${isNode ? '' : ' (skipped: it is that of Node)'}`,
    () => {
      const value = fc.constantFrom('d', '"e f"', '"g\\"h"', '"i;j=k"', '"\xe9"', '""', 'l,m', '"n', 'o\\p', '"q"r', ' s', '"\0"', 'utf-8\n');
      const parameter = fc.tuple(
        fc.constantFrom(';', '; ', ' ;\t', ';;'),
        fc.constantFrom('c', 'D', 'charset', '__proto__', 'f g'),
        fc.constantFrom('=', '=', '=', ' ='),
        value,
      );
      let readCount = 0;
      const text = fc.tuple(fc.constantFrom('a/b', 'A/b+c', 'a/', 'a/b/c'), fc.array(parameter, { maxLength: 3 })).map((pieces) => pieces.flat(2).join(''));
      fc.assert(
        fc.property(text, (type) => {
          const found = mediaTypeOf(type);
          if (found === null) return;
          readCount++;
          const reference = new MIMEType(type);
          expect([found.type, [...found.parameters]]).toEqual([reference.essence, [...reference.params]]);
        }),
        { numRuns: 3000 },
      );
      expect(readCount).toBeGreaterThan(200);
    },
  );
});
