import type { Servable } from '../shapes/servable.ts';
import { listenError, type RunningServer, type ServeOptions } from './serving.ts';
import { serveFetch, type Answer } from './web/fetch-server.ts';

export type { RunningServer, ServeOptions };

/** The part of Deno's global that is used: its own types are not on npm. */
interface DenoGlobal {
  serve(options: { readonly port: number; readonly hostname?: string; readonly signal: AbortSignal; onListen(): void }, handler: Answer<DenoInfo>): DenoServer;
}

interface DenoInfo {
  /** `path` where the socket has a name in place of a port. */
  readonly remoteAddr: { readonly hostname?: string };
}

interface DenoServer {
  readonly addr: { readonly port: number };
  readonly finished: Promise<void>;
  shutdown(): Promise<void>;
}

/**
 * Opens an app and serves it by `Deno.serve`. Deno bounds by itself how long connections may be idle: `keepAliveMs` and
 * `requestTimeoutMs` say nothing here.
 * Throws: DeclarationError when the app has mistakes; an Error with advice when the port cannot be had, or this is not Deno.
 */
export function serve(app: Servable, options: ServeOptions = {}): Promise<RunningServer> {
  return serveFetch(app, options, (answer, { port, host }) => {
    const ending = new AbortController();
    const server = listening({ port, signal: ending.signal, onListen() {}, ...(host === undefined ? {} : { hostname: host }) }, answer);
    let isOver = false;
    void server.finished.then(() => (isOver = true));
    return {
      port: server.addr.port,
      stop: () => server.shutdown(),
      destroy: () => isOver || ending.abort(),
      addressOf: (_, info) => (info as DenoInfo).remoteAddr.hostname, // what Deno gives an answer
    };
  });
}

function listening(settings: Parameters<DenoGlobal['serve']>[0], answer: Answer<DenoInfo>): DenoServer {
  const { Deno } = globalThis as { readonly Deno?: DenoGlobal };
  if (Deno === undefined) throw new Error('tenon/deno serves on Deno, and this is another runtime: import serve from tenon/node or tenon/bun');
  try {
    return Deno.serve(settings, answer);
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, settings.port); // Deno's errors have the codes of Node's
  }
}
