import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { STATUS_CODES } from './http.ts';

const statuses: Readonly<Record<string, readonly [status: number, code: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'request.headers-too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'body.too-large'],
  HPE_INVALID_METHOD: [501, 'request.unknown-method'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request.timeout'],
};

const malformed = [400, 'request.malformed'] as const;

/** Answers a request that node:http could not parse, and closes the connection: its framing is in doubt. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  const response = (socket as { readonly _httpMessage?: ServerResponse | null })._httpMessage ?? null; // node keeps the response of a connection's first open request here
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  // Requests before this one are complete: they get their answers first, in order.
  else if (response !== null && response.req.complete) response.once('finish', () => answerClientError(error, socket));
  // More text would become part of a response that has begun.
  else if (response?.headersSent === true) socket.destroy();
  else refuseConnection(socket, ...(statuses[error.code ?? ''] ?? malformed), response?.req.method === 'HEAD');
}

/** Writes a problem on a socket that node:http has given up, and closes it. What answers HEAD has the length of its body alone. */
export function refuseConnection(socket: Socket, status: number, code: string, isHead = false): void {
  const title = STATUS_CODES[status] ?? 'Bad Request';
  const body = JSON.stringify({ title, status, code });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\n\r\n${isHead ? '' : body}`,
  );
}
