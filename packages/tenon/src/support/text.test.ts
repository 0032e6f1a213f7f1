import { describe, expect, it } from 'vitest';
import { booleanOf, cookieText, cookieValue, headerText, integerOf, numberOf, pathText, queryText } from './text.ts';

const nothing = [
  '',
  ' ',
  ' 12 ',
  '12 ',
  '+5',
  '0x10',
  '0b1',
  '0o7',
  '1_000',
  '012',
  '00',
  '-',
  '-01',
  '.5',
  '5.',
  '1e',
  '1e+',
  'e5',
  '--1',
  '1,5',
  'NaN',
  'Infinity',
  '-Infinity',
  'null',
  'true',
  '1n',
  '١٢',
  '１２',
  '1\n',
  '\u00a01',
  '1e400',
  '-1e400',
  '9'.repeat(400),
];

describe('numberOf', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['-0', 0],
    ['-0.0', 0],
    ['12', 12],
    ['-12', -12],
    ['1.5', 1.5],
    ['0.1e1', 1],
    ['1E5', 1e5],
    ['1e+5', 1e5],
    ['1e-5', 1e-5],
    ['1e-400', 0],
    ['9007199254740993', 9007199254740992],
    ['1e308', 1e308],
  ])('reads %s', (text, expected) => {
    expect(numberOf(text)).toBe(expected);
  });

  it.each(nothing)('leaves %j a text', (text) => {
    expect(numberOf(text)).toBe(text);
  });
});

describe('integerOf', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['-0', 0],
    ['12', 12],
    ['-12', -12],
    ['1.0', 1],
    ['1e2', 100],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992],
    ['-9007199254740992', -9007199254740992],
  ])('reads %s', (text, expected) => {
    expect(integerOf(text)).toBe(expected);
  });

  it.each([...nothing, '1.5', '-0.5', '1e-2', '9007199254740993', '1e308'])('leaves %j a text', (text) => {
    expect(integerOf(text)).toBe(text);
  });
});

describe('booleanOf', () => {
  it.each<[string, boolean | string]>([
    ['true', true],
    ['false', false],
    ...['', 'True', 'TRUE', '1', '0', 'yes', 'on', ' true'].map((text): [string, string] => [text, text]),
  ])('reads %j as %j', (text, expected) => {
    expect(booleanOf(text)).toBe(expected);
  });
});

describe('percent-decoding', () => {
  const malformed = ['%', '%1', '%zz', 'a%', '%E9', '%C0%80', '%ED%A0%80', '%F5%80%80%80', '%u0041', 'ok%20%'];

  it.each(malformed)('of %j is refused in queries and paths, and left in cookies', (text) => {
    expect(() => queryText(text)).toThrow(expect.objectContaining({ status: 400, code: 'query.malformed-escape' }));
    expect(() => pathText(text)).toThrow(expect.objectContaining({ status: 400, code: 'path.malformed-escape' }));
    expect(cookieText(text)).toBe(text);
  });

  it('takes a plus for a space in queries only', () => {
    expect([queryText('a+b%2Bc'), pathText('a+b'), cookieText('a+b')]).toEqual(['a b+c', 'a+b', 'a+b']);
  });

  it.each([pathText, queryText, cookieText])('reads UTF-8', (decode) => {
    expect(decode('%C3%A9%F0%9F%92%A5%00')).toBe('é💥\u0000');
  });
});

describe('values of headers and cookies', () => {
  it.each([
    ['a', 'a'],
    [' \ta b\t ', 'a b'],
    ['', ''],
    [' ', ''],
    ['\u00a0a', '\u00a0a'],
  ])('%j is %j without white space', (raw, expected) => {
    expect(headerText(raw)).toBe(expected);
  });

  it.each([
    ['"a b"', 'a b'],
    ['""', ''],
    ['"', '"'],
    ['"a', '"a'],
    ['a"', 'a"'],
    [' a ', 'a'],
  ])('%j is %j without quotes', (raw, expected) => {
    expect(cookieValue(raw)).toBe(expected);
  });
});
