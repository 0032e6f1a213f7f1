import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { FactoryKind, ForeignMount } from '../declare/infer.ts';
import type { LayerFactory, ResponseEnd, Visit } from '../shapes/layer.ts';
import { ActiveRequests } from './active-requests.ts';
import { durationBuckets } from './duration-buckets.ts';
import { methodName } from './method-name.ts';
import { rawRoute } from '../declare/raw-route.ts';

/** How metrics are kept. */
export interface PrometheusOptions {
  /** Default: one of its own. */
  readonly registry?: Registry;
  /** Whether the metrics of the process are in it: CPU, memory, event loop, garbage. Default: `false`. */
  readonly processMetrics?: boolean;
  /** Bounds of the durations, in seconds. Default: those of OpenTelemetry's conventions. */
  readonly buckets?: readonly number[];
}

/** Metrics of an app: a layer that measures, and the route that tells. */
export interface Prometheus {
  /** For `layers` of `createApp`. */
  readonly layer: LayerFactory;
  readonly registry: Registry;
  /** `/metrics` below a kind of route: for the tree. Not for everyone: give it a kind with guards, or a network that is your own. */
  route(kind: FactoryKind<unknown, unknown, string>): ForeignMount;
}

interface ActiveLabels {
  readonly http_request_method: string;
  readonly url_scheme: string;
}

/**
 * Measures requests by route and status: `http_server_request_duration_seconds` and `http_server_active_requests`, the names of
 * OpenTelemetry's conventions as Prometheus writes them. Labels hold templates of routes, never paths.
 * @example const metrics = prometheus()
 */
export function prometheus({ registry = new Registry(), processMetrics = false, buckets = durationBuckets }: PrometheusOptions = {}): Prometheus {
  const durations = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Duration of HTTP server requests.',
    labelNames: ['http_request_method', 'url_scheme', 'http_route', 'http_response_status_code'],
    buckets: [...buckets],
    registers: [registry],
  });
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const requests = countedRequests(registry);
  const layer: LayerFactory = () => ({
    within(visit, next) {
      requests.begin(visit, activeLabels(visit));
      return next();
    },
    ended(visit, end) {
      requests.end(visit);
      durations.observe({ ...activeLabels(visit), ...outcomeLabels(visit, end) }, (performance.now() - visit.startedMs) / 1000);
    },
  });
  return {
    layer,
    registry,
    route: (kind) =>
      rawRoute(kind, '/metrics', async () => ({
        status: 200,
        headers: ['content-type', registry.contentType, 'cache-control', 'no-store'],
        body: new TextEncoder().encode(await registry.metrics()),
      })),
  };
}

/** Counts by itself: a gauge that is set twice a request costs more than the rest of what is measured here. */
function countedRequests(registry: Registry): ActiveRequests<ActiveLabels> {
  const counts = new Map<string, { readonly labels: ActiveLabels; count: number }>();
  const gauge = new Gauge({
    name: 'http_server_active_requests',
    help: 'Number of active HTTP server requests.',
    labelNames: ['http_request_method', 'url_scheme'],
    registers: [registry],
    collect: () => {
      for (const { labels, count } of counts.values()) gauge.set({ ...labels }, count);
    },
  });
  return new ActiveRequests((change, labels) => {
    const key = labels.http_request_method + labels.url_scheme;
    const counted = counts.get(key);
    if (counted === undefined) counts.set(key, { labels, count: change });
    else counted.count += change;
  });
}

function activeLabels({ request }: Visit): ActiveLabels {
  return { http_request_method: methodName(request.method), url_scheme: request.caller.scheme };
}

function outcomeLabels({ route }: Visit, { status }: ResponseEnd): { readonly http_route: string; readonly http_response_status_code: string } {
  return { http_route: route?.path ?? '', http_response_status_code: String(status) };
}
