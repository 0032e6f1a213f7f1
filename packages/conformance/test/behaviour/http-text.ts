import type { Answer } from './target.ts';

/** A response as it stood on the wire, and what followed it. */
export interface Parsed {
  readonly answer: Answer;
  readonly rest: Buffer;
}

/**
 * The first response in some bytes; `null` while it is incomplete. Strict, so that a wrong frame is a failing test.
 * Throws: Error for anything that is not HTTP/1.1 as RFC 9112 writes it.
 */
export function parseResponse(bytes: Buffer, method: string): Parsed | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) [\x20-\x7e]*$/.exec(start)?.[1] ?? fail(start));
  const headers = headersOf(lines);
  const after = bytes.subarray(end + 4);
  if (status === 100) return parseResponse(after, method);
  const body = method === 'HEAD' || status === 204 || status === 304 ? { body: Buffer.alloc(0), rest: after } : framed(after, headers);
  return body === null ? null : { answer: { status, headers, text: body.body.toString('utf8'), bytes: body.body }, rest: body.rest };
}

/** Every response in some bytes, which must hold nothing else. */
export function parseResponses(bytes: Buffer, methods: readonly string[]): Answer[] {
  const answers: Answer[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const parsed = parseResponse(rest, methods[answers.length] ?? 'GET') ?? fail(rest.toString('latin1'));
    answers.push(parsed.answer);
    rest = parsed.rest;
  }
  return answers;
}

function headersOf(lines: readonly string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+): ([^\r\n\0]*)$/.exec(line) ?? fail(line);
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  return headers;
}

function framed(bytes: Buffer, headers: ReadonlyMap<string, readonly string[]>): { readonly body: Buffer; readonly rest: Buffer } | null {
  if (headers.get('transfer-encoding')?.[0] === 'chunked') return chunked(bytes);
  const [length = fail('a response without a length'), ...more] = headers.get('content-length') ?? [];
  if (more.length > 0) fail('two content-length lines');
  return bytes.length < Number(length) ? null : { body: bytes.subarray(0, Number(length)), rest: bytes.subarray(Number(length)) };
}

function chunked(bytes: Buffer): { readonly body: Buffer; readonly rest: Buffer } | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1) return null;
    const size = parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    const next = end + 2 + size + 2;
    if (bytes.length < next) return null;
    if (size === 0) return { body: Buffer.concat(chunks), rest: bytes.subarray(next) };
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = next;
  }
}

function fail(what: string): never {
  throw new Error(`not a response of HTTP/1.1: ${what.slice(0, 200)}`);
}
