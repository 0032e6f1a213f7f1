import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import { refusal } from '../run/problems.ts';
import type { CompiledApp } from '../shapes/compiled.ts';
import type { HttpResponse } from '../shapes/http.ts';
import type { Servable } from '../shapes/servable.ts';
import { HttpError } from '../support/errors.ts';
import { answerClientError, refuseConnection } from './node/client-error.ts';
import { Connections, type OpenCall } from './node/connections.ts';
import { HeldMessage } from './node/held-message.ts';
import { createServer } from './node/http.ts';
import { NodeRequest } from './node/node-request.ts';
import { targetOf } from './node/request-target.ts';
import { respond } from './node/respond.ts';
import { forgetSignals } from './node/signals.ts';
import { SlowTransfers } from './node/slow-transfers.ts';
import { listenError, portOf, serveBy, urlOf, type RunningServer, type ServeOptions } from './serving.ts';
import { cutGraceMs, draining, stopMs, unavailable, within } from './shutting-down.ts';

export type { RunningServer, ServeOptions };

/**
 * Opens an app and serves it over node:http.
 * Throws: DeclarationError when the app has mistakes; an Error with advice when the port cannot be had.
 */
export function serve(app: Servable, options: ServeOptions = {}): Promise<RunningServer> {
  return serveBy(app, options, async (compiled) => {
    const server = new NodeServer(compiled, options);
    await server.listen();
    return server;
  });
}

class NodeServer implements RunningServer {
  readonly #app: CompiledApp;
  readonly #options: ServeOptions;
  readonly #server: Server;
  readonly #connections: Connections;
  readonly #slowTransfers: SlowTransfers;
  #toldOfDropMs = -Infinity;
  #isDraining = false;
  #isCut = false;
  #closing: Promise<boolean> | null = null;

