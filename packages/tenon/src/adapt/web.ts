import { refusal } from '../run/problems.ts';
import type { CompiledApp } from '../shapes/compiled.ts';
import type { Servable } from '../shapes/servable.ts';
import { HttpError } from '../support/errors.ts';
import { WebRequest, type Door } from './web/web-request.ts';
import { tellEnd, webResponse } from './web/web-response.ts';

/** A handler that never settles must not keep a process, or a test, alive. */
const shutdownMs = 25_000;

/** A `fetch` handler: what Workers, Deno and Bun serve, and what tests call without a socket. */
export interface FetchHandler {
  (request: Request): Promise<Response>;
  /** Waits for running requests and stops the plugins. */
  close(): Promise<void>;
}

/** What a platform knows of a request beside the request. */
export interface FetchOptions {
  /**
   * The address of the other end of its connection, for `caller` and for proxies that are trusted.
   * @example address: (request) => request.headers.get('cf-connecting-ip') // on Workers, where nobody else can set it
   */
  readonly address?: (request: Request) => string | null | undefined;
}

/** An app as a `fetch` handler; it is opened, and its plugins started, by the first request. */
export function fetchHandler(app: Servable, { address }: FetchOptions = {}): FetchHandler {
  let opening: Promise<CompiledApp> | null = null;
  let closing: Promise<void> | null = null;
  let door: Door | null = null;
  const open = async (): Promise<CompiledApp> => {
    const compiled = await app.open();
    await compiled.start();
    return compiled;
  };
  const handler = async (request: Request): Promise<Response> => {
    if (closing !== null) return webResponse(closed, request.method === 'HEAD');
    // A plugin that could not start may start for the next request.
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    const compiled = await opening;
    door ??= { isFramed: false, forwarding: compiled.forwarding, addressOf: (each) => address?.(each) ?? undefined };
    const canonical = new WebRequest(request, door, null);
    const response = await compiled.handle(canonical);
    tellEnd(canonical, response);
    return webResponse(response, request.method === 'HEAD');
  };
  return Object.assign(handler, { close: () => (closing ??= Promise.resolve(opening).then(async (compiled) => void (await compiled?.stop(shutdownMs)))) });
}

const closed = refusal(new HttpError(503, 'server.draining', 'The server is shutting down', { 'retry-after': '1' }));
