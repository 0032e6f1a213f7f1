import type { HttpRequest } from '../shapes/http.ts';
import type { ResponseEnd } from '../shapes/layer.ts';
import { methodName } from './method-name.ts';

type Attributes = Record<string, string | number>;

/** What a span says of a request from its beginning. Source: OpenTelemetry's conventions for HTTP server spans, 1.x stable. */
export function spanAttributes(request: HttpRequest, hasPath: boolean): Attributes {
  const { protocolVersion, caller, path } = request;
  return {
    ...metricAttributes(request),
    ...addressOf(caller.host),
    ...(hasPath ? { 'url.path': path } : {}),
    ...(protocolVersion === undefined ? {} : { 'network.protocol.version': protocolVersion }),
  };
}

/** What both metrics know of a request from its beginning: callers cannot make more of it. */
export function metricAttributes({ method, caller }: HttpRequest): Attributes {
  return { 'http.request.method': methodName(method), 'url.scheme': caller.scheme };
}

/** What is known at the end. */
export function endAttributes({ status }: ResponseEnd): Attributes {
  return { 'http.response.status_code': status, ...(status >= 500 ? { 'error.type': String(status) } : {}) };
}

/** `localhost:3000` → `{ 'server.address': 'localhost', 'server.port': 3000 }`; an address of IPv6 loses its brackets. */
function addressOf(host: string): Attributes {
  if (host === '') return {};
  const colon = host.indexOf(':', host.lastIndexOf(']') + 1);
  const name = colon === -1 ? host : host.slice(0, colon);
  const port = colon === -1 ? Number.NaN : Number(host.slice(colon + 1));
  return { 'server.address': name.replace(/^\[|\]$/g, ''), ...(Number.isInteger(port) ? { 'server.port': port } : {}) };
}
