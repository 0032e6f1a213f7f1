import { assert as holds, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange, type ByteRange } from './byte-range.ts';

describe('the piece that is asked for', () => {
  it.each<[string, number, ByteRange | 'none' | null]>([
    ['bytes=0-0', 10, { first: 0, last: 0 }],
    ['bytes=0-', 10, { first: 0, last: 9 }],
    ['bytes=3-5', 10, { first: 3, last: 5 }],
    ['bytes=3-99', 10, { first: 3, last: 9 }],
    ['bytes=9-9', 10, { first: 9, last: 9 }],
    ['bytes=-3', 10, { first: 7, last: 9 }],
    ['bytes=-30', 10, { first: 0, last: 9 }],
    ['Bytes=0-1', 10, { first: 0, last: 1 }],
    ['bytes= 0-1 ', 10, { first: 0, last: 1 }],
    ['bytes=10-', 10, 'none'],
    ['bytes=10-20', 10, 'none'],
    ['bytes=-0', 10, 'none'],
    ['bytes=0-', 0, 'none'],
    ['bytes=-1', 0, 'none'],
    ['bytes=99999999999999999999999-', 10, 'none'],
    ['bytes=0-99999999999999999999999', 10, { first: 0, last: 9 }],
    ['bytes=5-1', 10, null],
    ['bytes=-', 10, null],
    ['bytes=', 10, null],
    ['bytes=0-1,3-4', 10, null],
    ['bytes=0-1,', 10, null],
    ['bytes=+1-2', 10, null],
    ['bytes=1.5-2', 10, null],
    ['bytes=0x1-2', 10, null],
    ['bytes=1-2-3', 10, null],
    ['bytes=1 -2', 10, null],
    ['bytes 0-1', 10, null],
    ['lines=0-1', 10, null],
    ['', 10, null],
  ])('%j of %d: %j', (text, size, expected) => expect(byteRange(text, size)).toEqual(expected));

  it('is what a slice gives', () => {
    holds(
      property(nat(30), nat(30), nat(30), (size, first, last) => {
        const bytes = Array.from({ length: size }, (_, index) => index);
        const piece = byteRange(`bytes=${first}-${last}`, size);
        const found = piece === null || piece === 'none' ? [] : bytes.slice(piece.first, piece.last + 1);
        expect(found).toEqual(last < first ? [] : bytes.slice(first, last + 1));
        const end = byteRange(`bytes=-${last}`, size);
        expect(end === null || end === 'none' ? [] : bytes.slice(end.first, end.last + 1)).toEqual(last === 0 ? [] : bytes.slice(-last));
      }),
    );
  });
});
