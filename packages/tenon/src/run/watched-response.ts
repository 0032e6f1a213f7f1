import type { HttpResponse } from '../shapes/http.ts';
import type { ResponseEnd } from '../shapes/layer.ts';

/** The same response, which tells its end once: the adapter says of bytes whether they have left, a stream knows it by itself. */
export function watched(response: HttpResponse, isHead: boolean, tell: (end: ResponseEnd) => void): HttpResponse {
  const { status, body } = response;
  let isOver = false;
  const end = (bytes: number, isComplete: boolean): void => {
    if (isOver) return;
    isOver = true;
    tell({ status, bytes, isComplete });
  };
  // The body of HEAD is not read: that is no fault of its caller.
  if (isHead) return { ...response, ended: (isComplete) => end(0, isComplete) };
  if (!(body instanceof ReadableStream)) return { ...response, ended: (isComplete) => end(isComplete ? (body?.length ?? 0) : 0, isComplete) };
  const counted = new CountedBody(body, end);
  // That all has left is said by the stream's own end; that nothing will, by the adapter.
  return { ...response, body: counted.body, ended: (isComplete) => isComplete || end(counted.bytes, false) };
}

/** A stream that counts what is read of it. */
class CountedBody {
  readonly body: ReadableStream<Uint8Array>;
  bytes = 0;

  constructor(source: ReadableStream<Uint8Array>, end: (bytes: number, isComplete: boolean) => void) {
    const reader = source.getReader();
    this.body = new ReadableStream(
      {
        pull: async (controller) => {
          try {
            const next = await reader.read();
            if (!next.done) {
              this.bytes += next.value.length;
              return controller.enqueue(next.value);
            }
            controller.close();
            end(this.bytes, true);
          } catch (error) {
            controller.error(error);
            end(this.bytes, false);
          }
        },
        cancel: (reason) => {
          end(this.bytes, false);
          return reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }
}
