import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestEncoding, type Encoding } from './encoding.ts';

const all: readonly Encoding[] = ['br', 'gzip', 'identity'];

describe('bestEncoding', () => {
  it.each<[string | undefined, Encoding]>([
    [undefined, 'identity'],
    ['', 'identity'],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.1', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br ; Q=0.000 , gzip', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
    ['*;q=0', 'identity'],
    ['identity;q=0, *;q=0', 'identity'],
    ['identity;q=0', 'identity'],
    ['br;q=much, gzip', 'gzip'],
    ['brotli, x-gzip', 'identity'],
  ])('for %j gives %s', (header, expected) => {
    expect(bestEncoding(header, all)).toBe(expected);
  });

  it('gives identity when nothing else is stored', () => {
    expect(bestEncoding('br, gzip', ['identity'])).toBe('identity');
  });

  it('answers any text with an encoding that is stored', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[brgzip*;q=.01, ]*$/));
    fc.assert(
      fc.property(text, fc.subarray(['br', 'gzip'] as Encoding[]), (header, stored) => {
        const available: Encoding[] = [...stored, 'identity'];
        expect(available).toContain(bestEncoding(header, available));
      }),
    );
  });
});
