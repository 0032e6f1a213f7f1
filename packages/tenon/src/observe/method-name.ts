const known: ReadonlySet<string> = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY', 'TRACE']);

/** A method that is known, or `_OTHER`: callers may send any word. Source: OpenTelemetry's conventions, `http.request.method`. */
export function methodName(method: string): string {
  return known.has(method) ? method : '_OTHER';
}
