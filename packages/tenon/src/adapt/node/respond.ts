import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HttpResponse } from '../../shapes/http.ts';
import { streamOf } from './held-message.ts';

/** An unread rest of a body up to this size is read and dropped, so that the caller sees the answer; beyond it the connection closes. */
const mostDroppedBytes = 1_048_576;
const ascii = /^[\0-\x7f]*$/;

/** Writes a response; `isLast` asks the caller to close the connection. */
export function respond(incoming: IncomingMessage, outgoing: ServerResponse, response: HttpResponse, isLast: boolean): void {
  const { status, body, ended } = response;
  if (outgoing.destroyed || outgoing.headersSent) return drop(response);
  if (ended !== undefined) tellEnd(outgoing, ended);
  const headers = isLast ? [...response.headers, 'connection', 'close'] : (response.headers as string[]); // writeHead does not write to it
  if (!incoming.complete) dropRest(incoming);
  if (incoming.method === 'HEAD') {
    outgoing.writeHead(status, body === null || body instanceof ReadableStream ? headers : [...headers, 'content-length', String(body.length)]);
    outgoing.end();
    forget(body);
  } else if (body instanceof ReadableStream) {
    outgoing.writeHead(status, headers);
    // The first chunk may be long in coming: an EventSource is open when the head is there.
    outgoing.flushHeaders();
    // A caller that goes away in the middle of a stream is not an error of the server.
    pipeline(Readable.fromWeb(body as never), outgoing).catch(() => outgoing.destroy());
  } else if (body === null) {
    outgoing.writeHead(status, status === 204 || status === 304 ? headers : [...headers, 'content-length', '0']);
    outgoing.end();
  } else {
    outgoing.writeHead(status, [...headers, 'content-length', String(body.length)]);
    if (typeof body === 'string') outgoing.end(body, 'latin1');
    else if (body instanceof Uint8Array) outgoing.end(body);
    // Node puts the head before the text, and would encode that as UTF-8 too.
    else if (ascii.test(headers.join(''))) outgoing.end(body.text, 'utf8');
    else outgoing.end(Buffer.from(body.text));
  }
}

/** Tells once whether all of a response has left. */
function tellEnd(outgoing: ServerResponse, ended: (isComplete: boolean) => void): void {
  let hasLeft = false;
  // Of a destroyed socket node says that all was written. Before node's own listener, which may end the socket after the last response.
  outgoing.prependListener('finish', () => void (hasLeft = outgoing.socket?.destroyed === false));
  outgoing.on('close', () => ended(hasLeft));
}

/** Nobody will have this response. */
function drop({ body, ended }: HttpResponse): void {
  forget(body);
  ended?.(false);
}

/** Tells the source of a stream that nobody reads it. */
function forget(body: HttpResponse['body']): void {
  if (body instanceof ReadableStream) body.cancel().catch(() => undefined);
}

function dropRest(incoming: IncomingMessage): void {
  if (incoming.headers['content-length'] === undefined && incoming.headers['transfer-encoding'] === undefined) return;
  let dropped = 0;
  const rest = streamOf(incoming);
  rest.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > mostDroppedBytes) incoming.socket.destroy();
  });
  rest.on('error', () => undefined);
  rest.resume();
}
