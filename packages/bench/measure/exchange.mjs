import { request as httpRequest } from 'node:http';

/**
 * Sends one request of data/scenarios.mjs and reads the whole answer.
 * Shape: { status, mediaType, headBytes, body: Buffer }; `mediaType` without parameters, `headBytes` as sent, without the status line.
 */
export function exchange(port, { method, target, headers, body }) {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = httpRequest({ host: '127.0.0.1', port, method, path: target, headers: { ...headers, ...length } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ ...headOf(response), body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

function headOf({ statusCode, headers, rawHeaders }) {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
  // `name: value CRLF` is four characters more than its pair.
  const headBytes = rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
  return { status: statusCode, mediaType: mediaType.trim(), headBytes };
}
