import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

const statuses: Readonly<Record<string, readonly [status: number, code: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'request.headers-too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'body.too-large'],
  HPE_INVALID_METHOD: [501, 'request.unknown-method'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request.timeout'],
};

/** Answers a request that node:http could not parse, and closes the connection: its framing is in doubt. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  // Once a response has begun on this socket, more text would become part of it.
  const isAnswering = (socket as { readonly _httpMessage?: { readonly headersSent: boolean } | null })._httpMessage?.headersSent ?? false; // node's own parsers look here too
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
    socket.destroy();
    return;
  }
  const [status, code] = statuses[error.code ?? ''] ?? [400, 'request.malformed'];
  const title = STATUS_CODES[status] ?? 'Bad Request';
  const body = JSON.stringify({ title, status, code });
  socket.end(`HTTP/1.1 ${status} ${title}\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
}
