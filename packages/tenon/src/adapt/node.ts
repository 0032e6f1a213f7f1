import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type AddressInfo } from 'node:net';
import { refusal } from '../run/problems.ts';
import type { CompiledApp } from '../shapes/compiled.ts';
import type { HttpResponse } from '../shapes/http.ts';
import type { Servable } from '../shapes/servable.ts';
import { HttpError } from '../support/errors.ts';
import { answerClientError } from './node/client-error.ts';
import { Connections } from './node/connections.ts';
import { NodeRequest } from './node/node-request.ts';
import { targetOf } from './node/request-target.ts';
import { respond } from './node/respond.ts';

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
 * Opens an app and serves it over node:http.
 * Throws: DeclarationError when the app has mistakes; an Error with advice when the port cannot be had.
 */
export async function serve(app: Servable, options: ServeOptions = {}): Promise<RunningServer> {
  const compiled = await app.open();
  await compiled.start();
  const server = new NodeServer(compiled, options);
  try {
    await server.listen();
  } catch (error) {
    await compiled.stop();
    throw error;
  }
  if (options.signals ?? true) server.handleSignals();
  if (options.announce ?? true) announce(compiled, server.url);
  return server;
}

function announce({ docs, logger }: CompiledApp, url: string): void {
  logger.info({ url }, `Listening on ${url}`);
  if (docs !== null && docs.path !== null) logger.info({ url: url + docs.path }, `Docs at      ${url}${docs.path}`);
  if (docs !== null) logger.info({ url: url + docs.documentPath }, `Document at  ${url}${docs.documentPath}`);
}

class NodeServer implements RunningServer {
  readonly #app: CompiledApp;
  readonly #options: ServeOptions;
  readonly #server: Server;
  readonly #connections: Connections;
  #isDraining = false;
  #isCut = false;
  #closing: Promise<boolean> | null = null;

  constructor(app: CompiledApp, options: ServeOptions) {
    this.#app = app;
    this.#options = options;
    const keepAliveMs = options.keepAliveMs ?? 5_000;
    // Not in the types of Node 20: no end-of-body work for requests without a body, from Node 24.12.
    const more = { optimizeEmptyRequests: true };
    this.#server = createServer(
      { keepAliveTimeout: keepAliveMs, headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000, noDelay: true, insecureHTTPParser: false, joinDuplicateHeaders: false, ...more },
      (incoming, outgoing) => this.#answer(incoming, outgoing),
    );
    this.#server.maxHeadersCount = 0; // node drops headers beyond its own cap without a word; targetOf() refuses
    this.#server.on('clientError', answerClientError);
    this.#connections = new Connections(this.#server, keepAliveMs);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port; // listening on TCP
  }

  get url(): string {
    return `http://${this.#options.host ?? 'localhost'}:${this.port}`;
  }

  listen(): Promise<void> {
    const port = this.#options.port ?? Number(process.env['PORT'] ?? 3000);
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
      this.#server.listen({ port, ...(this.#options.host === undefined ? {} : { host: this.#options.host }) }, resolve);
    });
  }

  #answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    this.#connections.track(incoming, outgoing);
    const write = (response: HttpResponse): void => respond(incoming, outgoing, response, this.#isDraining);
    const outcome = this.#isCut ? unavailable : this.#handle(incoming);
    if (outcome instanceof Promise) void outcome.then(write);
    else write(outcome);
  }

  #handle(incoming: IncomingMessage): HttpResponse | Promise<HttpResponse> {
    try {
      return this.#app.handle(new NodeRequest(incoming, targetOf(incoming)));
    } catch (error) {
      if (error instanceof HttpError) return refusal(error);
      throw error;
    }
  }

  handleSignals(): void {
    const onSignal = (signal: NodeJS.Signals): void => {
      if (this.#closing !== null) process.exit(1); // asked twice: at once
      this.#app.logger.info({ signal }, `${signal}: finishing what was accepted`);
      void this.close().then((isClean) => process.exit(isClean ? 0 : 1));
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  }

  close(): Promise<boolean> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<boolean> {
    this.#isDraining = true;
    const { drainDelayMs = 0, shutdownTimeoutMs = 25_000 } = this.#options;
    if (drainDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, drainDelayMs));
    // http.Server's own close() ends idle sockets at once, also those with a request on its way.
    NetServer.prototype.close.call(this.#server);
    const isClean = await this.#connections.drained(shutdownTimeoutMs);
    if (!isClean) {
      this.#isCut = true;
      this.#connections.destroy();
    }
    await this.#app.stop();
    this.#server.close(() => undefined); // ends node's own checks; everything is closed already
    return isClean;
  }
}

const unavailable = refusal(new HttpError(503, 'server.draining', 'The server is shutting down', { 'retry-after': '1' }));

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new Error(`Port ${port} is taken: stop what listens there, or choose another with PORT=${port + 1}`, { cause: error });
  if (error.code === 'EACCES') return new Error(`Port ${port} needs privileges that this process does not have: choose one above 1023 with PORT=3000`, { cause: error });
  return error;
}
