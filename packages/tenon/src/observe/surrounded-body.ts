import type { HttpResponse } from '../shapes/http.ts';

/**
 * A response whose stream is read inside of `surround`: what writes it runs after its handler has answered, and would know
 * nothing of what the handler was surrounded by. Bytes are what they are.
 */
export function surroundedBody(response: HttpResponse, surround: <T>(work: () => T) => T): HttpResponse {
  const { body } = response;
  if (!(body instanceof ReadableStream)) return response;
  const reader = body.getReader();
  const surrounded = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await surround(() => reader.read());
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: (reason) => surround(() => reader.cancel(reason)),
    },
    { highWaterMark: 0 },
  );
  return { ...response, body: surrounded };
}
