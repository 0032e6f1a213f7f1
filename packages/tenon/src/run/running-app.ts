import type { PluginDeclaration } from '../shapes/declaration.ts';
import type { CompiledApp } from '../shapes/compiled.ts';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { Logger } from '../shapes/logger.ts';
import type { Match } from '../shapes/match.ts';
import type { RouteFacts, RouteFunction } from '../shapes/runtime.ts';
import { admit, unmatched } from './admission.ts';
import { Deadlines } from './deadlines.ts';
import { Exchange } from './exchange.ts';
import { failureResponse } from './failures.ts';
import { Tasks } from './tasks.ts';

/** What an app is made of once it is compiled. */
export interface AppParts {
  readonly match: (method: string, path: string) => Match | null;
  readonly allowed: (path: string) => readonly string[];
  readonly facts: readonly RouteFacts[];
  /** Compiles on first use where routes are compiled lazily. */
  readonly routeFunction: (index: number) => RouteFunction;
  readonly plugins: readonly { readonly name: string; readonly plugin: PluginDeclaration }[];
  /** Filled by `start`; emitted code reads it. */
  readonly pluginValues: Record<string, unknown>;
  readonly docs: CompiledApp['docs'];
  readonly logger: Logger;
  readonly warnings: readonly string[];
}

/** An app that answers requests. */
export class RunningApp implements CompiledApp {
  readonly docs: CompiledApp['docs'];
  readonly logger: Logger;
  readonly #parts: AppParts;
  readonly #functions: (RouteFunction | undefined)[];
  readonly #deadlines = new Deadlines();
  readonly #tasks: Tasks;
  readonly #started: { readonly name: string; readonly plugin: PluginDeclaration }[] = [];

  constructor(parts: AppParts) {
    this.#parts = parts;
    this.docs = parts.docs;
    this.logger = parts.logger;
    this.#functions = Array.from({ length: parts.facts.length });
    this.#tasks = new Tasks(parts.logger);
  }

  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    let exchange: Exchange | null = null;
    try {
      admit(request);
      const { match } = this.#parts;
      // HEAD runs the GET route: RFC 9110 section 9.3.2. Adapters drop the body.
      const found = match(request.method, request.path) ?? (request.method === 'HEAD' ? match('GET', request.path) : null);
      if (found === null) return unmatched(request.method, this.#parts.allowed(request.path));
      const facts = this.#parts.facts[found.route] as RouteFacts; // the matcher knows no other index
      exchange = new Exchange(request, facts);
      const outcome = this.#function(found.route)(request, found.params, exchange);
      return outcome instanceof Promise ? this.#later(outcome, exchange) : this.#finish(outcome, exchange);
    } catch (error) {
      return this.#fail(error, request, exchange);
    }
  }

  #function(index: number): RouteFunction {
    return (this.#functions[index] ??= this.#parts.routeFunction(index));
  }

  async #later(outcome: Promise<HttpResponse>, exchange: Exchange): Promise<HttpResponse> {
    const { timeoutMs } = exchange.route.limits;
    this.#tasks.enter();
    try {
      const bounded = timeoutMs > 0 ? this.#deadlines.bound(outcome, timeoutMs, (error) => exchange.request.abort(error)) : outcome;
      return await this.#finish(await bounded, exchange);
    } catch (error) {
      return await this.#fail(error, exchange.request, exchange);
    } finally {
      this.#tasks.leave();
    }
  }

  #fail(error: unknown, request: HttpRequest, exchange: Exchange | null): HttpResponse | Promise<HttpResponse> {
    const response = failureResponse(error, request, exchange?.route ?? null, this.logger);
    return exchange === null ? response : this.#finish(response, exchange);
  }

  #finish(response: HttpResponse, exchange: Exchange): HttpResponse | Promise<HttpResponse> {
    if (exchange.tasks !== null) this.#tasks.schedule(exchange.tasks, exchange.route.at);
    const { extraHeaders, releases } = exchange;
    const complete = extraHeaders === null ? response : { ...response, headers: [...response.headers, ...extraHeaders] };
    if (releases === null) return complete;
    exchange.releases = null;
    return this.#tasks.release(releases, exchange.route.at).then(() => complete);
  }

  async start(): Promise<void> {
    for (const warning of this.#parts.warnings) this.logger.warn({}, warning);
    for (const entry of this.#parts.plugins) {
      this.#parts.pluginValues[entry.name] = await entry.plugin.start();
      this.#started.push(entry);
    }
  }

  async stop(): Promise<void> {
    await this.#tasks.idle();
    for (let entry = this.#started.pop(); entry !== undefined; entry = this.#started.pop()) {
      const stop = entry.plugin.stop as ((value: unknown) => unknown) | null; // typed where it was declared
      try {
        await stop?.(this.#parts.pluginValues[entry.name]);
      } catch (error) {
        this.logger.error({ plugin: entry.name, error }, 'a plugin failed to stop');
      }
    }
  }
}
