import { describe, expect, it } from 'vitest';
import { bearer, Problem } from '../../src/index.ts';
import { prometheus } from '../../src/observe/prometheus.ts';
import { api, everySlot, leaks, observedApp, open, served, unseen } from './observed-app.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** The lines of a metric, without what differs from run to run. */
const linesOf = (text: string, name: string): readonly string[] => text.split('\n').filter((line) => line.startsWith(name));

describe('the metrics for Prometheus', () => {
  it('count requests by route and status', async () => {
    const metrics = prometheus();
    const server = await served(observedApp([metrics.layer], unseen, { logger: silent, routes: { metrics: metrics.route(open) } }));
    for (const path of ['/books/1', '/books/2', '/failing/1', '/none/1', '/none/2']) await (await fetch(server.url + path)).text();
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    const labels = (route: string, status: number): string =>
      `{http_request_method="GET",url_scheme="http",http_route="${route}",http_response_status_code="${status}"}`;
    expect(linesOf(text, 'http_server_request_duration_seconds_count')).toEqual([
      `http_server_request_duration_seconds_count${labels('/books/{id}', 200)} 2`,
      `http_server_request_duration_seconds_count${labels('/failing/{id}', 500)} 1`,
      `http_server_request_duration_seconds_count${labels('', 404)} 2`,
    ]);
    expect(linesOf(text, 'http_server_request_duration_seconds_bucket{le="0.005"')).toHaveLength(3);
    // The one that asks.
    expect(linesOf(text, 'http_server_active_requests')).toEqual(['http_server_active_requests{http_request_method="GET",url_scheme="http"} 1']);
    expect(linesOf(text, 'process_')).toEqual([]);
    await server.close();
  });

  it('are told to whom the kind of route lets in, by GET alone', async () => {
    const metrics = prometheus({ processMetrics: true });
    const scraper = api.dependency({
      security: bearer(),
      responses: { 401: Problem },
      provide: ({ credentials, reply }) => (credentials === 'scraper' ? credentials : reply(401, { title: 'Not you' })),
    });
    const inside = api.route.with({ scraper }).scope({ prefix: '/inside' });
    const app = observedApp([metrics.layer], unseen, { routes: { metrics: metrics.route(inside) } });
    const server = await served(app);
    const ask = async (path: string, init: RequestInit = {}): Promise<readonly [number, string]> => {
      const response = await fetch(server.url + path, init);
      return [response.status, await response.text()];
    };
    const authorization = 'Bearer scraper';
    expect((await ask('/inside/metrics'))[0]).toBe(401);
    expect((await ask('/inside/metrics', { headers: { authorization: 'Bearer other' } }))[0]).toBe(401);
    expect((await ask('/inside/metrics', { headers: { authorization }, method: 'POST' }))[0]).toBe(405);
    expect((await ask('/inside/metrics/more', { headers: { authorization } }))[0]).toBe(404);
    const [status, text] = await ask('/inside/metrics', { headers: { authorization } });
    expect(status).toBe(200);
    expect(linesOf(text, 'process_cpu_seconds_total')).toHaveLength(1);
    expect(JSON.stringify(await app.document())).not.toContain('metrics');
    await server.close();
  });

  it('hold nothing of what callers sent', async () => {
    const metrics = prometheus();
    const server = await served(observedApp([metrics.layer], unseen, { logger: silent }));
    for (const ask of everySlot(server.url)) await (await ask()).arrayBuffer();
    await server.close();
    const text = await metrics.registry.metrics();
    expect(leaks(text)).toEqual([]);
    expect(text).toContain('http_route="/everything/{word}"');
  });
});
