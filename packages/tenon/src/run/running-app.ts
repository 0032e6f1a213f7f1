import type { AppDeclaration, PluginDeclaration } from '../shapes/declaration.ts';
import type { CompiledApp, Write } from '../shapes/compiled.ts';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { AppPhase, LayerFactory } from '../shapes/layer.ts';
import type { Logger } from '../shapes/logger.ts';
import type { Match } from '../shapes/match.ts';
import type { RouteFacts, RouteFunction } from '../shapes/runtime.ts';
import { HttpError } from '../support/errors.ts';
import { admit, everything, unmatched } from './admission.ts';
import { refuseCrossSite } from './cross-site.ts';
import { Deadlines } from './deadlines.ts';
import { edgeLayers } from './edge-layers.ts';
import { Exchange } from './exchange.ts';
import { failureResponse, type Declare } from './failures.ts';
import { Forwarding } from './forwarding.ts';
import { Layers, type PendingVisit } from './layers.ts';
import { loopDelay } from './loop-delay.ts';
import { refusal } from './problems.ts';
import { Replied } from './reply.ts';
import { Shedding } from './shedding.ts';
import type { Streams } from './streams/streams.ts';
import { Tasks } from './tasks.ts';
import { Waiting } from './waiting.ts';

/** What an app is made of once it is compiled. */
export interface AppParts {
  readonly match: (method: string, path: string) => Match | null;
  readonly allowed: (path: string) => readonly string[];
  readonly facts: readonly RouteFacts[];
  /** Makes, or loads, the function of a route for its first request. */
  readonly routeFunction: (index: number) => RouteFunction | Promise<RouteFunction>;
  /** Serializes what a route's handler answers. */
  readonly respondFunction: (index: number) => (result: Replied, exchange: Exchange) => HttpResponse;
  readonly plugins: readonly { readonly name: string; readonly plugin: PluginDeclaration }[];
  /** Filled by `start`; emitted code reads it. */
  readonly pluginValues: Record<string, unknown>;
  readonly streams: Streams;
  readonly layers: readonly LayerFactory[];
  /** What holds before and around every route. */
  readonly edge: Pick<AppDeclaration, 'proxies' | 'shedding' | 'hosts' | 'cors' | 'securityHeaders'>;
  readonly docs: CompiledApp['docs'];
  readonly logger: Logger;
  readonly warnings: readonly string[];
}

const asItIs = (response: HttpResponse): HttpResponse => response;

/** An app that answers requests. */
export class RunningApp implements CompiledApp {
  readonly docs: CompiledApp['docs'];
  readonly logger: Logger;
  readonly forwarding: CompiledApp['forwarding'];
  readonly #parts: AppParts;
  readonly #functions: (RouteFunction | undefined)[];
  readonly #deadlines = new Deadlines();
  readonly #tasks: Tasks;
  /** `null` where there are none. */
  readonly #layers: Layers | null;
  readonly #shedding: Shedding | null;
  #isWatching = false;
  /** How many adapters serve the app: each starts and stops it. */
  #users = 0;
  /** How many of them are about to stop it. */
  #retiring = 0;
  #isUp = false;
  #starting: Promise<void> | null = null;
  #stopping: Promise<void> | null = null;
  readonly #started: { readonly name: string; readonly plugin: PluginDeclaration }[] = [];

