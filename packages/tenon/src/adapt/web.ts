import { refusal } from '../run/problems.ts';
import type { CompiledApp } from '../shapes/compiled.ts';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { Servable } from '../shapes/servable.ts';
import { HttpError } from '../support/errors.ts';
import { GrowingBytes } from './growing-bytes.ts';

const mostHeaders = 100;
/** A handler that never settles must not keep a process, or a test, alive. */
const shutdownMs = 25_000;

/** A `fetch` handler: what Workers, Deno and Bun serve, and what tests call without a socket. */
export interface FetchHandler {
  (request: Request): Promise<Response>;
  /** Waits for running requests and stops the plugins. */
  close(): Promise<void>;
}

/** An app as a `fetch` handler; it is opened, and its plugins started, by the first request. */
export function fetchHandler(app: Servable): FetchHandler {
  let opening: Promise<CompiledApp> | null = null;
  let closing: Promise<void> | null = null;
  const open = async (): Promise<CompiledApp> => {
    const compiled = await app.open();
    await compiled.start();
    return compiled;
  };
  const handler = async (request: Request): Promise<Response> => {
    if (closing !== null) return toResponse(closed, request.method);
    // A plugin that could not start may start for the next request.
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return toResponse(await answer(await opening, request), request.method);
  };
  return Object.assign(handler, { close: () => (closing ??= Promise.resolve(opening).then(async (compiled) => void (await compiled?.stop(shutdownMs)))) });
}

const closed = refusal(new HttpError(503, 'server.draining', 'The server is shutting down', { 'retry-after': '1' }));

async function answer(app: CompiledApp, request: Request): Promise<HttpResponse> {
  try {
    return await app.handle(new WebRequest(request));
  } catch (error) {
    if (error instanceof HttpError) return refusal(error);
    throw error;
  }
}

/** A web request in the canonical form. */
class WebRequest implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: HttpRequest['headers'];
  readonly #request: Request;
  readonly #controller = new AbortController();

  constructor(request: Request) {
    const { url } = request;
    const start = url.indexOf('/', url.indexOf('://') + 3);
    const end = url.indexOf('#');
    const target = start === -1 ? '/' : url.slice(start, end === -1 ? undefined : end);
    const question = target.indexOf('?');
    this.method = request.method;
    this.path = question === -1 ? target : target.slice(0, question);
    this.query = question === -1 ? '' : target.slice(question + 1);
    this.headers = headersOf(request.headers);
    this.#request = request;
  }

  get hasBody(): boolean {
    return this.#request.body !== null && this.headers['content-length'] !== '0';
  }

  get signal(): AbortSignal {
    return AbortSignal.any([this.#request.signal, this.#controller.signal]);
  }

  abort(reason: Error): void {
    this.#controller.abort(reason);
  }

  async readBody(limitBytes: number): Promise<Uint8Array> {
    const tooLarge = (): HttpError => new HttpError(413, 'body.too-large', `A body has at most ${limitBytes} bytes here`);
    if (Number(this.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
    if (this.#request.bodyUsed) throw new Error('the body was read already: a dependency that reads request.body takes it from the handler');
    const bytes = new GrowingBytes();
    try {
      for await (const chunk of chunksOf(this.#request.body)) {
        if (bytes.length + chunk.length > limitBytes) throw tooLarge();
        bytes.add(chunk);
      }
    } catch (error) {
      throw error instanceof HttpError ? error : new HttpError(400, 'body.incomplete', 'The body ended before its time');
    }
    return bytes.take();
  }

  toWeb(): Request {
    return this.#request;
  }
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

/** Header values by name. `Headers` has joined repeated lines, so a comma is all that is left of a second Host, Authorization or Content-Type. */
function headersOf(headers: Headers): HttpRequest['headers'] {
  const values: Record<string, string> = Object.create(null) as Record<string, string>; // names are the caller's
  let count = 0;
  for (const [name, value] of headers) {
    values[name] = value;
    if (++count > mostHeaders) throw new HttpError(431, 'request.too-many-headers', `A request has at most ${mostHeaders} header lines`);
  }
  const repeated =
    (['host', 'content-type'] as const).find((name) => values[name]?.includes(',')) ??
    (/,\s*(?:bearer|basic)\s/i.test(values['authorization'] ?? '') ? 'authorization' : undefined);
  if (repeated !== undefined) throw new HttpError(400, 'header.repeated', `${repeated} stands in the request more than once`);
  return values;
}

function toResponse({ status, headers: list, body }: HttpResponse, method: string): Response {
  const headers = new Headers();
  for (let index = 0; index < list.length; index += 2) headers.append(list[index] ?? '', list[index + 1] ?? '');
  const bytes = typeof body === 'string' ? Uint8Array.from(body, (character) => character.charCodeAt(0)) : body;
  if (method !== 'HEAD') return new Response(bytes as BodyInit | null, { status, headers }); // bytes and streams are bodies
  if (bytes instanceof ReadableStream) bytes.cancel().catch(() => undefined);
  else if (bytes !== null) headers.set('content-length', String(bytes.length));
  return new Response(null, { status, headers });
}
