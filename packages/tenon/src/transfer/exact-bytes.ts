/** Bytes that come by and by; what made them may have a way to be told that nobody wants them. */
export type ByteSource = AsyncIterable<Uint8Array> & { readonly destroy?: () => unknown };

/**
 * The bytes of a source, of which there are as many as were said (`null` where nobody said); it fails where there are fewer or more:
 * whoever reads would take the next answer on its connection for the rest. Who ends it ends the source too, also one that was never
 * asked: a file is open before.
 */
export function exactBytes(source: ByteSource, lengthBytes: number | null): AsyncIterableIterator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  let left = lengthBytes ?? Number.POSITIVE_INFINITY;
  const end = async (): Promise<IteratorResult<Uint8Array>> => {
    source.destroy?.();
    await iterator.return?.();
    return { done: true, value: undefined };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const next = await iterator.next();
      if (next.done === true ? left === 0 || lengthBytes === null : next.value.length <= left) {
        if (next.done !== true) left -= next.value.length;
        return next;
      }
      await end();
      throw new Error(`there are ${next.done === true ? 'fewer' : 'more'} bytes than the ${lengthBytes} that were said`);
    },
    return: end,
  };
}

/** The same as a stream. */
export function exactStream(source: ByteSource, lengthBytes: number): ReadableStream<Uint8Array> {
  const bytes = exactBytes(source, lengthBytes);
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const next = await bytes.next();
    if (next.done === true) controller.close();
    else controller.enqueue(next.value);
  };
  return new ReadableStream({ pull, cancel: async () => void (await bytes.return?.()) }, { highWaterMark: 0 });
}
