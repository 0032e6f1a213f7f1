import type { Servable } from 'tenon';

/** An app that answers. */
export type CompiledApp = Awaited<ReturnType<Servable['open']>>;
/** A request as an app gets it. */
export type HttpRequest = Parameters<CompiledApp['handle']>[0];
/** A response as an app gives it. */
export type HttpResponse = Awaited<ReturnType<CompiledApp['handle']>>;

const anyMethod = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY';

/** The answer to a preflight, which asks whether a page of another origin may call: from a mock the answer is yes. Null for other requests. */
export function preflight({ method, headers }: HttpRequest): HttpResponse | null {
  const wanted = textOf(headers['access-control-request-method']);
  if (method !== 'OPTIONS' || wanted === undefined || headers['origin'] === undefined) return null;
  const names = textOf(headers['access-control-request-headers']);
  const allowed = ['access-control-allow-methods', `${anyMethod}, ${wanted}`, 'access-control-max-age', '600'];
  const allowedNames = names === undefined ? [] : ['access-control-allow-headers', names];
  return { status: 204, headers: [...allowed, ...allowedNames, ...originHeaders(headers['origin'])], body: null };
}

/** The same response, readable for pages of every origin, with credentials. */
export function readable(request: HttpRequest, response: HttpResponse): HttpResponse {
  const { origin } = request.headers;
  if (origin === undefined) return response;
  const names = response.headers.filter((_, index) => index % 2 === 0);
  // With credentials a star would mean a header of that name. https://fetch.spec.whatwg.org/#http-access-control-expose-headers
  const exposed = ['access-control-expose-headers', [...new Set(names)].join(', ')];
  return { ...response, headers: [...response.headers, ...originHeaders(origin), ...exposed] };
}

function originHeaders(origin: string | string[] | undefined): readonly string[] {
  return ['access-control-allow-origin', textOf(origin) ?? '*', 'access-control-allow-credentials', 'true', 'vary', 'origin'];
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
