import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { Layer, LayerFactory, LayerSetting, ResponseEnd, Visit } from '../shapes/layer.ts';
import type { RouteFacts } from '../shapes/runtime.ts';
import { internal, tell } from './failures.ts';
import { watched } from './watched-response.ts';

type Outcome = HttpResponse | Promise<HttpResponse>;

/** A visit whose route is found on the way. */
export class PendingVisit implements Visit {
  readonly request: HttpRequest;
  readonly startedMs = performance.now();
  route: RouteFacts | null = null;
  #notes: Map<unknown, unknown> | null = null;

  constructor(request: HttpRequest) {
    this.request = request;
  }

  get notes(): Map<unknown, unknown> {
    return (this.#notes ??= new Map());
  }
}

/** The layers of one app. What one of them throws is a logged 500. */
export class Layers {
  readonly #setting: LayerSetting;
  readonly #inwards: readonly Layer[];
  readonly #outwards: readonly Layer[];
  readonly #isWatching: boolean;

  constructor(factories: readonly LayerFactory[], setting: LayerSetting) {
    this.#setting = setting;
    this.#inwards = factories.map((make) => make(setting));
    this.#outwards = this.#inwards.toReversed();
    this.#isWatching = this.#inwards.some(({ ended }) => ended !== undefined);
  }

  /** Lets a request through to `answer`, which never throws. */
  handle(request: HttpRequest, answer: (visit: PendingVisit) => Outcome): Outcome {
    const visit = new PendingVisit(request);
    let work = (): Outcome => this.#first(visit, 'admit') ?? answer(visit);
    for (const layer of this.#outwards) if (layer.within !== undefined) work = inside(layer, visit, work);
    try {
      const outcome = work();
      return outcome instanceof Promise
        ? outcome.then(
            (response) => this.#leave(visit, response),
            (error: unknown) => this.#leave(visit, this.#fail(visit, error)),
          )
        : this.#leave(visit, outcome);
    } catch (error) {
      return this.#leave(visit, this.#fail(visit, error));
    }
  }

  /** What stands before the guards of a route. */
  enter(visit: PendingVisit): HttpResponse | null {
    return this.#first(visit, 'enter');
  }

  #first(visit: PendingVisit, step: 'admit' | 'enter'): HttpResponse | null {
    for (const layer of this.#inwards) {
      const response = layer[step]?.(visit) ?? null;
      if (response !== null) return response;
    }
    return null;
  }

  #leave(visit: PendingVisit, response: HttpResponse): HttpResponse {
    let leaving = response;
    for (const layer of this.#outwards) {
      try {
        leaving = layer.leave?.(visit, leaving) ?? leaving;
      } catch (error) {
        leaving = this.#fail(visit, error);
      }
    }
    return this.#isWatching ? watched(leaving, visit.request.method === 'HEAD', (end) => this.#end(visit, end)) : leaving;
  }

  #end(visit: PendingVisit, end: ResponseEnd): void {
    for (const layer of this.#outwards) {
      try {
        layer.ended?.(visit, end);
      } catch (error) {
        this.#fail(visit, error);
      }
    }
  }

  #fail({ request, route }: PendingVisit, error: unknown): HttpResponse {
    tell(this.#setting.logger, { route: route?.at ?? `${request.method} (no route)`, error }, 'a layer failed');
    return internal;
  }
}

function inside(layer: Layer, visit: Visit, next: () => Outcome): () => Outcome {
  return () => layer.within?.(visit, next) ?? next();
}
