import type { Caller, HttpRequest, HttpResponse } from './http.ts';
import type { Logger } from './logger.ts';

/** Reads who calls from what trusted proxies write into headers. */
export interface Forwarding {
  /** @param direct What is known of the connection itself. */
  callerOf(direct: Caller, headers: HttpRequest['headers']): Caller;
}

/** Makes of a response what a platform takes. Never throws. */
export type Write<Written> = (response: HttpResponse, request: HttpRequest) => Written;

/** An app that answers. */
export interface CompiledApp {
  /** Never rejects: whatever a handler throws has become a response. */
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
  /** The same, written by `write` as soon as there is a response: before anything else is written into its memory. */
  answer<Written>(request: HttpRequest, write: Write<Written>): Written | Promise<Written>;
  /** Opens plugins in the order of their declaration. */
  start(): Promise<void>;
  /** A shutdown has begun: requests are still answered, and whoever asks whether the app is ready learns of it. */
  retire(): void;
  /** Takes note of how busy this process is, until `stop`: for adapters that have a process to themselves. */
  watchLoop?(): void;
  /** Ends streams that have no end of their own; `stop` does so too, but an adapter may wait for its connections before. */
  drain(): void;
  /**
   * Waits for running requests and `after` tasks, at most `waitMs`, then closes plugins in reverse order.
   * `true` when nothing was left running. An app that was started more than once stops with the last call.
   */
  stop(waitMs?: number): Promise<boolean>;
  /** Who calls by the word of trusted proxies; `null` where no proxy is trusted. */
  readonly forwarding: Forwarding | null;
  readonly docs: { readonly path: string | null; readonly documentPath: string } | null;
  readonly logger: Logger;
}
