import { createApi, createApp, plugin, t, type App } from 'tenon';
import { health, requestIds, requestLog } from 'tenon/observe';
import { serve } from 'tenon/node';
import { prometheus } from 'tenon/prometheus';
import { describe, expect, it } from 'vitest';
import { builtAhead } from './built-app.ts';
import { Log } from './log.ts';
import { forTests } from './node-target.ts';

/** An app with all that an operator looks at. */
function operatedApp(log: Log): App<unknown> {
  const db = plugin({ name: 'db', start: () => ({ isUp: true }) });
  const api = createApi({ info: { title: 'Operated', version: '1.0.0' }, plugins: { db } });
  const open = api.route.scope({ security: 'public' });
  const probes = health({ checks: { database: ({ db: opened }: { db: { isUp: boolean } }) => opened.isUp } });
  const metrics = prometheus();
  const book = open({ method: 'GET', path: '/books/{id}', responses: { 200: t.String() }, handler: ({ params }) => params.id });
  return createApp(
    { book, probes: probes.routes(open), checks: probes.report(open.scope({ prefix: '/inside' })), metrics: metrics.route(open) },
    { logger: log, layers: [requestIds(), requestLog(), metrics.layer, probes.layer] },
  );
}

const forms: readonly (readonly [string, (app: App<unknown>) => Promise<App<unknown>>])[] = [
  ['in process', async (app) => app],
  ['built', (app) => builtAhead(app)],
];

describe.each(forms)('what an operator sees of an app (%s)', (_title, formOf) => {
  it('is there from its start to its end', async () => {
    const log = new Log();
    const server = await serve(await formOf(operatedApp(log)), { ...forTests, drainDelayMs: 100 });
    const ask = async (path: string): Promise<readonly [status: number, text: string, hasId: boolean]> => {
      const response = await fetch(server.url + path);
      return [response.status, await response.text(), response.headers.has('x-request-id')];
    };
    expect(await ask('/books/1')).toEqual([200, '"1"', true]);
    expect(await ask('/readyz')).toEqual([200, '{"status":"ready"}', true]);
    expect(await ask('/inside/checks')).toMatchObject([200, expect.stringContaining('"database":{"isHealthy":true'), true]);
    expect((await ask('/metrics'))[1]).toContain('http_route="/books/{id}",http_response_status_code="200"} 1\n');
    const closing = server.close();
    expect(await ask('/readyz')).toEqual([503, '{"status":"draining"}', true]);
    expect(await ask('/livez')).toEqual([200, '{"status":"live"}', true]);
    await closing;
    expect(log.lines.map(({ message }) => message)).toEqual([
      'GET /books/{id} 200',
      'GET /readyz 200',
      'GET /inside/checks 200',
      'GET /metrics 200',
      'GET /readyz 503',
      'GET /livez 200',
    ]);
  });
});
