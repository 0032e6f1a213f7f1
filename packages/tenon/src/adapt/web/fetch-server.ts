import { refusal } from '../../run/problems.ts';
import type { CompiledApp } from '../../shapes/compiled.ts';
import type { HttpRequest, HttpResponse } from '../../shapes/http.ts';
import type { Servable } from '../../shapes/servable.ts';
import { HttpError } from '../../support/errors.ts';
import { forgetSignals } from '../node/signals.ts';
import { portOf, serveBy, urlOf, type RunningServer, type ServeOptions } from '../serving.ts';
import { cutGraceMs, draining, stopMs, unavailable, within } from '../shutting-down.ts';
import { PendingRequests } from './pending-requests.ts';
import { WebRequest, type Door } from './web-request.ts';
import { tellEnd, webResponse } from './web-response.ts';

/** What a platform serves. */
export type Answer<Info = unknown> = (request: Request, info: Info) => Response | Promise<Response>;

/** The listening end of a platform's own server. */
export interface Listener {
  readonly port: number;
  /** Takes no more connections; resolves when those that are open have ended. */
  stop(): Promise<void>;
  /** Ends every connection at once. */
  destroy(): unknown;
  /** Lets a request take its time; absent where the platform closes no connection that waits for a response. */
  wait?(request: Request): void;
  /** The other end of the connection that a request came by; `info` is the second argument of an `Answer`. */
  addressOf(request: Request, info: unknown): string | undefined;
}

/** How a platform listens. */
export type Listen = (answer: Answer, place: { readonly port: number; readonly host: string | undefined }) => Listener;

/**
 * Opens an app and serves it by a platform that speaks `fetch`.
 * Throws: DeclarationError when the app has mistakes; what `listen` throws when the port cannot be had.
 */
export function serveFetch(app: Servable, options: ServeOptions, listen: Listen): Promise<RunningServer> {
  return serveBy(app, options, (compiled) => new FetchServer(compiled, options, listen));
}

class FetchServer implements RunningServer {
  readonly port: number;
  readonly url: string;
  readonly #app: CompiledApp;
  readonly #options: ServeOptions;
  readonly #listener: Listener;
  readonly #door: Door;
  readonly #pending: PendingRequests;
  #isDraining = false;
  #closing: Promise<boolean> | null = null;

  constructor(app: CompiledApp, options: ServeOptions, listen: Listen) {
    this.#app = app;
    this.#options = options;
    this.#listener = listen((request, info) => this.#answer(request, info), { port: portOf(options), host: options.host });
    const listener = this.#listener;
    this.#door = { isFramed: true, forwarding: app.forwarding, addressOf: (request, info) => listener.addressOf(request, info) };
    this.#pending = new PendingRequests((request) => this.#listener.wait?.(request.own));
    this.port = this.#listener.port;
    this.url = urlOf(options.host, this.port);
  }

  #answer(request: Request, info: unknown): Response | Promise<Response> {
    const canonical = new WebRequest(request, this.#door, info);
    const written = this.#app.answer(canonical, this.#write);
    return written instanceof Promise ? this.#pended(canonical, written) : written;
  }

  /** Lets a shutdown answer what has no response yet, also where nobody has said that he waits for it. */
  #pended(request: WebRequest, written: Promise<Response>): Promise<Response> {
    this.#pending.enter(request);
    if (request.waiting !== null) return written;
    return new Promise((resolve, reject) => {
      request.waiting = { answer: (response) => resolve(this.#write(response, request)) };
      written.then(resolve, reject);
    });
  }

  readonly #write = (response: HttpResponse, asked: HttpRequest): Response => {
    const request = asked as WebRequest; // as it was given to the app
    const isHead = request.method === 'HEAD';
    if (request.waiting !== null) this.#pending.leave(request);
    if (request.isWritten) {
      response.ended?.(false);
      return webResponse(unwritten, isHead); // nobody takes it
    }
    request.isWritten = true;
    // A stream may be silent for longer than a connection may be idle.
    if (response.body instanceof ReadableStream) this.#listener.wait?.(request.own);
    else request.answered();
    tellEnd(request, response);
    try {
      return webResponse(this.#isDraining ? { ...response, headers: [...response.headers, 'connection', 'close'] } : response, isHead);
    } catch (error) {
      this.#app.logger.error({ method: request.method, status: response.status, error }, 'a response could not be written');
      return webResponse(unwritten, isHead);
    }
  };

  close(): Promise<boolean> {
    return (this.#closing ??= this.#close().finally(() => forgetSignals(this)));
  }

  async #close(): Promise<boolean> {
    const { drainDelayMs = 0, shutdownTimeoutMs = 25_000 } = this.#options;
    this.#isDraining = true;
    this.#app.retire();
    if (drainDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, drainDelayMs));
    const endMs = Date.now() + shutdownTimeoutMs;
    const ended = this.#listener.stop().then(() => true);
    this.#app.drain();
    const isDrained = await within(shutdownTimeoutMs, ended);
    if (!isDrained) this.#pending.cut(draining, unavailable);
    const waitMs = Math.max(cutGraceMs, endMs - Date.now());
    const isStopped = await within(waitMs + stopMs, this.#app.stop(waitMs));
    this.#pending.close();
    this.#listener.destroy();
    return isDrained && isStopped;
  }
}

const unwritten = refusal(new HttpError(500, 'server.internal', 'The server failed to answer'));
