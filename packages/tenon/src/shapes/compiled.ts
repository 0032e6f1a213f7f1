import type { HttpRequest, HttpResponse } from './http.ts';
import type { Logger } from './logger.ts';

/** An app that answers. */
export interface CompiledApp {
  /** Never rejects: whatever a handler throws has become a response. */
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
  /** Opens plugins in the order of their declaration. */
  start(): Promise<void>;
  /** A shutdown has begun: requests are still answered, and whoever asks whether the app is ready learns of it. */
  retire(): void;
  /** Ends streams that have no end of their own; `stop` does so too, but an adapter may wait for its connections before. */
  drain(): void;
  /**
   * Waits for running requests and `after` tasks, at most `waitMs`, then closes plugins in reverse order.
   * `true` when nothing was left running. An app that was started more than once stops with the last call.
   */
  stop(waitMs?: number): Promise<boolean>;
  readonly docs: { readonly path: string | null; readonly documentPath: string } | null;
  readonly logger: Logger;
}
