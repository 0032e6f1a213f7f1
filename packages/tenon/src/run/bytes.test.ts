import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentText } from '../../test/support/sent-text.ts';
import { writeDate, writeDecimal, writeInteger, writeLargeInteger } from './byte-digits.ts';
import { nativeText, portableText } from './byte-text.ts';
import { ByteSink } from './bytes.ts';
import { ResponseMismatch } from './response-mismatch.ts';
import { PackingSink } from './packing-sink.ts';

const ways = [
  ['with Buffer', nativeText],
  ['without Buffer', portableText],
] as const;

/** What some writers left in a sink. */
function written(sink: ByteSink, write: (sink: ByteSink) => number): string {
  sink.reset();
  const outer = sink.begin();
  sink.room(0);
  sink.position = write(sink);
  sink.end(outer);
  return sentText(sink);
}

describe('digits', () => {
  it('are those of every int32', () => {
    const buffer = new Uint8Array(16);
    const print = (value: number): string => Buffer.from(buffer.subarray(0, writeInteger(buffer, value, 0))).toString();
    const edges = Array.from({ length: 10 }, (_, power) => [10 ** power - 1, 10 ** power, -(10 ** power), 1 - 10 ** power]).flat();
    for (const value of [...edges, 2 ** 31 - 1, -(2 ** 31), -0]) expect(print(value)).toBe(JSON.stringify(value));
    fc.assert(fc.property(fc.integer(), (value) => print(value) === JSON.stringify(value)));
  });

  it('are those of every integer that is counted exactly; any other number is left alone', () => {
    const buffer = new Uint8Array(32);
    const print = (value: number): string => Buffer.from(buffer.subarray(0, writeLargeInteger(buffer, value, 0))).toString();
    for (const value of [2 ** 31, -(2 ** 31) - 1, 99_999_999, 100_000_000, 100_000_001, 1_000_000_000_007, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0])
      expect(print(value)).toBe(JSON.stringify(value));
    for (const value of [0.5, 2 ** 53, 1e21, NaN, Infinity, -Infinity]) expect(writeLargeInteger(buffer, value, 0)).toBe(0);
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => print(value) === JSON.stringify(value)));
  });

  it('are those of a number with few decimals; any other is left alone', () => {
    const buffer = new Uint8Array(16);
    const print = (value: number): string => Buffer.from(buffer.subarray(0, writeDecimal(buffer, value, 0))).toString();
    for (const value of [0.5, 0.000001, -0.000001, 0.1, 99.99, -1.25, 1.005, 2146.999999, 2147.001, 2_147_483.647, 4.35, 1.1])
      expect(print(value)).toBe(JSON.stringify(value));
    for (const value of [0.1 + 0.2, 1e-7, 5e-7, 5e-324, 1 / 3, 2147.0001, 2_147_483.648, 1e300, -1e21, -0, NaN, Infinity])
      expect(writeDecimal(buffer, value, 0)).toBe(0);
    const decimal = fc.tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), fc.integer({ min: 0, max: 8 })).map(([digits, places]) => digits / 10 ** places);
    const agrees = (value: number): boolean => ['', JSON.stringify(value)].includes(print(value));
    fc.assert(fc.property(fc.oneof(decimal, fc.double({ min: -1e7, max: 1e7, noNaN: true })), agrees), { numRuns: 20_000 });
    const cents = fc.integer({ min: 1 - 2 ** 31, max: 2 ** 31 - 1 }).map((value) => value / 1000);
    fc.assert(
      fc.property(cents, (value) => value === 0 || print(value) === JSON.stringify(value)),
      { numRuns: 20_000 },
    );
  });

  it('are those of every date with four digits of a year', () => {
    const buffer = new Uint8Array(32);
    const print = (date: Date): string => Buffer.from(buffer.subarray(0, writeDate(buffer, date.getTime(), 0))).toString();
    const [min, max] = [new Date('0000-01-01T00:00:00.000Z'), new Date('9999-12-31T23:59:59.999Z')];
    for (const date of [min, max, new Date(0), new Date(-1), ...everyDayOf(2000), ...everyDayOf(1900), ...everyDayOf(0), ...everyDayOf(9999)])
      expect(print(date)).toBe(date.toISOString());
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => print(date) === date.toISOString()),
      { numRuns: 2000 },
    );
    expect(writeDate(buffer, min.getTime() - 1, 0)).toBe(0);
    expect(writeDate(buffer, max.getTime() + 1, 0)).toBe(0);
  });

  function everyDayOf(year: number): readonly Date[] {
    return Array.from({ length: 366 }, (_, day) => {
      const date = new Date(0);
      date.setUTCFullYear(year, 0, 1 + day);
      return date;
    }).filter((date) => date.getUTCFullYear() === year);
  }
});

