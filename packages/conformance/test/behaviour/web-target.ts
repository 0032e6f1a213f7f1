import type { App } from 'tenon';
import { fetchHandler } from 'tenon/web';
import { bodyBytes, headerLines, pieces, type Answer, type Exchange, type Target } from './target.ts';

/** An app behind `fetch`. */
export function webTarget(app: App<unknown>): Promise<Target> {
  const handler = fetchHandler(app, { address: () => '::ffff:127.0.0.1' }); // as a platform may write what a socket of the others has
  return Promise.resolve({
    name: 'web',
    send: async (exchange) => answerOf(await handler(requestOf(exchange))),
    close: () => handler.close(),
  });
}

function requestOf(exchange: Exchange): Request {
  const { method = 'GET', path, body, chunkBytes } = exchange;
  const headers = new Headers(headerLines(exchange));
  const bytes = bodyBytes(exchange);
  if (body !== undefined && chunkBytes === undefined && !headers.has('content-length')) headers.set('content-length', String(bytes.length));
  const content = body === undefined ? {} : { body: chunkBytes === undefined ? bytes : streamOf(pieces(bytes, chunkBytes)), duplex: 'half' };
  return new Request(`http://tenon.test${path}`, { method, headers, ...content } as RequestInit); // `duplex` is not in the DOM's types
}

function streamOf(chunks: Iterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      const next = chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

async function answerOf(response: Response): Promise<Answer> {
  const headers = new Map<string, string[]>();
  for (const [name, value] of response.headers) headers.set(name, [...(headers.get(name) ?? []), value]);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers, text: bytes.toString(), bytes };
}
