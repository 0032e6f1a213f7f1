import { describe, expect, it } from 'vitest';
import { health, type HealthOptions } from '../../src/observe/index.ts';
import { observedApp, open, served, unseen, waysToAsk } from './observed-app.ts';

interface Context {
  readonly db: { readonly name: string };
}
/** What an app logs. */
class Log {
  readonly lines: string[] = [];
  readonly info = (_data: object, message: string): void => void this.lines.push(`info ${message}`);
  readonly warn = (_data: object, message: string): void => void this.lines.push(`warn ${message}`);
  readonly error = (_data: object, message: string): void => void this.lines.push(`error ${message}`);
}
const probed = (options: HealthOptions<Context>, log = new Log()) => {
  const probes = health<Context>(options);
  return observedApp([probes.layer], unseen, { logger: log, routes: { ...probes.routes(open), checks: probes.report(open.scope({ prefix: '/inside' })) } });
};

describe.each(waysToAsk)('probes (%s)', (_name, openApp) => {
  const answersOf = async (options: HealthOptions<Context>, log?: Log) => {
    const asked = await openApp(probed(options, log));
    const answers = await Promise.all(
      ['/livez', '/readyz', '/inside/checks'].map(async (path) => {
        const response = await asked.ask(path);
        return [response.status, await response.json(), response.headers.get('cache-control')];
      }),
    );
    await asked.close();
    return answers;
  };

  it('answer that all is well', async () => {
    expect(await answersOf({})).toEqual([
      [200, { status: 'live' }, 'no-store'],
      [200, { status: 'ready' }, 'no-store'],
      [200, { status: 'ready', checks: {} }, 'no-store'],
    ]);
  });

  it('ask the checks, which get what the kind of route provides', async () => {
    const names: string[] = [];
    const [, ready, report] = await answersOf({ checks: { database: ({ db }) => void names.push(db.name) } });
    expect(names).toEqual(['of the plugin']);
    expect([ready?.[0], report?.[1]]).toEqual([200, { status: 'ready', checks: { database: { isHealthy: true, durationMs: expect.any(Number) } } }]);
  });

  it.each<[string, HealthOptions<Context>]>([
    ['throws', { checks: { fine: () => true, broken: () => boom() } }],
    ['rejects', { checks: { fine: () => Promise.resolve(), broken: () => Promise.reject(new Error('secret')) } }],
    ['answers false', { checks: { fine: () => undefined, broken: () => false } }],
    ['takes too long', { checks: { fine: () => null, broken: () => new Promise(() => undefined) }, timeoutMs: 1 }],
  ])('say that a check fails when it %s, and not why', async (_title, options) => {
    const log = new Log();
    const [live, ready, report] = await answersOf(options, log);
    expect(live?.[0]).toBe(200);
    expect(ready).toEqual([503, { status: 'failing' }, 'no-store']);
    expect(report).toMatchObject([503, { status: 'failing', checks: { fine: { isHealthy: true }, broken: { isHealthy: false } } }, 'no-store']);
    expect(JSON.stringify([ready, report])).not.toContain('secret');
    expect(log.lines).toEqual(["warn the check 'broken' fails"]);
  });

  it('tell their signal that the time is up', async () => {
    let signal: AbortSignal | null = null;
    await answersOf({ checks: { slow: (_context, given) => ((signal = given), new Promise(() => undefined)) }, timeoutMs: 1 });
    expect(signal).toMatchObject({ aborted: true });
  });

  it('ask once for all who come within the time that an answer holds', async () => {
    let count = 0;
    const asked = await openApp(probed({ checks: { counted: () => void count++ }, cacheMs: 3_600_000 }));
    await Promise.all(Array.from({ length: 20 }, async () => (await asked.ask('/readyz')).text()));
    await (await asked.ask('/readyz')).text();
    expect(count).toBe(1);
    await asked.close();
  });

  it('do not ask again what has not answered', async () => {
    let count = 0;
    const asked = await openApp(probed({ checks: { hanging: () => (count++, new Promise(() => undefined)) }, cacheMs: 0, timeoutMs: 1 }));
    for (let asking = 0; asking < 3; asking++) expect((await asked.ask('/readyz')).status).toBe(503);
    expect(count).toBe(1);
    await asked.close();
  });

  it('log that a check fails, and that it no longer does, once each', async () => {
    const log = new Log();
    let isHealthy = false;
    const asked = await openApp(probed({ checks: { mood: () => isHealthy }, cacheMs: 0 }, log));
    const statuses: number[] = [];
    const ask = async (): Promise<void> => void statuses.push((await asked.ask('/readyz')).status);
    await ask();
    await ask();
    isHealthy = true;
    await ask();
    await ask();
    expect(statuses).toEqual([503, 503, 200, 200]);
    expect(log.lines).toEqual(["warn the check 'mood' fails", "info the check 'mood' is fine again"]);
    await asked.close();
  });

  it('are not the routes of an app that are called alike', async () => {
    const asked = await openApp(probed({}));
    expect((await asked.ask('/livez/more')).status).toBe(404);
    expect((await asked.ask('/livez', { method: 'POST' })).status).toBe(405);
    expect((await asked.ask('/livez', { method: 'HEAD' })).status).toBe(200);
    await asked.close();
  });
});

describe('readiness', () => {
  it('ends at once when a shutdown begins, while requests are still answered', async () => {
    let count = 0;
    const server = await served(probed({ checks: { counted: () => void count++ } }), { drainDelayMs: 200 });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const closing = server.close();
    const response = await fetch(`${server.url}/readyz`);
    expect([response.status, await response.json(), response.headers.get('retry-after')]).toEqual([503, { status: 'draining' }, '1']);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/plain`)).status).toBe(200);
    expect(await closing).toBe(true);
    expect(count).toBe(1);
  });

  it('stays while another server of the same app runs', async () => {
    const app = probed({});
    const [first, second] = await Promise.all([served(app), served(app)]);
    await first.close();
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
    await second.close();
    const third = await served(app);
    expect((await fetch(`${third.url}/readyz`)).status).toBe(200);
    await third.close();
  });

  it('is a logged 500 where the layer is missing', async () => {
    const log = new Log();
    const server = await served(observedApp([], unseen, { logger: log, routes: health().routes(open) }));
    expect((await fetch(`${server.url}/readyz`)).status).toBe(500);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect(log.lines).toEqual(['error a handler failed']);
    await server.close();
  });
});

function boom(): never {
  throw new Error('secret');
}
