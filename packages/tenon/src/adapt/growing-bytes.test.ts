import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingBytes } from './growing-bytes.ts';

describe('growing bytes', () => {
  it('are the pieces behind each other', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 30 }), (pieces) => {
        const bytes = new GrowingBytes();
        for (const piece of pieces) bytes.add(piece);
        expect([...bytes.take()]).toEqual(pieces.flatMap((piece) => [...piece]));
        expect(bytes.length).toBe(bytes.take().length);
      }),
    );
  });

  it('are the only piece itself, which is never written to', () => {
    const first = Uint8Array.of(1, 2, 3, 4);
    const bytes = new GrowingBytes();
    bytes.add(first.subarray(0, 2));
    expect(bytes.take().buffer).toBe(first.buffer);
    bytes.add(Uint8Array.of(9));
    expect([[...first], [...bytes.take()]]).toEqual([
      [1, 2, 3, 4],
      [1, 2, 9],
    ]);
  });
});
