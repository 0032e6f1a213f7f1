import type { Caller, HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { RouteFacts } from '../shapes/runtime.ts';
import { stringifySetCookie } from 'cookie';
import { replyFor, type CookieAttributes } from './reply.ts';

/** What one request gathers while it is served. */
export class Exchange {
  readonly request: HttpRequest;
  readonly route: RouteFacts;
  /** Name, value, name, value…: `set-cookie` lines, and what `around` adds. */
  extraHeaders: string[] | null = null;
  /** Clean-ups of dependencies, in order of provision. */
  releases: (() => unknown)[] | null = null;
  /** Tasks for after the response. */
  tasks: (() => unknown)[] | null = null;
  /** Why the caller was answered before the handler was done. */
  expired: Error | null = null;
  /** Makes the response where the outcome of a route becomes what its handler gives. */
  respond: ((result: unknown, exchange: Exchange) => HttpResponse) | null = null;
  #reply: unknown = null;

  constructor(request: HttpRequest, route: RouteFacts) {
    this.request = request;
    this.route = route;
    // A copy: others are added to it.
    if (route.headers !== null) this.extraHeaders = [...route.headers];
  }

  /** The `reply` of this request, made on first use. */
  get reply(): unknown {
    this.#reply ??= replyFor((line) => this.addHeader('set-cookie', line), cookieLine);
    return this.#reply;
  }

  addHeader(name: string, value: string): void {
    this.extraHeaders ??= [];
    this.extraHeaders.push(name, value);
  }

  /** Adds a list of names and values; a name that is there already becomes a list (RFC 9110 section 5.3). */
  joinHeaders(headers: readonly string[]): void {
    this.extraHeaders ??= [];
    for (let index = 0; index < headers.length; index += 2) {
      const name = headers[index] as string; // index < length
      const value = headers[index + 1] as string; // as above
      const known = name === 'set-cookie' ? -1 : this.extraHeaders.findIndex((each, at) => at % 2 === 0 && each === name);
      if (known === -1) this.extraHeaders.push(name, value);
      else this.extraHeaders[known + 1] += `, ${value}`;
    }
  }

  /** Remembers a dependency's clean-up. */
  provided(release: (value: unknown) => unknown, value: unknown): void {
    this.releases ??= [];
    this.releases.push(() => release(value));
  }

  /** Remembers a task for after the response. */
  addTask(task: () => unknown): void {
    this.tasks ??= [];
    this.tasks.push(task);
  }
}

function cookieLine(name: string, value: string, attributes: CookieAttributes): string {
  const { maxAgeSeconds, ...rest } = attributes;
  return stringifySetCookie({
    name,
    value,
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    ...rest,
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  });
}

/** What a handler destructures. Getters make what few handlers ask for only when asked. */
export class HandlerRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly cookies: unknown;
  readonly body: unknown;
  readonly #exchange: Exchange;

  // oxlint-disable-next-line max-params -- positional: an options object for every request would be garbage at once
  constructor(exchange: Exchange, params: unknown, query: unknown, headers: unknown, cookies: unknown, body: unknown) {
    this.params = params;
    this.query = query;
    this.headers = headers;
    this.cookies = cookies;
    this.body = body;
    this.#exchange = exchange;
  }

  get reply(): unknown {
    return this.#exchange.reply;
  }

  get request(): Request {
    return this.#exchange.request.toWeb();
  }

  get caller(): Caller {
    return this.#exchange.request.caller;
  }

  get signal(): AbortSignal {
    return this.#exchange.request.signal;
  }

  get after(): (task: () => unknown) => void {
    const exchange = this.#exchange;
    return (task) => exchange.addTask(task);
  }
}

/** What `provide` destructures. */
export class DependencyRequest extends HandlerRequest {
  readonly credentials: unknown;
  /** What the route asks for of the scheme: frozen, the same every time. */
  readonly scopes: readonly string[];
  /** Whose the credentials are, where there are several schemes. */
  readonly scheme: string | undefined;

  // oxlint-disable-next-line max-params -- positional: an options object for every request would be garbage at once
  constructor(
    exchange: Exchange,
    params: unknown,
    query: unknown,
    headers: unknown,
    cookies: unknown,
    credentials: unknown,
    scopes: readonly string[],
    scheme: string | undefined,
  ) {
    super(exchange, params, query, headers, cookies, undefined);
    this.credentials = credentials;
    this.scopes = scopes;
    this.scheme = scheme;
  }
}
