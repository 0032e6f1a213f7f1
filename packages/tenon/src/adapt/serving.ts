import type { CompiledApp } from '../shapes/compiled.ts';
import type { Servable } from '../shapes/servable.ts';
import { isLoading } from '../support/loading.ts';
import { closeOnSignals } from './node/signals.ts';

/** How an app is served. */
export interface ServeOptions {
  /** Default: `PORT`, else 3000; 0 lets the system choose. */
  readonly port?: number;
  /** Default: every interface. */
  readonly host?: string;
  /** Whether SIGTERM and SIGINT shut the server down and end the process. Default: true. */
  readonly signals?: boolean;
  /** How long running requests may take once a shutdown has begun. Default: 25,000. */
  readonly shutdownTimeoutMs?: number;
  /** How long the server goes on accepting connections after a shutdown has begun, for balancers that learn of it late. Default: 0. */
  readonly drainDelayMs?: number;
  /** How long an idle connection is kept. Default: 5,000; behind a proxy choose more than its own. */
  readonly keepAliveMs?: number;
  /** How long a request may take to arrive, its head at most 10,000 of it. Default: 30,000. */
  readonly requestTimeoutMs?: number;
  /** How many connections may be open; more are closed at once (Node). Default: 10,000. */
  readonly maxConnections?: number;
  /** How fast bodies must come and responses be taken; 0 is no bound (Node). Default: 240. */
  readonly minBytesPerSecond?: number;
  /** How long a body may come more slowly than that. Default: 5,000. */
  readonly slowBodyMs?: number;
  /** How long a response may be taken more slowly than that. Default: 30,000. */
  readonly slowResponseMs?: number;
  /** Whether the addresses are printed. Default: true. */
  readonly announce?: boolean;
}

/** A server that answers. */
export interface RunningServer {
  readonly port: number;
  /** `http://localhost:3000` */
  readonly url: string;
  /** Stops accepting, answers what was accepted, stops the plugins; `true` when nothing was cut off. The same promise every time. */
  close(): Promise<boolean>;
}

/**
 * Opens an app, lets it be listened for, and says where it is.
 * Throws: DeclarationError when the app has mistakes; what `listen` throws when the port cannot be had.
 */
export async function serveBy(
  app: Servable,
  options: ServeOptions,
  listen: (compiled: CompiledApp) => RunningServer | Promise<RunningServer>,
): Promise<RunningServer> {
  // `tenon routes app.ts` imports a file that may serve by itself: the command does what it was asked, not that.
  if (isLoading()) return notServing;
  const compiled = await app.open();
  await compiled.start();
  compiled.watchLoop?.();
  let server: RunningServer;
  try {
    server = await listen(compiled);
  } catch (error) {
    await compiled.stop();
    throw error;
  }
  if (options.signals ?? true) closeOnSignals(server, compiled.logger);
  if (options.announce ?? true) announce(compiled, server.url);
  return server;
}

const notServing: RunningServer = { port: 0, url: '', close: () => Promise.resolve(true) };

function announce({ docs, logger }: CompiledApp, url: string): void {
  logger.info({ url }, `Listening on ${url}`);
  if (docs !== null && docs.path !== null) logger.info({ url: url + docs.path }, `Docs at      ${url}${docs.path}`);
  if (docs !== null) logger.info({ url: url + docs.documentPath }, `Document at  ${url}${docs.documentPath}`);
}

/** The port that is asked for. */
export function portOf({ port }: ServeOptions): number {
  return port ?? Number(process.env['PORT'] ?? 3000);
}

/** The address of a server; a host in IPv6 stands in brackets. */
export function urlOf(host = 'localhost', port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Why a port cannot be had, with what to do. */
export function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken: stop what listens there, or choose another with PORT=${port + 1}`, { cause: error });
  if (error.code === 'EACCES')
    return new Error(`Port ${port} needs privileges that this process does not have: choose one above 1023 with PORT=3000`, { cause: error });
  return error;
}