  constructor(app: CompiledApp, options: ServeOptions) {
    this.#app = app;
    this.#options = options;
    const { keepAliveMs = 5_000, requestTimeoutMs = 30_000 } = options;
    // Not in the types of Node 20: no end-of-body work for requests without a body, from Node 24.12.
    const more = { optimizeEmptyRequests: true };
    const timeouts = {
      keepAliveTimeout: keepAliveMs,
      requestTimeout: requestTimeoutMs,
      headersTimeout: Math.min(10_000, requestTimeoutMs),
      connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs),
    };
    this.#server = createServer(
      { ...timeouts, noDelay: true, insecureHTTPParser: false, joinDuplicateHeaders: false, requireHostHeader: false, IncomingMessage: HeldMessage, ...more },
      (incoming, outgoing) => this.#receive(incoming, outgoing),
    );
    this.#server.maxHeadersCount = 0; // node drops headers beyond its own cap without a word; targetOf() refuses
    this.#server.on('clientError', answerClientError);
    this.#server.on('checkExpectation', (incoming: IncomingMessage, outgoing: ServerResponse) => this.#write(incoming, outgoing, unexpected));
    this.#server.on('connect', (_: IncomingMessage, socket: Socket) => refuseConnection(socket, 501, 'request.unknown-method'));
    this.#server.maxConnections = options.maxConnections ?? 10_000;
    this.#server.on('drop', () => this.#tellOfDrop());
    this.#connections = new Connections(this.#server, keepAliveMs);
    const { minBytesPerSecond = 240, slowBodyMs = 5_000, slowResponseMs = 30_000 } = options;
    this.#slowTransfers = new SlowTransfers(
      () => this.#connections.calls(),
      { minBytesPerSecond, slowBodyMs, slowResponseMs },
      (call) => this.#refuseSlow(call),
    );
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port; // listening on TCP
  }

  get url(): string {
    return urlOf(this.#options.host, this.port);
  }

  listen(): Promise<void> {
    const port = portOf(this.#options);
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
      this.#server.listen({ port, ...(this.#options.host === undefined ? {} : { host: this.#options.host }) }, resolve);
    });
  }

  #receive(incoming: IncomingMessage, outgoing: ServerResponse): void {
    let request: NodeRequest;
    try {
      request = new NodeRequest(incoming, targetOf(incoming), this.#app.forwarding);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      return this.#write(incoming, outgoing, refusal(error));
    }
    this.#connections.track(incoming, outgoing, request);
    if (request.hasBody) process.nextTick(this.#await, incoming, outgoing, request);
    else this.#answer(incoming, outgoing, request);
  }

  /** Most bodies come in one packet with their heads: node brings them within a tick, and what is here costs no promise. */
  readonly #await = (incoming: IncomingMessage, outgoing: ServerResponse, request: NodeRequest): void => {
    if (!incoming.socket.writable) return; // what followed the head was no body, and was refused
    const size = Number(incoming.headers['content-length']);
    const isHeld = incoming instanceof HeldMessage && incoming.atEnd(size, () => this.#answer(incoming, outgoing, request));
    if (!isHeld) this.#answer(incoming, outgoing, request);
  };

  #answer(incoming: IncomingMessage, outgoing: ServerResponse, request: NodeRequest): void {
    const outcome = this.#isCut ? unavailable : this.#app.handle(request);
    if (outcome instanceof Promise) void outcome.then((response) => this.#write(incoming, outgoing, response));
    else this.#write(incoming, outgoing, outcome);
  }

  /** A response that node refuses to write, as one of a foreign handler may be, costs its connection and not the process. */
  #write(incoming: IncomingMessage, outgoing: ServerResponse, response: HttpResponse): void {
    try {
      respond(incoming, outgoing, response, this.#isDraining);
    } catch (error) {
      this.#app.logger.error({ method: incoming.method, status: response.status, error }, 'a response could not be written');
      outgoing.destroy();
    }
  }

  /** A response that has begun cannot become another one: its connection ends. */
  #refuseSlow({ socket, outgoing, request }: OpenCall): void {
    if (outgoing.headersSent) return void socket.destroy();
    // First: who waits for the body learns that it will not come, before its rest is dropped.
    request.abort(slow);
    respond(outgoing.req, outgoing, slowResponse, true);
    socket.destroySoon();
  }

  #tellOfDrop(): void {
    const now = performance.now();
    if (now - this.#toldOfDropMs < dropSilenceMs) return;
    this.#toldOfDropMs = now;
    const { maxConnections } = this.#server;
    this.#app.logger.warn({ maxConnections }, `connections are closed at once: there are ${maxConnections} already`);
  }

  close(): Promise<boolean> {
    return (this.#closing ??= this.#close().finally(() => forgetSignals(this)));
  }

  async #close(): Promise<boolean> {
    const { drainDelayMs = 0, shutdownTimeoutMs = 25_000 } = this.#options;
    this.#app.retire();
    if (drainDelayMs > 0) {
      this.#isDraining = true;
      await new Promise((resolve) => setTimeout(resolve, drainDelayMs));
    }
    const endMs = Date.now() + shutdownTimeoutMs;
    await this.#stopListening(shutdownTimeoutMs / 2);
    this.#app.drain();
    const isDrained = await this.#connections.drained(endMs - Date.now());
    if (!isDrained) this.#cut();
    const waitMs = Math.max(cutGraceMs, endMs - Date.now());
    const isStopped = await within(waitMs + stopMs, this.#app.stop(waitMs));
    this.#connections.destroy();
    this.#slowTransfers.stop();
    this.#server.close(() => undefined); // ends node's own checks; everything is closed already
    return isDrained && isStopped;
  }

  async #stopListening(timeoutMs: number): Promise<void> {
    await this.#connections.settled(timeoutMs);
    // http.Server's own close() ends idle sockets at once, also those with a request on its way.
    NetServer.prototype.close.call(this.#server);
    // Not before: whoever was told to go away would come back and stand before a door that closes.
    this.#isDraining = true;
  }

  #cut(): void {
    this.#isCut = true;
    this.#connections.cut(draining, (outgoing) => this.#write(outgoing.req, outgoing, unavailable));
  }
}

/** Between two warnings of connections beyond the bound. */
const dropSilenceMs = 60_000;
const slow = new HttpError(408, 'body.too-slow', 'The body came too slowly');
const slowResponse = refusal(slow);
const unexpected = refusal(new HttpError(417, 'request.expectation', 'The only expectation that is met is 100-continue'));
