import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { exactStream } from './exact-bytes.ts';

const texts = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();
const sourceOf = (...pieces: string[]): Readable => Readable.from(pieces.map((piece) => Buffer.from(piece)));

describe('a stream of as many bytes as were said', () => {
  it('is what its source has', async () => {
    expect(await texts(exactStream(sourceOf('ab', 'c'), 3))).toBe('abc');
    expect(await texts(exactStream(sourceOf(), 0))).toBe('');
  });

  it.each([
    [2, 'more'],
    [0, 'more'],
    [4, 'fewer'],
  ])('breaks off where %d were said of three', async (length, what) => {
    const source = sourceOf('ab', 'c');
    await expect(texts(exactStream(source, length))).rejects.toThrow(what);
    expect(source.destroyed).toBe(true);
  });

  it('ends its source where nobody reads, or reads on', async () => {
    const [unread, begun] = [sourceOf('a', 'b'), sourceOf('a', 'b')];
    await exactStream(unread, 2).cancel();
    const reader = exactStream(begun, 2).getReader();
    await reader.read();
    await reader.cancel();
    expect([unread.destroyed, begun.destroyed]).toEqual([true, true]);
  });
});