describe.each([...ways.map(([way, text]) => [way, new ByteSink(text)] as const), ['of packed words', new PackingSink()] as const])('a sink %s', (_, sink) => {
  it('writes strings as JSON.stringify does, of every length and every character', () => {
    for (const unit of ['a', '"', '\\', '\x7f', '\u0080', '\u2028', '\ud800', '\udc00', '😀', '\0']) {
      for (const length of [0, 1, 30, 31, 32, 62, 63, 64, 65, 8191, 8192, 8193, 20_000]) {
        const value = unit.repeat(length);
        expect(written(sink, (to) => to.string(value, 0)) === JSON.stringify(value)).toBe(true);
      }
    }
    for (let code = 0; code <= 0xffff; code++) {
      const value = `x${String.fromCharCode(code)}y`;
      for (const text of sink instanceof PackingSink ? [value, `xx${value}x`] : [value]) {
        const short = sink.string(text, 0);
        expect(Buffer.from(sink.buffer.subarray(0, short)).toString() === JSON.stringify(text)).toBe(true);
      }
    }
  });

  it('writes short strings of any units as JSON.stringify does', () => {
    const unit = fc.oneof(
      fc.constantFrom('a', '"', '\\', '\n', 'é', '€', '\uffff', '😀', '\u{10ffff}', '\ud800', '\udfff'),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => written(sink, (to) => to.string(units.join(''), 0)) === JSON.stringify(units.join(''))),
      { numRuns: 2000 },
    );
  });

  it('writes long strings after one another as JSON.stringify does, whatever those before them held', () => {
    const odd = fc.oneof(
      fc.constantFrom('"', '\\', '\n', '\0', '\u001f', 'é', '€', '😀', '\ud800'),
      fc.constantFrom('"', '\\').map((unit) => unit.repeat(30)),
    );
    const piece = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 40 }) }, { weight: 1, arbitrary: odd });
    const long = fc
      .tuple(fc.constantFrom('', 'x'.repeat(30), 'y'.repeat(133)), fc.array(piece, { maxLength: 20 }))
      .map(([head, pieces]) => head + pieces.join(''));
    fc.assert(
      fc.property(fc.array(long, { maxLength: 12 }), (values) => {
        const text = written(sink, (to) => values.reduce((position, value) => to.string(value, position), 0));
        expect(text).toBe(values.map((value) => JSON.stringify(value)).join(''));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what was written when it grows', () => {
    const pieces = ['a', 'é'.repeat(3000), '"'.repeat(9000), 'x'.repeat(70_000)];
    expect(written(sink, (to) => pieces.reduce((position, piece) => to.string(piece, position), 0))).toBe(
      pieces.map((piece) => JSON.stringify(piece)).join(''),
    );
  });

  it('writes numbers, dates, base64, latin1 and JSON', () => {
    expect(written(sink, (to) => to.number(-1.5e-7, to.number(12, 0)))).toBe('12-1.5e-7');
    for (const value of [0, -0, 2 ** 31, -(2 ** 31), 2 ** 53, 1e21, -1e300]) expect(written(sink, (to) => to.integer(value, 0))).toBe(JSON.stringify(value));
    expect(written(sink, (to) => to.date(new Date(8.64e15), to.date(new Date(0), 0)))).toBe('"1970-01-01T00:00:00.000Z""+275760-09-13T00:00:00.000Z"');
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => written(sink, (to) => to.base64(bytes, 0)) === JSON.stringify(Buffer.from(bytes).toString('base64')),
      ),
    );
    expect(written(sink, (to) => to.base64(new Uint8Array(20_000).subarray(1, 19_999), 0))).toHaveLength(26_666);
    expect(written(sink, (to) => to.latin1('\xc3\xa9', 0))).toBe('é');
    expect(written(sink, (to) => to.json({ é: [1] }, 0))).toBe('{"é":[1]}');
    expect(sink.json(undefined, 0)).toBe(-1);
  });

  it('makes room without losing bytes, and gives a large buffer back', () => {
    const before = sink.buffer.length;
    sink.string('x'.repeat(2 ** 21), 0);
    expect(sink.buffer.length).toBeGreaterThan(2 ** 21);
    sink.reset();
    expect(sink.buffer.length).toBeLessThanOrEqual(Math.max(before, 2 ** 20));
  });

  it('keeps a value apart from one that is written inside it', () => {
    sink.reset();
    const outer = sink.begin();
    const position = sink.string('outer', 0);
    expect(written(sink, (to) => to.string('inner', 0))).toBe('"inner"');
    sink.position = sink.string('more', position);
    sink.end(outer);
    expect(sentText(sink)).toBe('"outer""more"');
  });

  it('lends: bytes that nobody gave back do not change', () => {
    for (const length of [1, 100]) {
      const texts = ['a', 'b'].map((character) => character.repeat(length));
      const [first, second] = texts.map(taken);
      sink.giveBack(first as Uint8Array); // too late: the second has its own memory
      taken('c'.repeat(length));
      expect([first, second].map((bytes) => Buffer.from(bytes as Uint8Array).toString())).toEqual(texts.map((text) => JSON.stringify(text)));
    }
  });

  it('writes into the same memory again once it has that back', () => {
    const bytes = taken('a'.repeat(100));
    sink.giveBack(bytes);
    expect(taken('b'.repeat(100)).buffer).toBe(bytes.buffer);
  });

  it('lends also what is written inside another value', () => {
    sink.reset();
    const outer = sink.begin();
    const position = sink.string('outer', 0);
    const inner = taken('i'.repeat(100));
    sink.position = sink.string('m'.repeat(100), position);
    sink.end(outer);
    const whole = sink.bytes();
    taken('n'.repeat(200));
    expect([inner, whole].map((bytes) => Buffer.from(bytes).toString())).toEqual([`"${'i'.repeat(100)}"`, `"outer""${'m'.repeat(100)}"`]);
  });

  const taken = (text: string): Uint8Array => {
    sink.reset();
    const outer = sink.begin();
    sink.position = sink.string(text, 0);
    sink.end(outer);
    return sink.bytes();
  };
});

