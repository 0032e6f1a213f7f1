import type { Servable } from '../shapes/servable.ts';
import { listenError, type RunningServer, type ServeOptions } from './serving.ts';
import { serveFetch, type Answer } from './web/fetch-server.ts';

export type { RunningServer, ServeOptions };

/** The part of Bun's global that is used: its own types are a package that would replace the user's. */
interface BunGlobal {
  serve(options: {
    readonly port: number;
    readonly hostname?: string;
    readonly idleTimeout: number;
    readonly maxRequestBodySize: number;
    readonly fetch: Answer;
  }): BunServer;
}

interface BunServer {
  readonly port: number;
  stop(closeActiveConnections: boolean): Promise<void>;
  timeout(request: Request, seconds: number): void;
  requestIP(request: Request): { readonly address: string } | null;
}

/**
 * Opens an app and serves it by `Bun.serve`. One time of Bun's bounds idle connections and requests that stop arriving: the
 * longer one of `keepAliveMs` and `requestTimeoutMs`, at most 255 seconds.
 * Throws: DeclarationError when the app has mistakes; an Error with advice when the port cannot be had, or this is not Bun.
 */
export function serve(app: Servable, options: ServeOptions = {}): Promise<RunningServer> {
  const { keepAliveMs = 5_000, requestTimeoutMs = 30_000 } = options;
  const idleTimeout = Math.min(255, Math.ceil(Math.max(keepAliveMs, requestTimeoutMs) / 1000));
  return serveFetch(app, options, (fetch, { port, host }) => {
    // Limits of bodies are the routes'.
    const settings = { port, idleTimeout, maxRequestBodySize: Number.MAX_SAFE_INTEGER, fetch, ...(host === undefined ? {} : { hostname: host }) };
    const server = listening(settings);
    return {
      port: server.port,
      stop: () => server.stop(false),
      destroy: () => server.stop(true),
      wait: (request) => server.timeout(request, 0),
      addressOf: (request) => server.requestIP(request)?.address,
    };
  });
}

function listening(settings: Parameters<BunGlobal['serve']>[0]): BunServer {
  const { Bun } = globalThis as { readonly Bun?: BunGlobal };
  if (Bun === undefined) throw new Error('tenon/bun serves on Bun, and this is another runtime: import serve from tenon/node or tenon/deno');
  try {
    return Bun.serve(settings);
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, settings.port); // Bun's errors have the codes of Node's
  }
}
