import type { HttpRequest, HttpResponse } from './http.ts';
import type { Logger } from './logger.ts';

/** An app that answers. */
export interface CompiledApp {
  /** Never rejects: whatever a handler throws has become a response. */
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
  /** Opens plugins in order of declaration. */
  start(): Promise<void>;
  /** Waits for `after` tasks, closes plugins in reverse order. */
  stop(): Promise<void>;
  /** From now on every response asks the caller to close the connection (adapters on HTTP/1.1 write the header). */
  readonly docs: CompiledDocs | null;
  readonly logger: Logger;
}

/** Where the docs page and the document are served. */
export interface CompiledDocs {
  readonly pagePath: string | null;
  readonly documentPath: string | null;
}
