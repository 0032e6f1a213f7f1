import { createApi, createApp, jsonLines, plugin, t, type App } from 'tenon';
import { currentRequest, health, requestIds, requestLog } from 'tenon/observe';
import { pinoLogger } from 'tenon/pino';
import { prometheus } from 'tenon/prometheus';
import { describe, expect, it, vi } from 'vitest';
import { builtAhead } from './built-app.ts';
import { forTests } from './node-target.ts';
import { runtime, serve } from './runtime-targets.ts';

interface Line {
  readonly msg: string;
  readonly requestId?: string;
  readonly aborted?: boolean;
}

/** An app with all that an operator looks at. */
function operatedApp(lines: Line[]): App<unknown> {
  const logger = pinoLogger({}, { write: (text: string) => void lines.push(JSON.parse(text) as Line) });
  const db = plugin({ name: 'db', start: () => ({ isUp: true }) });
  const api = createApi({ info: { title: 'Operated', version: '1.0.0' }, plugins: { db } });
  const open = api.route.scope({ security: 'public' });
  const probes = health({ checks: { database: ({ db: opened }: { db: { isUp: boolean } }) => opened.isUp } });
  const metrics = prometheus();
  const book = open({ method: 'GET', path: '/books/{id}', responses: { 200: t.String() }, handler: ({ params }) => params.id });
  const endless = open({
    method: 'GET',
    path: '/endless',
    responses: { 200: jsonLines(t.String()) },
    handler: async function* () {
      for (;;) yield (currentRequest()?.id ?? '').padEnd(10_000);
    },
  });
  return createApp(
    { book, endless, probes: probes.routes(open), checks: probes.report(open.scope({ prefix: '/inside' })), metrics: metrics.route(open) },
    { logger, layers: [requestIds(), requestLog(), metrics.layer, probes.layer] },
  );
}

const forms: readonly (readonly [string, (app: App<unknown>) => Promise<App<unknown>>])[] = [
  ['in process', async (app) => app],
  ['built', (app) => builtAhead(app, runtime === 'node' ? 'text' : 'bytes')],
];

describe.each(forms)(`what an operator sees of an app (${runtime}, %s)`, (_title, formOf) => {
  it('is there from its start to its end', async () => {
    const lines: Line[] = [];
    const server = await serve(await formOf(operatedApp(lines)), { ...forTests, drainDelayMs: 200 });
    const ask = async (path: string): Promise<readonly [status: number, text: string, hasId: boolean]> => {
      const response = await fetch(server.url + path);
      return [response.status, await response.text(), response.headers.has('x-request-id')];
    };
    expect(await ask('/books/1')).toEqual([200, '"1"', true]);
    expect(await ask('/readyz')).toEqual([200, '{"status":"ready"}', true]);
    expect(await ask('/inside/checks')).toMatchObject([200, expect.stringContaining('"database":{"isHealthy":true'), true]);
    await vi.waitUntil(() => lines.length >= 3, { timeout: 15_000, interval: 5 });
    expect((await ask('/metrics'))[1]).toContain('http_route="/books/{id}",http_response_status_code="200"} 1\n');
    const closing = server.close();
    expect(await ask('/readyz')).toEqual([503, '{"status":"draining"}', true]);
    expect(await ask('/livez')).toEqual([200, '{"status":"live"}', true]);
    await closing;
    const answers = ['GET /books/{id} 200', 'GET /inside/checks 200', 'GET /livez 200', 'GET /metrics 200', 'GET /readyz 200', 'GET /readyz 503'];
    expect(lines.map(({ msg }) => msg).sort()).toEqual(answers);
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(lines.length);
  });

  it('knows what streams are, and that nobody reads on', async () => {
    const lines: Line[] = [];
    const server = await serve(await formOf(operatedApp(lines)), forTests);
    const giveUp = new AbortController();
    const response = await fetch(`${server.url}/endless`, { signal: giveUp.signal });
    const first = await response.body?.getReader().read();
    giveUp.abort();
    const id = response.headers.get('x-request-id');
    expect(new TextDecoder().decode(first?.value)).toContain(`"${id}`);
    await vi.waitUntil(() => lines.length > 0, { timeout: 15_000, interval: 5 });
    expect(lines).toMatchObject([{ msg: 'GET /endless 200', aborted: true, requestId: id }]);
    await server.close();
  });
});