  constructor(parts: AppParts) {
    this.#parts = parts;
    this.docs = parts.docs;
    this.logger = parts.logger;
    this.forwarding = parts.edge.proxies === null ? null : new Forwarding(parts.edge.proxies);
    this.#functions = Array.from({ length: parts.facts.length });
    this.#tasks = new Tasks(parts.logger);
    this.#shedding = parts.edge.shedding === null ? null : new Shedding(parts.edge.shedding);
    const find = (method: string, path: string): RouteFacts | null => this.#find(method, path);
    const layers = [...edgeLayers(parts, find), ...parts.layers];
    this.#layers = layers.length === 0 ? null : new Layers(layers, { find, phase: () => this.#phase(), logger: parts.logger });
  }

  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    return this.answer(request, asItIs);
  }

  answer<Written>(request: HttpRequest, write: Write<Written>): Written | Promise<Written> {
    if (this.#layers === null) return this.#answer(request, null, write);
    const outcome = this.#layers.handle(request, (visit) => this.#answer(request, visit, asItIs));
    return outcome instanceof Promise ? outcome.then((response) => write(response, request)) : write(outcome, request);
  }

  #phase(): AppPhase {
    if (!this.#isUp) return 'starting';
    return this.#retiring < this.#users ? 'ready' : 'draining';
  }

  #find(method: string, path: string): RouteFacts | null {
    const found = this.#parts.match(method, path);
    return found === null ? null : (this.#parts.facts[found.route] as RouteFacts); // the matcher knows no other index
  }

  #answer<Written>(request: HttpRequest, visit: PendingVisit | null, write: Write<Written>): Written | Promise<Written> {
    const outcome = this.#outcome(request, visit, write);
    if (outcome instanceof Waiting) return outcome.written;
    return outcome instanceof Promise ? outcome.then((response) => write(response, request)) : write(outcome, request);
  }

  /** A response, one that cleaning-up stands before, or what waits for a handler. */
  #outcome<Written>(request: HttpRequest, visit: PendingVisit | null, write: Write<Written>): HttpResponse | Promise<HttpResponse> | Waiting<Written> {
    let exchange: Exchange | null = null;
    try {
      if (request.path === '*' && request.method === 'OPTIONS') return everything;
      admit(request);
      const found = this.#parts.match(request.method, request.path);
      if (found === null) return unmatched(request.method, this.#parts.allowed(request.path));
      const facts = this.#parts.facts[found.route] as RouteFacts; // the matcher knows no other index
      if (visit !== null) {
        visit.route = facts;
        const early = this.#layers?.enter(visit) ?? null;
        if (early !== null) return early;
      }
      const shed = this.#shedding?.refusal(facts.priority, this.#tasks.running) ?? null;
      if (shed !== null) return shed;
      exchange = new Exchange(request, facts);
      if (facts.csrf !== null) refuseCrossSite(request, facts.csrf);
      const known = this.#functions[found.route];
      const outcome = known === undefined ? this.#first(found, request, exchange) : known(request, found.params, exchange);
      return outcome instanceof Promise ? this.#later(outcome, exchange, write) : this.#finish(outcome, exchange);
    } catch (error) {
      return this.#fail(error, request, exchange);
    }
  }

  /** The first request of a route. */
  #first({ route, params }: Match, request: HttpRequest, exchange: Exchange): HttpResponse | Promise<HttpResponse> {
    const made = this.#parts.routeFunction(route);
    const run = (routeFunction: RouteFunction): HttpResponse | Promise<HttpResponse> => {
      this.#functions[route] = routeFunction;
      // Its module may have taken longer to load than the caller was to wait.
      if (exchange.expired !== null) throw exchange.expired;
      return routeFunction(request, params, exchange);
    };
    return made instanceof Promise ? made.then(run) : run(made);
  }

  /** What an outcome becomes. Clean-up waits for the handler, also when the caller did not: it works with what is released. */
  #later<Written>(outcome: Promise<unknown>, exchange: Exchange, write: Write<Written>): Waiting<Written> {
    const { request, route } = exchange;
    const { timeoutMs } = route.limits;
    this.#tasks.enter();
    const waiting = new Waiting(request, write);
    request.awaited?.(waiting);
    if (timeoutMs > 0) waiting.deadline = this.#deadlines.begin(timeoutMs, () => waiting.answer(this.#expire(exchange)));
    void outcome.then(
      (result) => this.#conclude(waiting, this.#made(result, exchange)),
      (error: unknown) => this.#conclude(waiting, this.#fail(error, request, exchange)),
    );
    return waiting;
  }

  #conclude(waiting: Pick<Waiting<unknown>, 'answer' | 'deadline'>, response: HttpResponse | Promise<HttpResponse>): void {
    if (response instanceof Promise) return void response.then((released) => this.#conclude(waiting, released));
    if (waiting.deadline !== null) this.#deadlines.end(waiting.deadline);
    this.#tasks.leave();
    waiting.answer(response);
  }

  /** Of what a route was waited for: its response, or what its handler gave. */
  #made(result: unknown, exchange: Exchange): HttpResponse | Promise<HttpResponse> {
    const { respond } = exchange;
    if (respond === null) return this.#finish(result as HttpResponse, exchange); // nobody else makes it
    try {
      return this.#finish(respond(result, exchange), exchange);
    } catch (error) {
      return this.#fail(error, exchange.request, exchange);
    }
  }

  #expire(exchange: Exchange): HttpResponse {
    const error = new HttpError(504, 'server.timeout', `This took longer than ${exchange.route.limits.timeoutMs} ms`);
    exchange.expired = error;
    exchange.request.abort(error);
    const response = refusal(error);
    const { extraHeaders } = exchange;
    return extraHeaders === null ? response : { ...response, headers: [...response.headers, ...extraHeaders] };
  }

  #fail(error: unknown, request: HttpRequest, exchange: Exchange | null): HttpResponse | Promise<HttpResponse> {
    const route = exchange?.route ?? null;
    const declare: Declare = (status, problem) =>
      route === null || exchange === null || !route.own.has(status)
        ? null
        : this.#parts.respondFunction(route.index)(new Replied(status, problem, null), exchange);
    const response = failureResponse(error, request, route, { logger: this.logger, declare });
    return exchange === null ? response : this.#finish(response, exchange);
  }

  #finish(response: HttpResponse, exchange: Exchange): HttpResponse | Promise<HttpResponse> {
    const { releases } = exchange;
    if (releases === null) return this.#complete(response, exchange);
    exchange.releases = null;
    return this.#tasks.release(releases, exchange.route.at).then(() => this.#complete(response, exchange));
  }

  #complete(response: HttpResponse, { tasks, extraHeaders, route }: Exchange): HttpResponse {
    if (tasks !== null) this.#tasks.schedule(tasks, route.at);
    return extraHeaders === null ? response : { ...response, headers: [...response.headers, ...extraHeaders] };
  }

  async start(): Promise<void> {
    this.#users++;
    try {
      await this.#stopping;
      this.#parts.streams.resume();
      await this.#startOnce();
    } catch (error) {
      this.#users--;
      throw error;
    }
  }

  async #startOnce(): Promise<void> {
    const starting = (this.#starting ??= this.#startPlugins());
    try {
      await starting;
    } catch (error) {
      if (this.#starting === starting) this.#starting = null; // what failed can be tried again
      throw error;
    }
  }

  async #startPlugins(): Promise<void> {
    for (const warning of this.#parts.warnings) this.logger.warn({}, warning);
    try {
      for (const entry of this.#parts.plugins) {
        this.#parts.pluginValues[entry.name] = await entry.plugin.start();
        this.#started.push(entry);
      }
      this.#isUp = true;
    } catch (error) {
      await this.#stopPlugins();
      throw error;
    }
  }

  retire(): void {
    this.#retiring++;
  }

  watchLoop(): void {
    if (this.#shedding === null || this.#isWatching) return;
    this.#isWatching = true;
    loopDelay.watch();
  }

  drain(): void {
    if (this.#users < 2) this.#parts.streams.drain();
  }

  async stop(waitMs?: number): Promise<boolean> {
    if (this.#retiring > 0) this.#retiring--;
    if (this.#users > 0 && --this.#users > 0) return true;
    this.drain();
    const isIdle = (await Promise.all([this.#tasks.idle(waitMs), this.#parts.streams.idle(waitMs)])).every(Boolean);
    if (this.#isWatching) loopDelay.forget();
    this.#isWatching = false;
    // An adapter may have started it while requests were running: the plugins are its now.
    if (this.#users === 0) await (this.#stopping ??= this.#stopPlugins().finally(() => (this.#stopping = null)));
    return isIdle;
  }

  async #stopPlugins(): Promise<void> {
    this.#starting = null;
    this.#isUp = false;
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
