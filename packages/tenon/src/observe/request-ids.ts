import type { LayerFactory, Visit } from '../shapes/layer.ts';
import { requests } from './current-request.ts';
import { recordOf, RequestRecord } from './request-record.ts';
import { surroundedBody } from './surrounded-body.ts';

/** How requests get their ids. */
export interface RequestIdOptions {
  /** A header whose id is taken where it is well formed. Only for what a proxy in front sets itself: callers could choose any. */
  readonly trustHeader?: string;
  /** Whether a request goes on with the trace of its `traceparent`. Default: `true`. */
  readonly continueTraces?: boolean;
}

/**
 * Gives every request an id, and a place in a trace: `currentRequest()` knows them, log lines have them, and `X-Request-Id`
 * of the response tells the caller.
 * @example createApp(routes, { layers: [requestIds()] })
 */
export function requestIds({ trustHeader, continueTraces = true }: RequestIdOptions = {}): LayerFactory {
  const header = trustHeader?.toLowerCase();
  const idOf = (visit: Visit): string => {
    const trusted = header === undefined ? undefined : visit.request.headers[header];
    return isId(trusted) ? trusted : crypto.randomUUID();
  };
  return () => ({
    within: (visit, next) => requests.run(new RequestRecord(visit, idOf(visit), continueTraces), next),
    leave(visit, response) {
      const record = recordOf(visit);
      if (record === null) return response; // a layer around this one has answered
      const headers = [...response.headers, 'x-request-id', record.id];
      return surroundedBody({ ...response, headers }, (work) => requests.run(record, work));
    },
  });
}

/** What may be echoed and logged: ids, and nothing that could be text. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.:~+/=@-]{1,128}$/.test(value);
}
