/** Bytes of a whole answer of HTTP/1.1 in a buffer, or null when more must come. */
export function messageOf(buffer) {
  const head = buffer.indexOf('\r\n\r\n');
  if (head === -1) return null;
  const fields = buffer.subarray(0, head).toString('latin1').toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(fields);
  const size = length === null ? chunkedEnd(buffer, fields, head + 4) : head + 4 + Number(length[1]);
  return size !== null && buffer.length >= size ? size : null;
}

function chunkedEnd(buffer, fields, start) {
  if (!/\r\ntransfer-encoding: *chunked/.test(fields)) throw new Error(`an answer without a length: ${fields.split('\r\n')[0]}`);
  for (let position = start; ;) {
    const line = buffer.indexOf('\r\n', position);
    if (line === -1) return null;
    const bytes = Number.parseInt(buffer.subarray(position, line).toString('latin1'), 16);
    position = line + 2 + bytes + 2;
    if (bytes === 0) return position;
    if (position > buffer.length) return null;
  }
}

/** A request as it goes over the wire. */
export function bytesOf({ method, target, headers, body }) {
  const length = body === null ? [] : [['content-length', Buffer.byteLength(body)]];
  const lines = [['host', '127.0.0.1'], ...Object.entries(headers), ...length].map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`);
}
