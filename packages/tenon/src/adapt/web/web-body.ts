import { HttpError } from '../../support/errors.ts';
import { GrowingBytes } from '../growing-bytes.ts';

/**
 * The whole body of a web request.
 * Throws: HttpError body.too-large (413) as soon as the limit is passed, body.incomplete (400); an Error when it was read before.
 */
export function readWebBody(request: Request, limitBytes: number): Promise<Uint8Array> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > limitBytes) return Promise.reject(tooLarge(limitBytes));
  if (request.bodyUsed) return Promise.reject(new Error('the body was read already: a dependency that reads request.body takes it from the handler'));
  // The platform has bounded a body of a declared length: no stream is needed to count it.
  const read = declared === null ? streamed(request.body, limitBytes) : whole(request);
  return read.then((bytes) => {
    if (bytes.length > limitBytes) throw tooLarge(limitBytes);
    return bytes;
  }, incomplete);
}

function incomplete(error: unknown): never {
  throw error instanceof HttpError ? error : new HttpError(400, 'body.incomplete', 'The body ended before its time');
}

function whole(request: Request): Promise<Uint8Array> {
  // Not in Node 20.
  return 'bytes' in request ? request.bytes() : (request as Request).arrayBuffer().then((buffer) => new Uint8Array(buffer));
}

async function streamed(body: ReadableStream<Uint8Array> | null, limitBytes: number): Promise<Uint8Array> {
  const bytes = new GrowingBytes();
  for await (const chunk of chunksOf(body)) {
    if (bytes.length + chunk.length > limitBytes) throw tooLarge(limitBytes);
    bytes.add(chunk);
  }
  return bytes.take();
}

function tooLarge(limitBytes: number): HttpError {
  return new HttpError(413, 'body.too-large', `A body has at most ${limitBytes} bytes here`);
}

/** The chunks of a body; who stops early tells its source. */
async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (reader === undefined) return;
  let isDone = false;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    isDone = true;
  } finally {
    if (!isDone) void reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}
