import type { HttpRequest, HttpResponse } from './http.ts';
import type { Logger } from './logger.ts';

/** The route that a visit leads to. */
export interface VisitedRoute {
  /** `GET /books/{id}` */
  readonly at: string;
  readonly operationId: string;
  readonly method: string;
  /** The template: `/books/{id}`. */
  readonly path: string;
  /** Whether it reads what browsers send by themselves, for pages of others too: cookies, basic credentials. */
  readonly hasAmbientCredentials: boolean;
}

/** One request on its way through the layers of an app. */
export interface Visit {
  readonly request: HttpRequest;
  /** `null` until the request is matched, and where no route matches. */
  readonly route: VisitedRoute | null;
  /** When it arrived: `performance.now()`. */
  readonly startedMs: number;
  /** What layers remember of it; each under a key of its own. */
  readonly notes: Map<unknown, unknown>;
}

/** What became of a response. */
export interface ResponseEnd {
  readonly status: number;
  /** Of the body: of a stream those that were read of it. */
  readonly bytes: number;
  /** `false` where its caller had gone before, or its stream broke off. */
  readonly isComplete: boolean;
}

/** `draining` from the moment a shutdown begins: requests are still answered. */
export type AppPhase = 'starting' | 'ready' | 'draining';

/**
 * What stands around every request of an app, those that match no route too. It sees no decoded input and no result: those are a
 * route's. An app without layers pays nothing for them.
 */
export interface Layer {
  /** Before anything is looked at: an answer in place of the app's, or `null`. */
  readonly admit?: (visit: Visit) => HttpResponse | null;
  /** Once the route is known, before its guards: an answer in place of the route's, or `null`. */
  readonly enter?: (visit: Visit) => HttpResponse | null;
  /** Calls `next`, once, and answers what it does: to be around it in time. */
  readonly within?: (visit: Visit, next: () => HttpResponse | Promise<HttpResponse>) => HttpResponse | Promise<HttpResponse>;
  /** Every response on its way out, also those of `admit` and `enter`. The last layer comes first. */
  readonly leave?: (visit: Visit, response: HttpResponse) => HttpResponse;
  /** When the response has left, or its caller has gone: once for every visit. */
  readonly ended?: (visit: Visit, end: ResponseEnd) => void;
}

/** What a layer may ask when the app opens. */
export interface LayerSetting {
  /** The route of a request, had it been sent. */
  readonly find: (method: string, path: string) => VisitedRoute | null;
  /** Whether the app takes requests. */
  readonly phase: () => AppPhase;
  readonly logger: Logger;
}

/** Makes a layer for one opened app. */
export type LayerFactory = (setting: LayerSetting) => Layer;
