import {
  context,
  metrics,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type MeterProvider,
  type Span,
  type TracerProvider,
} from '@opentelemetry/api';
import type { HttpRequest } from '../shapes/http.ts';
import type { LayerFactory, ResponseEnd, Visit } from '../shapes/layer.ts';
import { ActiveRequests } from './active-requests.ts';
import { durationBuckets } from './duration-buckets.ts';
import { endAttributes, metricAttributes, spanAttributes } from './http-attributes.ts';
import { methodName } from './method-name.ts';
import { noteSpan } from './request-record.ts';
import { surroundedBody } from './surrounded-body.ts';

/** How an app is traced and measured. */
export interface OpenTelemetryOptions {
  /** Default: what is registered with `@opentelemetry/api` when the app opens. */
  readonly tracerProvider?: TracerProvider;
  /** As above. */
  readonly meterProvider?: MeterProvider;
  /** Whether spans have the path (`url.path`), the one value of a request that leaves. The conventions ask for it. Default: `true`. */
  readonly urlPath?: boolean;
  /** Whether requests go on with the traces of their callers. Default: `true`. */
  readonly continueTraces?: boolean;
}

interface Traced {
  readonly span: Span;
  readonly within: Context;
}

const scope = 'tenon';

/**
 * A span and metrics for each request, by OpenTelemetry's conventions for HTTP servers; handlers, and streams after them, run in
 * the context of the span.
 * @example createApp(routes, { layers: [openTelemetry()] })
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): LayerFactory {
  const { tracerProvider = trace, meterProvider = metrics, urlPath = true, continueTraces = true } = options;
  return () => {
    const tracer = tracerProvider.getTracer(scope);
    const meter = meterProvider.getMeter(scope);
    const durations = meter.createHistogram('http.server.request.duration', {
      unit: 's',
      description: 'Duration of HTTP server requests.',
      advice: { explicitBucketBoundaries: [...durationBuckets] },
    });
    const counter = meter.createUpDownCounter('http.server.active_requests', { unit: '{request}', description: 'Number of active HTTP server requests.' });
    const active = new ActiveRequests<Attributes>((count, attributes) => counter.add(count, attributes));
    const key = Symbol('Tenon.openTelemetry');
    const tracedOf = ({ notes }: Visit): Traced | undefined => notes.get(key) as Traced | undefined; // only begin() writes under this key
    const begin = (visit: Visit): Traced => {
      const { request } = visit;
      const parent = continueTraces ? propagation.extract(context.active(), request.headers, headerGetter) : context.active();
      const name = methodName(request.method);
      const span = tracer.startSpan(name === '_OTHER' ? 'HTTP' : name, { kind: SpanKind.SERVER, attributes: spanAttributes(request, urlPath) }, parent);
      const traced = { span, within: trace.setSpan(parent, span) };
      visit.notes.set(key, traced);
      noteTrace(visit, span, parent);
      active.begin(visit, metricAttributes(request));
      return traced;
    };
    return {
      within: (visit, next) => context.with(begin(visit).within, next),
      enter(visit) {
        const { route } = visit;
        if (route !== null)
          tracedOf(visit)
            ?.span.updateName(`${methodName(visit.request.method)} ${route.path}`)
            .setAttribute('http.route', route.path);
        return null;
      },
      leave(visit, response) {
        const traced = tracedOf(visit);
        return traced === undefined ? response : surroundedBody(response, (work) => context.with(traced.within, work));
      },
      ended(visit, end) {
        active.end(visit);
        const traced = tracedOf(visit);
        if (traced !== undefined) endSpan(traced.span, end);
        const route = visit.route === null ? {} : { 'http.route': visit.route.path };
        const attributes = { ...metricAttributes(visit.request), ...endAttributes(end), ...route, ...protocol(visit.request) };
        // In its context, so that a histogram may point to the trace: an exemplar.
        durations.record((performance.now() - visit.startedMs) / 1000, attributes, traced?.within);
      },
    };
  };
}

function endSpan(span: Span, end: ResponseEnd): void {
  span.setAttributes(endAttributes(end));
  // 4xx is no error of a server.
  if (end.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function protocol({ protocolVersion }: HttpRequest): Attributes {
  return protocolVersion === undefined ? {} : { 'network.protocol.version': protocolVersion };
}

/** Lines of log name the trace of the span. */
function noteTrace(visit: Visit, span: Span, parent: Context): void {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const isRandom = (traceFlags & 2) !== 0; // level 2 of W3C Trace Context
  const parentId = trace.getSpanContext(parent)?.spanId ?? null;
  // Without a tracer there are only zeros.
  if (trace.isSpanContextValid(span.spanContext()))
    noteSpan(visit, { traceId, spanId, parentId, isSampled: (traceFlags & 1) !== 0, isRandom, state: traceState?.serialize() ?? '' });
}

const headerGetter = {
  get: (headers: HttpRequest['headers'], name: string): string | string[] | undefined => headers[name.toLowerCase()],
  /** Only baggage asks for all names, one header of which is enough. */
  keys: (): string[] => [],
};
