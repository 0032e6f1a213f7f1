import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeRequest, outcomeOf } from '../../test/support/fake-request.ts';
import type { HttpRequest } from '../shapes/http.ts';
import type { UnknownPolicy } from '../shapes/parameter.ts';
import { parseJson, readJsonBody } from './json-body.ts';

const limits = { bodyBytes: 1_000_000, jsonDepth: 8, timeoutMs: 0 };
const parse = (text: string, unknown: UnknownPolicy = 'reject', isTame = false): unknown =>
  parseJson(new TextEncoder().encode(text), { limits, unknown, isTame });
const rules = { limits, unknown: 'reject', isTame: false } as const;
const read = (request: HttpRequest, isRequired: boolean): unknown => readJsonBody(request, { ...rules, isRequired }, (body) => body);

describe('the JSON body', () => {
  it.each([
    ['application/json', 'fine'],
    ['Application/JSON;charset=UTF-8', 'fine'],
    ['application/json; charset="utf-8"', 'fine'],
    ['application/json \t; charset=utf-8 ;', 'fine'],
    ['application/json; charset = utf-8', '415 body.media-type'],
    ['application/json;', 'fine'],
    [undefined, '415 body.media-type'],
    ['', '415 body.media-type'],
    [' application/json', '415 body.media-type'],
    ['application/json, application/json', '415 body.media-type'],
    ['application/json; charset=utf-16', '415 body.media-type'],
    ['application/json; charset="utf-8', '415 body.media-type'],
    ['application/json; charset=utf-8; charset=utf-8', '415 body.media-type'],
    ['application/json; boundary=x', '415 body.media-type'],
    ['application/problem+json', '415 body.media-type'],
    ['text/json', '415 body.media-type'],
  ])('of the media type %j is %s', async (type, expected) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    expect(await outcomeOf(() => read(fakeRequest({ body: '{}', headers }), true))).toBe(expected);
  });

  it.each([
    [undefined, true, '400 body.missing'],
    ['', true, '400 body.missing'],
    [undefined, false, 'fine'],
    ['', false, 'fine'],
  ])('that is %j, required: %j, is %s', async (body, isRequired, expected) => {
    const request = fakeRequest({ headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body }) });
    expect(await outcomeOf(() => read(request, isRequired))).toBe(expected);
  });

  it.each(['-0', '-0.0', '-0e5', '-1e-400', `-0.${'0'.repeat(400)}1`, ' -0 '])('has 0 for %s, also inside', (text) => {
    expect(Object.is(parse(text), 0)).toBe(true);
    expect(Object.is((parse(`{"a":[${text}]}`) as { a: number[] }).a[0], 0)).toBe(true);
    expect(Object.is((parse(`{"a":1,"b":${text}}`, 'reject', true) as { b: number }).b, 0)).toBe(true);
    expect(Object.is((parse(`[1,${text}]`, 'reject', true) as number[])[1], 0)).toBe(true);
  });

  it('leaves to the check of its value what that refuses', () => {
    expect(JSON.stringify(parse(`${'['.repeat(9)}${']'.repeat(9)}`, 'reject', true))).toHaveLength(18);
    expect(parse('[1e400]', 'reject', true)).toEqual([Infinity]);
    expect(Object.keys(parse('{"__proto__":1}', 'reject', true) as object)).toEqual(['__proto__']);
  });

  it('is bounded in depth wherever something has to walk it, whatever its check refuses', () => {
    for (const depth of [9, 1000, 200_000])
      for (const inner of ['-0', '{"\\u0022":-0}'])
        expect(() => parse('['.repeat(depth) + inner + ']'.repeat(depth), 'reject', true)).toThrow('nests deeper than 8 levels');
  });

  it('has the keys that were sent, whatever an engine remembers of others', () => {
    const sent = [['\\', '"'], ['\\', '\n'], ['\\', 'é'], ['ab\\', 'ab"'], ['\\u00', 'name'], ['\\', '\ud800'], ['\\', '__proto__']] as const; // prettier-ignore
    sent.forEach(([first, second], index) => {
      const spelt = Array.from(second, (unit) => (/[a-b]/.test(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('');
      for (const isTame of [true, false]) {
        parse(`{"k${index}${String(isTame)}":1,${JSON.stringify(first)}:2}`, 'allow', isTame);
        const names = Object.keys(parse(`{"k${index}${String(isTame)}":1,"${spelt}":2}`, 'allow', isTame) as object);
        expect(names).toEqual([`k${index}${String(isTame)}`, ...(second === '__proto__' && !isTame ? [] : [second])]);
      }
    });
  });

  it('is UTF-8, whichever kind of bytes it comes in', async () => {
    const texts: readonly [bytes: readonly number[], expected: string][] = [
      [[0x22, 0xef, 0xbf, 0xbd, 0x22], 'fine'],
      [[0x22, 0xe2, 0x82, 0xac, 0xc3, 0xbc, 0x22], 'fine'],
      [[0x22, 0xed, 0xa0, 0x80, 0x22], '400 body.not-utf8'],
      [[0x22, 0xc0, 0xaf, 0x22], '400 body.not-utf8'],
      [[0x22, 0xff, 0x22], '400 body.not-utf8'],
      [[0xef, 0xbb, 0xbf, 0x31], '400 body.malformed'],
    ];
    for (const [bytes, expected] of texts) {
      expect(await outcomeOf(() => parseJson(Uint8Array.from(bytes), rules))).toBe(expected);
      expect(await outcomeOf(() => parseJson(Buffer.from(bytes), rules))).toBe(expected);
    }
  });

  it.each(['1e400', '-1e400', '1E+0400', '9'.repeat(310), `1${'0'.repeat(250)}e99`, `1${'0'.repeat(209)}.5e99`.repeat(1)])(
    'refuses the number %s where anything may stand',
    async (text) => {
      expect(await outcomeOf(() => parse(`[{"a":${text}}]`))).toBe(Number.isFinite(Number(text)) ? 'fine' : '422 input.invalid');
    },
  );

  it.each(['__proto__', '\\u005f_proto__', '__pr\\u006Fto__'])('has no own %s', async (key) => {
    const text = `{"a":[{"${key}":{"x":1},"b":2}]}`;
    expect(await outcomeOf(() => parse(text))).toBe('422 input.invalid');
    expect(JSON.stringify(parse(text, 'strip'))).toBe('{"a":[{"b":2}]}');
    expect(JSON.stringify(parse(text, 'allow'))).toBe('{"a":[{"b":2}]}');
  });

  it('says where a fault is, and nothing of what stands there', () => {
    expect(() => parse('{"a/b~":[1,{"__proto__":"hunter2"}]}')).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ location: 'body', pointer: '/a~1b~0/1/__proto__' })] }),
    );
    expect(() => parse('{"password":"hunter2",}')).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }));
  });

  it('is what JSON.parse makes of it, or 0 for -0', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!text.includes('__proto__'));
        const expected: unknown = JSON.parse(text, (_, value: unknown) => (value === 0 ? 0 : value));
        expect(parse(text)).toEqual(expected);
        expect(parse(text, 'reject', true)).toEqual(expected);
      }),
    );
  });

  it('nests as deep as the limit and no deeper, whatever its texts hold', () => {
    const text = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a') });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), text, (depth, inside) => {
        const nested = '['.repeat(depth) + JSON.stringify(inside) + ']'.repeat(depth);
        if (depth > limits.jsonDepth) expect(() => parse(nested)).toThrow(expect.objectContaining({ code: 'body.too-deep' }));
        else expect(JSON.stringify(parse(nested))).toBe(nested);
      }),
    );
  });

  it('is parsed or refused with 400 or 422, never more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
        expect(await outcomeOf(() => parseJson(bytes, rules))).toMatch(/^(?:fine|400 body\..*|422 input\.invalid)$/);
      }),
    );
  });
});
