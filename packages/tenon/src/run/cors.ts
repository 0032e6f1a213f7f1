import type { CorsOptions, CorsPlan } from '../shapes/browsers.ts';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { Layer } from '../shapes/layer.ts';
import type { RouteFacts } from '../shapes/runtime.ts';
import { policyOf } from '../support/origin-rules.ts';
import { isNamed, originOf } from './origin-of.ts';

/** What CORS needs of an app. */
interface CorsSetting {
  readonly find: (method: string, path: string) => RouteFacts | null;
  /** For answers where no route is. */
  readonly elsewhere: CorsPlan | null;
}

const varies = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers';

/** Answers preflights for the routes that a policy covers, and lets pages read what they may, errors too. Source: https://fetch.spec.whatwg.org/#http-cors-protocol */
export function corsLayer({ find, elsewhere }: CorsSetting): Layer {
  // Not responses: layers inside of this one make others of them.
  const answered = new WeakSet<HttpRequest>();
  return {
    admit({ request }) {
      const wanted = request.headers['access-control-request-method'];
      const origin = originOf(request);
      if (request.method !== 'OPTIONS' || origin === undefined || typeof wanted !== 'string') return null;
      const policy = find(wanted, request.path)?.cors ?? null;
      if (policy === null) return null;
      answered.add(request);
      return preflightAnswer(policy, origin, wanted);
    },
    leave({ request, route }, response) {
      if (answered.has(request)) return response;
      // Every route of a running app has its facts.
      const policy = route === null ? elsewhere : (route as RouteFacts).cors;
      return policy === null
        ? response
        : { ...response, headers: readable(response.headers, policy, route === null && isPreflight(request) ? undefined : originOf(request)) };
    },
  };
}

function isPreflight({ method, headers }: HttpRequest): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function preflightAnswer(policy: CorsPlan, origin: string, method: string): HttpResponse {
  const { allowHeaders, maxAgeSeconds } = policy;
  const granted = originHeaders(policy, origin);
  if (granted.length === 0) return { status: 204, headers: ['vary', varies], body: null };
  const names = allowHeaders === '' ? [] : ['access-control-allow-headers', allowHeaders];
  const headers = [...granted, 'access-control-allow-methods', method, ...names, 'access-control-max-age', String(maxAgeSeconds), 'vary', varies];
  return { status: 204, headers, body: null };
}

/** What an origin is granted; nothing where it is not named. */
function originHeaders(policy: CorsPlan, origin: string): string[] {
  if (policy.origins === '*') return ['access-control-allow-origin', '*'];
  if (!isNamed(policy, origin)) return [];
  return ['access-control-allow-origin', origin, ...(policy.credentials ? ['access-control-allow-credentials', 'true'] : [])];
}

/** The headers of a response with those that let a page of this origin read it. A foreign handler's own words on CORS give way. */
function readable(headers: readonly string[], policy: CorsPlan, origin: string | undefined): string[] {
  const list = headers.filter((_, index) => !headers[index - (index % 2)]?.startsWith('access-control-'));
  // A star is the same for everyone; else caches must know that another origin gets another answer, also where this one gets nothing.
  if (policy.origins !== '*') addVary(list);
  const granted = policy.origins === '*' ? ['access-control-allow-origin', '*'] : origin === undefined ? [] : originHeaders(policy, origin);
  if (granted.length === 0) return list;
  return [...list, ...granted, ...(policy.exposeHeaders === '' ? [] : ['access-control-expose-headers', policy.exposeHeaders])];
}

function addVary(list: string[]): void {
  const at = list.findIndex((name, index) => index % 2 === 0 && name === 'vary');
  if (at === -1) list.push('vary', 'Origin');
  else if (!/(?:^|,)\s*(?:origin|\*)\s*(?:,|$)/i.test(list[at + 1] ?? '')) list[at + 1] = `${list[at + 1]}, Origin`;
}

/** The policy of answers where no route is: they have headers of Tenon's own alone. */
export function corsElsewhere(cors: CorsOptions | null): CorsPlan | null {
  if (cors === null) return null;
  const exposeHeaders = ['allow', 'retry-after', ...(cors.exposeHeaders ?? [])].map((name) => name.toLowerCase()).join(', ');
  return { ...policyOf(cors), allowHeaders: '', exposeHeaders };
}
