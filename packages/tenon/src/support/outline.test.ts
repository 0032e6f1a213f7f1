import { describe, expect, it } from 'vitest';
import { filled, gapsOf, outlineOf, storedBytes, storesText } from './outline.ts';
import { literal, type Unit } from './code.ts';

const unit = (body: string): Unit => ({ name: 'check_7', text: `function check_7(value) { ${body} }`, uses: [], constants: new Map(), late: new Map() });
const gaps = (body: string): readonly string[] => outlineOf(unit(body)).fillings;

describe('outlineOf', () => {
  it.each([
    ['strings and numbers', 'return value["na\\"me"].length > 3 && x1 < 1.5e+21;', ['"na\\"me"', '3', '1.5e+21']],
    ['names of constants and units, not of variables', 'return pattern_3.test(value) && member1 === other_12;', ['pattern_3', 'other_12']],
    ['runs of constant bytes, whole', 'b[p++] = 44; b[p++] = 34;\n if (x === \'a "b" 1\') b[p++] = 9;', ['b[p++] = 44; b[p++] = 34;', 'b[p++] = 9;']],
    ['no names in object literals', 'return { "id": text1, "2": "x" ? "y" : "z" };', ['"x"', '"y"', '"z"']],
    ['computed names and cases', 'switch (value) { case "a": return { ["b"]: 1 }; }', ['"a"', '"b"', '1']],
    ['apostrophes in strings', `return value === "it's" || value === 'that''s' || value === "5";`, [`"it's"`, '"5"']],
    ['no digits of a name', 'return value.x_1 + i2 + $3;', []],
  ])('finds %s', (_, body, expected) => {
    expect(gaps(body)).toEqual(expected);
  });

  it('marks equal references alike, and the unit itself', () => {
    const [one, same, other] = ['a_1(b_2, a_1)', 'a_5(b_4, a_5)', 'a_1(b_2, b_2)'].map((body) => outlineOf(unit(body)).text);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(outlineOf(unit('return check_7(value);')).text).toContain('function check_0(value) { return check_0(value); }');
  });

  it('gives back the text when it is filled as it was', () => {
    const body = `b[p++] = 1; return { "a": a_1(${literal('\u0000l\u0000 "\\ \' 1')}), b: 'c', d: b_2 + 2 };`;
    const { text, fillings } = outlineOf(unit(body));
    expect(gapsOf(text)).toHaveLength(fillings.length);
    expect(filled(text, (_, index) => fillings[index] as string)).toBe(unit(body).text.replace('check_7', 'check_0'));
  });
});

it('reads the bytes of a run of stores', () => {
  expect(storedBytes(storesText(',"id":\u00ff'))).toBe(',"id":\u00ff');
});
