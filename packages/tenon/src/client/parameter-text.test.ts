import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText, parameterText, type StyleChoice } from './parameter-text.ts';

const list = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

describe('parameterText', () => {
  // OpenAPI 3.1.1 section 4.8.12.4 (style examples), `color` with ``, `blue`, the list and the object.
  it.each<[StyleChoice, string, string, string, string]>([
    [['matrix', false], ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
    [['matrix', true], ';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
    [['label', false], '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
    [['label', true], '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
    [['simple', false], '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
    [['simple', true], '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
    [['form', false], 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
    [['form', true], 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
    [['spaceDelimited', false], 'color=', 'color=blue', 'color=blue%20black%20brown', 'color=R%20100%20G%20200%20B%20150'],
    [['spaceDelimited', true], 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
    [['pipeDelimited', false], 'color=', 'color=blue', 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150'],
    [['pipeDelimited', true], 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
    [['deepObject', true], 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ])('writes %j', (style, empty, text, ofList, ofObject) => {
    expect([parameterText('color', '', style), parameterText('color', 'blue', style)]).toEqual([empty, text]);
    expect(style[0] === 'deepObject' ? ofList : parameterText('color', list, style)).toBe(ofList);
    expect(parameterText('color', object, style)).toBe(ofObject);
  });

  it.each<StyleChoice>([
    ['simple', false],
    ['label', true],
    ['matrix', false],
    ['form', true],
    ['form', false],
    ['deepObject', true],
  ])('sends nothing for empty parts in %j', (...style) => {
    expect([[], {}, [undefined], { a: undefined }].map((value) => parameterText('a', value, style))).toEqual(['', '', '', '']);
  });

  it.each<[string, unknown]>([
    ['1970-01-01T00%3A00%3A00.000Z', new Date(0)],
    ['1180591620717411303424', 2n ** 70n],
    ['%2B%2F8%3D', Uint8Array.of(251, 255)],
    ['%2B%2F8%3D', Buffer.from([251, 255])],
    ['true', true],
    ['null', null],
    ['0', -0],
    ['1970-01-01T00%3A00%3A00.000Z,1', [new Date(0), 1n]],
    ['at,1970-01-01T00%3A00%3A00.000Z,deep,%7B%22n%22%3A%221%22%7D', { at: new Date(0), deep: { n: 1n } }],
    ['it%27s,%28a%2Ab%29%21,a%2Cb', ["it's", '(a*b)!', 'a,b']],
  ])('encodes a value as %s', (text, value) => {
    expect(parameterText('a', value, ['simple', false])).toBe(text);
  });

  it.each([Number.NaN, Infinity, new Date(Number.NaN)])('refuses %s, which has no text', (value) => {
    expect(() => parameterText('a', value, ['form', true])).toThrow(Error);
  });

  it('writes queries that a browser reads back', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(word, fc.array(word, { minLength: 1 }), (name, values) => {
        expect(new URLSearchParams(parameterText(name, values, ['form', true])).getAll(name)).toEqual(values);
      }),
    );
  });

  it('never lets a value break out of its place', () => {
    const word = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.constantFrom<StyleChoice>(['simple', false], ['form', false], ['matrix', false]), (values, style) => {
        const text = parameterText('a', values, style).replace(/^;?a(=|$)/, '');
        expect(text.split(',').map(decodeURIComponent)).toEqual(values);
      }),
    );
  });
});

describe('encodeText', () => {
  it('leaves unreserved characters alone', () => {
    expect(encodeText("aZ09-._~ !'()*/?")).toBe('aZ09-._~%20%21%27%28%29%2A%2F%3F');
  });
});
