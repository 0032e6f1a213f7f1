import { context, SpanKind, trace } from '@opentelemetry/api';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { currentRequest, requestIds } from '../../src/observe/index.ts';
import { openTelemetry } from '../../src/observe/opentelemetry.ts';
import { canary, everySlot, leaks, observedApp, served, unseen, waysToAsk } from './observed-app.ts';

const spans = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
const ended = async (count: number): Promise<readonly ReadableSpan[]> => {
  await expect.poll(() => spans.getFinishedSpans().length).toBeGreaterThanOrEqual(count);
  return spans.getFinishedSpans();
};
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

beforeAll(() => provider.register());
afterEach(() => spans.reset());
afterAll(() => provider.shutdown());

/** A meter of its own for a test, and what it has counted. */
function metersOf(): {
  readonly meterProvider: MeterProvider;
  read: () => Promise<Readonly<Record<string, readonly { readonly attributes: object; readonly value: unknown }[]>>>;
} {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const read = async () => {
    await reader.forceFlush();
    const metrics =
      exporter
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
    await meterProvider.shutdown();
    return Object.fromEntries(metrics.map(({ descriptor, dataPoints }) => [`${descriptor.name} ${descriptor.unit}`, dataPoints]));
  };
  return { meterProvider, read };
}

describe.each(waysToAsk)('spans (%s)', (name, openApp) => {
  it('are what the conventions say', async () => {
    const asked = await openApp(observedApp([openTelemetry()], unseen));
    await (await asked.ask('/books/7?secret=1', { headers: { traceparent } })).text();
    await (await asked.ask('/books/7', { headers: { traceparent } })).text();
    const [, span] = await ended(2);
    expect(span).toMatchObject({ name: 'GET /books/{id}', kind: SpanKind.SERVER, status: { code: 0 } });
    expect(span?.spanContext().traceId).toBe(traceId);
    expect(span?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    expect(span?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/books/{id}',
      'http.response.status_code': 200,
      'url.path': '/books/7',
      'url.scheme': 'http',
      ...(name === 'node'
        ? { 'server.address': '127.0.0.1', 'server.port': expect.any(Number), 'network.protocol.version': '1.1' }
        : { 'server.address': 'tenon.test' }),
    });
    await asked.close();
  });

  it.each([
    ['GET', '/none', 'GET', { 'http.response.status_code': 404 }, 0],
    ['GET', '/failing/1', 'GET /failing/{id}', { 'http.response.status_code': 500, 'error.type': '500' }, 2],
    ['HEAD', '/plain', 'HEAD /plain', { 'http.response.status_code': 200 }, 0],
    ['POST', '/plain', 'POST', { 'http.response.status_code': 405 }, 0],
  ])('of %s %s are called %s', async (method, path, called, attributes, code) => {
    const asked = await openApp(observedApp([openTelemetry()], unseen, { logger: silent }));
    await (await asked.ask(path, { method })).text();
    const [span] = await ended(1);
    expect(span).toMatchObject({ name: called, attributes, status: { code } });
    expect('error.type' in (span?.attributes ?? {})).toBe('error.type' in attributes);
    await asked.close();
  });

  it('are around dependencies, handlers and streams, and log lines name their trace', async () => {
    const seen: [string, string | undefined, boolean][] = [];
    const look = (place: string): void => {
      const span = trace.getSpan(context.active());
      seen.push([place, span?.spanContext().spanId, currentRequest()?.trace.traceId === span?.spanContext().traceId]);
      trace.getTracer('test').startSpan('inside').end();
    };
    const asked = await openApp(observedApp([requestIds(), openTelemetry()], { ...unseen, look }));
    await (await asked.ask('/books/1')).text();
    await (await asked.ask('/stream')).text();
    const finished = await ended(7);
    const [book, stream] = finished.filter(({ kind }) => kind === SpanKind.SERVER).map((span) => span.spanContext().spanId);
    expect(seen).toEqual([['dependency', book, true], ['handler', book, true], ...[0, 1, 2].map((n) => [`item ${n}`, stream, true])]);
    const inside = finished.filter((span) => span.name === 'inside').map(({ parentSpanContext }) => parentSpanContext?.spanId);
    expect(inside).toEqual([book, book, stream, stream, stream]);
    await asked.close();
  });
});

describe('traces', () => {
  it('begin anew where they must not go on', async () => {
    const server = await served(observedApp([openTelemetry({ continueTraces: false })], unseen));
    await (await fetch(`${server.url}/plain`, { headers: { traceparent } })).text();
    const [span] = await ended(1);
    expect(span?.parentSpanContext).toBeUndefined();
    expect(span?.spanContext().traceId).not.toBe(traceId);
    await server.close();
  });
});

describe('metrics', () => {
  it('are what the conventions say', async () => {
    const { meterProvider, read } = metersOf();
    const server = await served(observedApp([openTelemetry({ meterProvider })], unseen, { logger: silent }));
    for (const path of ['/books/1', '/books/2', '/failing/1', '/none/1', '/none/2']) await (await fetch(server.url + path)).text();
    await server.close();
    await ended(5);
    const counted = await read();
    const common = { 'http.request.method': 'GET', 'url.scheme': 'http' };
    expect(counted['http.server.active_requests {request}']).toMatchObject([{ attributes: common, value: 0 }]);
    const durations = counted['http.server.request.duration s'] ?? [];
    const protocol = { 'network.protocol.version': '1.1' };
    expect(durations.map(({ attributes }) => attributes)).toEqual([
      { ...common, ...protocol, 'http.route': '/books/{id}', 'http.response.status_code': 200 },
      { ...common, ...protocol, 'http.route': '/failing/{id}', 'http.response.status_code': 500, 'error.type': '500' },
      { ...common, ...protocol, 'http.response.status_code': 404 },
    ]);
    expect(durations.map(({ value }) => value)).toMatchObject([{ count: 2 }, { count: 1 }, { count: 2 }]);
    expect(durations[0]?.value).toMatchObject({ buckets: { boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] } });
  });

  it('count those that are being served', async () => {
    const { meterProvider, read } = metersOf();
    let arrived: () => void = () => undefined;
    let release: () => void = () => undefined;
    const isHere = new Promise<void>((resolve) => void (arrived = resolve));
    const released = new Promise<void>((resolve) => void (release = resolve));
    const server = await served(observedApp([openTelemetry({ meterProvider })], { look: () => arrived(), release: released }));
    const held = fetch(`${server.url}/held`);
    await isHere;
    expect((await read())['http.server.active_requests {request}']).toMatchObject([{ value: 1 }]);
    release();
    await (await held).text();
    await server.close();
  });
});

describe('spans and metrics', () => {
  it('hold nothing of what callers sent, but the path and the host where they are asked for', async () => {
    const { meterProvider, read } = metersOf();
    const server = await served(observedApp([openTelemetry({ meterProvider, urlPath: false })], unseen, { logger: silent }));
    const asks = everySlot(server.url).slice(0, -1);
    for (const ask of asks) await (await ask()).arrayBuffer();
    const finished = await ended(asks.length - 1);
    await server.close();
    const told = finished.map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
    expect(leaks(JSON.stringify([told, await read()]))).toEqual([]);
  });

  it('have the path unless it is left out', async () => {
    const server = await served(observedApp([openTelemetry()], unseen));
    await (await fetch(`${server.url}/none/${canary}?${canary}x`)).text();
    const [span] = await ended(1);
    expect(span?.attributes['url.path']).toBe(`/none/${canary}`);
    expect(span?.name).toBe('GET');
    await server.close();
  });
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
