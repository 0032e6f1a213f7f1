import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuTimeOfMs } from '../../test/support/cpu-time.ts';
import { compareIntegers } from './decimal.ts';
import { canonicalText, equals } from './equality.ts';
import { formatOf, formats } from './formats.ts';

const accepts = (name: string, value: unknown): boolean => formatOf(name)?.test(value) ?? false;

describe('date-time', () => {
  const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
  const text = fc
    .tuple(
      digits(4),
      digits(2),
      digits(2),
      fc.constantFrom('T', 't', ' '),
      digits(2),
      digits(2),
      fc.constantFrom('00', '59', '60', '61'),
      fc.constantFrom('', '.1', '.123456789'),
      fc.constantFrom('Z', 'z', '+00:00', '-23:59', '+24:00', '+0100', ''),
    )
    .map(
      ([year, month, day, separator, hour, minute, second, fraction, zone]) =>
        `${year}-${month}-${day}${separator}${hour}:${minute}:${second}${fraction}${zone}`,
    );

  it('accepts no time that leaves the years that can be written', () => {
    expect(accepts('date-time', '9999-12-31T23:59:59-23:59')).toBe(false);
    expect(accepts('date-time', '0000-01-01T00:00:00+23:59')).toBe(false);
    expect(accepts('date-time', '9999-12-31T23:59:59.999Z')).toBe(true);
    expect(accepts('date-time', '0000-01-01t00:00:00z')).toBe(true);
  });

  it('accepts no text that Date cannot hold', () => {
    fc.assert(
      fc.property(text, (value) => !accepts('date-time', value) || Number.isFinite(new Date(value).getTime())),
      { numRuns: 5_000 },
    );
  });

  it('accepts what Date prints', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (value) =>
        accepts('date-time', value.toISOString()),
      ),
    );
  });
});

describe('formats', () => {
  const table: readonly [name: string, valid: readonly string[], invalid: readonly string[]][] = [
    [
      'date-time',
      ['2020-02-29T23:59:59.5+01:00', '2020-01-01t00:00:00z'],
      ['1998-12-31T23:59:60Z', '2021-02-29T00:00:00Z', '2020-01-01 00:00:00Z', '2020-01-01T24:00:00Z', '2020-01-01T00:00:00'],
    ],
    ['time', ['23:59:60Z', '12:00:00.5-08:00'], ['12:00:00', '12:00:00+01', '12:00:60Z', '24:00:00Z']],
    ['uuid', ['2EB8AA08-aa98-11ea-b4aa-73b441d16380'], ['urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380', '2eb8aa08aa9811eab4aa73b441d16380']],
    ['duration', ['P1Y2M3DT4H', 'P2W', 'PT36H'], ['P', 'PT', 'P1Y2D', 'PT1H2S', 'P1Y2W', 'P1DT']],
    ['hostname', ['a-b.example', 'x'.repeat(63)], ['example.', '-a', 'a_b', 'x'.repeat(64), '']],
    ['uri', ['http://[::1]:80/a?b#c', 'urn:a:b', 'mailto:a@b'], ['/a', 'http://a b', 'http://a:b/', 'http:/[::1]', 'http://x/%g1']],
    ['uri-reference', ['', '/a', '../b?c#d'], ['a b', '//x:y/', '\\']],
    ['url', ['https://example.com:8080/a?b'], ['mailto:a@b', '/a', 'http:a', 'http://']],
    ['regex', ['^\\p{L}$'], ['(', '\\a']],
    ['byte', ['', 'eA==', 'eHh4'], ['e', 'eA=', 'eA==\neA==']],
  ];
  it.each(table)('%s follows its RFC', (name, valid, invalid) => {
    for (const text of valid) expect(accepts(name, text), text).toBe(true);
    for (const text of invalid) expect(accepts(name, text), text).toBe(false);
    expect(accepts(name, 1)).toBe(false);
  });

  it.each([...formats.keys()])('%s answers within 50 ms on 16 KB', (name) => {
    for (const part of ['a', '1', '-', ':', '.', '/', '%41', 'a-', 'a.', '1:', '::', '{a}', '@', 'P1Y', '\u00e4', '~0', 'a@', '[', '(']) {
      const text = part.repeat(16_384 / part.length);
      for (const hostile of [text, `${text}!`, `a@${text} `, `http://${text}\u0000`, `http://a:${text}@`, `{${text}`]) {
        const takenMs = cpuTimeOfMs(() => accepts(name, hostile));
        expect(takenMs, hostile.slice(0, 20)).toBeLessThan(50);
      }
    }
  });
});

describe('equality', () => {
  it('is equality of canonical texts', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => equals(a, b) === (canonicalText(a) === canonicalText(b))));
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), (a) => equals(a, reversed(a)) && canonicalText(a) === canonicalText(reversed(a))));
  });

  function reversed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    const text = Object.entries(value)
      .reverse()
      .map(([name, member]) => `${JSON.stringify(name)}:${JSON.stringify(reversed(member))}`);
    return JSON.parse(`{${text.join()}}`);
  }
});

describe('the comparison of integers as text', () => {
  const integer = fc
    .tuple(fc.constantFrom('', '-'), fc.constantFrom('', '0', '000'), fc.bigInt({ min: 0n, max: 10n ** 25n }))
    .map(([sign, zeros, digits]) => `${sign}${zeros}${digits}`);

  it('is that of BigInt', () => {
    fc.assert(fc.property(integer, integer, (a, b) => Math.sign(compareIntegers(a, b)) === (BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0)));
  });

  it.each(['', '-', 'x', '1.0', ' 1', '1\n', '+1'])('is no number for %j', (text) => {
    expect(compareIntegers(text, '0')).toBeNaN();
  });
});
