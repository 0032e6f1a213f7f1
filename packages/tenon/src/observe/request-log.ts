import type { LayerFactory, ResponseEnd, Visit } from '../shapes/layer.ts';
import type { Logger } from '../shapes/logger.ts';
import { methodName } from './method-name.ts';
import { recordOf, visitTraceOf } from './request-record.ts';

/** What a line says of a request: nothing that its caller chose. */
export interface RequestLine {
  readonly method: string;
  /** The template, `/books/{id}`; `null` where no route matches. */
  readonly route: string | null;
  readonly operationId: string | null;
  readonly status: number;
  /** Until the last byte had left. */
  readonly durationMs: number;
  /** Of the body, as sent. */
  readonly bytes: number;
  /** The caller had gone before, or the stream broke off. */
  readonly aborted: boolean;
  /** Where the app has `requestIds()`. */
  readonly requestId?: string;
  /** Where the app has `requestIds()`, or a tracer. */
  readonly traceId?: string;
}

/** How requests are logged. */
export interface RequestLogOptions {
  /** Default: the logger of the app. */
  readonly logger?: Logger;
  /** Ends of templates that are asked for all the time: one line of a hundred, and one for each change of status. Default: probes and metrics. */
  readonly quiet?: readonly string[];
  /** Default: `error` from 500, `warn` from 400, else `info`. */
  readonly level?: (line: RequestLine) => keyof Logger | null;
}

const quietEach = 100;

/**
 * Logs one line for each request, once its response has left. Neither paths nor queries, headers or bodies are in it.
 * @example createApp(routes, { logger, layers: [requestIds(), requestLog()] })
 */
export function requestLog(options: RequestLogOptions = {}): LayerFactory {
  const { level = levelOf, quiet = ['/livez', '/readyz', '/metrics'] } = options;
  return ({ logger: own }) => {
    const logger = options.logger ?? own;
    const quieter = new Quieter(quiet);
    return {
      ended(visit, end) {
        if (quieter.drops(visit.route?.path ?? null, end.status)) return;
        const line = lineOf(visit, end);
        const chosen = level(line);
        if (chosen !== null) logger[chosen](line, `${line.method} ${line.route ?? '(no route)'} ${line.status}`);
      },
    };
  };
}

function lineOf(visit: Visit, { status, bytes, isComplete }: ResponseEnd): RequestLine {
  const { request, route, startedMs } = visit;
  const requestId = recordOf(visit)?.id;
  const traceId = visitTraceOf(visit)?.traceId;
  return {
    method: methodName(request.method),
    route: route?.path ?? null,
    operationId: route?.operationId || null, // '' is a route in no document
    status,
    durationMs: Math.round((performance.now() - startedMs) * 1000) / 1000,
    bytes,
    aborted: !isComplete,
    ...(requestId === undefined ? {} : { requestId }),
    ...(traceId === undefined ? {} : { traceId }),
  };
}

function levelOf({ status }: RequestLine): keyof Logger {
  return status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';
}

/** Keeps what is asked for all the time from filling a log. */
class Quieter {
  readonly #ends: readonly string[];
  /** By template: the last status, and how often it was answered since a line said so. */
  readonly #last = new Map<string, { readonly status: number; count: number }>();

  constructor(ends: readonly string[]) {
    this.#ends = ends;
  }

  drops(path: string | null, status: number): boolean {
    if (path === null || !this.#ends.some((end) => path.endsWith(end))) return false;
    const last = this.#last.get(path);
    if (last?.status === status && ++last.count < quietEach) return true;
    this.#last.set(path, { status, count: 0 });
    return false;
  }
}
