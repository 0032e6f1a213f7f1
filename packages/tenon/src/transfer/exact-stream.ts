/**
 * A stream of as many bytes as its head says; it breaks off where there are fewer or more: whoever reads would take the next answer
 * on its connection for the rest.
 */
export function exactStream(source: AsyncIterable<Uint8Array>, lengthBytes: number): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  let left = lengthBytes;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const next = await iterator.next();
    if (next.done !== true && next.value.length <= left) {
      left -= next.value.length;
      return controller.enqueue(next.value);
    }
    if (next.done === true && left === 0) return controller.close();
    await iterator.return?.();
    throw new Error(`there are ${next.done === true ? 'fewer' : 'more'} bytes than the ${lengthBytes} that were said`);
  };
  return new ReadableStream({ pull, cancel: async () => void (await iterator.return?.()) }, { highWaterMark: 0 });
}
