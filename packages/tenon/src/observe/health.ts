import type { FactoryKind, ForeignMount } from '../declare/infer.ts';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { LayerFactory } from '../shapes/layer.ts';
import type { HealthCheck } from './health-check.ts';
import { rawRoute } from '../declare/raw-route.ts';
import { Readiness } from './readiness.ts';

/** What is asked before an app calls itself ready. */
export interface HealthOptions<Context> {
  /** By name: each rejects, throws or answers `false` when something is wrong. */
  readonly checks?: Readonly<Record<string, HealthCheck<Context>>>;
  /** How long a check may take. Default: 1,000. */
  readonly timeoutMs?: number;
  /** How long its answer holds. Default: 1,000. */
  readonly cacheMs?: number;
}

/** The probes of an app: a layer that knows when it is shut down, and the routes. */
export interface Health<Context> {
  /** For `layers` of `createApp`. */
  readonly layer: LayerFactory;
  /** `/livez` and `/readyz` below a kind of route that provides what the checks read: for the tree. */
  routes(kind: FactoryKind<Context, unknown, string>): { readonly livez: ForeignMount; readonly readyz: ForeignMount };
  /** `/checks` below a kind of route: each check by name. Not for everyone: give it a kind with guards. */
  report(kind: FactoryKind<Context, unknown, string>): ForeignMount;
}

/**
 * Probes for whoever runs the process: `/livez` answers as long as the process does, `/readyz` says 503 when a check fails and
 * from the moment a shutdown begins.
 * @example const probes = health({ checks: { database: ({ db }: { db: Db }) => db.ping() } })
 */
export function health<Context = unknown>(options: HealthOptions<Context> = {}): Health<Context> {
  const { checks = {}, timeoutMs = 1_000, cacheMs = 1_000 } = options;
  /** Which app a request is for: one declaration may be opened more than once. */
  const readinessOf = new WeakMap<HttpRequest, Readiness<Context>>();
  const layer: LayerFactory = (setting) => {
    const readiness = new Readiness(setting, { checks, timeoutMs, cacheMs });
    return {
      enter({ request, route }) {
        const isReady = route?.path.endsWith('/readyz') === true;
        if (!isReady && route?.path.endsWith('/checks') !== true) return null;
        readinessOf.set(request, readiness);
        return null;
      },
    };
  };
  const stateOf = async (request: HttpRequest, context: unknown): Promise<State> => {
    const readiness = readinessOf.get(request);
    if (readiness === undefined) throw new Error('health() does not know its app: add its layer to the layers of createApp');
    // A database that is being closed need not be asked.
    if (readiness.phase !== 'ready') return { status: readiness.phase, checks: [] };
    const results = await readiness.results(context as Context); // what the kind provides: said by the types of routes() and report()
    return { status: results.every(({ isHealthy }) => isHealthy) ? 'ready' : 'failing', checks: results };
  };
  return {
    layer,
    routes: (kind) => ({
      livez: rawRoute(kind, '/livez', () => json(200, { status: 'live' })),
      readyz: rawRoute(kind, '/readyz', async (request, _rest, context) => {
        const { status } = await stateOf(request, context);
        return json(status === 'ready' ? 200 : 503, { status });
      }),
    }),
    report: (kind) =>
      rawRoute(kind, '/checks', async (request, _rest, context) => {
        const { status, checks: results } = await stateOf(request, context);
        const byName = Object.fromEntries(results.map(({ name, ...rest }) => [name, rest]));
        return json(status === 'ready' ? 200 : 503, { status, checks: byName });
      }),
  };
}

interface State {
  readonly status: 'ready' | 'failing' | 'draining' | 'starting';
  readonly checks: Awaited<ReturnType<Readiness<unknown>['results']>>;
}

function json(status: number, value: object): HttpResponse {
  const retry = status === 503 ? ['retry-after', '1'] : [];
  return {
    status,
    headers: ['content-type', 'application/json', 'cache-control', 'no-store', ...retry],
    body: new TextEncoder().encode(JSON.stringify(value)),
  };
}