describe('a mismatch', () => {
  const sink = new ByteSink();

  it('says where and what, seen from outside in', () => {
    const error = sink.within('/a', sink.within('/0', sink.mismatch('/b', 'string')));
    expect(error).toBeInstanceOf(ResponseMismatch);
    expect(error).toMatchObject({ pointer: '/a/0/b', expected: 'string', message: 'the response does not match its schema at /a/0/b: expected string' });
  });

  it('keeps the reason why JSON.stringify failed, until the next value', () => {
    const outer = sink.begin();
    expect(sink.json(1n, 0)).toBe(-1);
    expect(sink.mismatch('', 'JSON value').cause).toBeInstanceOf(TypeError);
    sink.end(outer);
    sink.end(sink.begin());
    expect(sink.mismatch('', 'JSON value').cause).toBeUndefined();
  });

  it('leaves other errors alone', () => {
    const error = new Error('x');
    expect(sink.within('/a', error)).toBe(error);
    expect(error.message).toBe('x');
  });
});

describe('opaque objects', () => {
  const sink = new ByteSink();
  class Person {}

  it.each([
    new Map(),
    new Set(),
    new Date(),
    Promise.resolve(),
    new Error(),
    new Uint8Array(),
    new ArrayBuffer(1),
    new DataView(new ArrayBuffer(1)),
    /x/,
    new String('x'),
  ])('are %o', (value) => {
    expect(sink.isOpaque(value)).toBe(true);
  });

  it.each([{}, Object.create(null), new Person()])('are not %o', (value: object) => {
    expect(sink.isOpaque(value)).toBe(false);
  });
});
