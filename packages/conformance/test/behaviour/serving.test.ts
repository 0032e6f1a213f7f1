import { createApi, createApp, plugin, t, type App } from 'tenon';
import { afterEach, describe, expect, it } from 'vitest';
import { Diary } from './diary.ts';
import { Log } from './log.ts';
import { runtime, serve } from './runtime-targets.ts';

/** What `serve` promises on every runtime; what only node:http can be told has its own tests. */
describe(`serve on ${runtime}`, () => {
  const diary = new Diary();
  const log = new Log();
  afterEach(() => {
    diary.take();
    log.lines.length = 0;
  });
  const quiet = { port: 0, host: '127.0.0.1', signals: false, announce: false, keepAliveMs: 1 };

  /** An app whose slow route says when it was reached, and ends when it is told. */
  function slowApp(): { readonly app: App<unknown>; readonly arrived: Promise<void>; finish(): void } {
    const db = plugin({ name: 'db', start: () => ({}), stop: () => diary.note('stop db') });
    const api = createApi({ info: { title: 'S', version: '1' }, security: 'public', plugins: { db } });
    const arrival = deferred();
    const end = deferred();
    const slow = api.route({
      method: 'GET',
      path: '/slow',
      responses: { 200: t.Object({ done: t.Boolean() }) },
      handler: async ({ signal }) => {
        signal.addEventListener('abort', () => diary.note('aborted'));
        arrival.resolve();
        await end.promise;
        return { done: true };
      },
    });
    return { app: createApp({ slow }, { logger: log }) as App<unknown>, arrived: arrival.promise, finish: end.resolve };
  }

  it('says where it listens', async () => {
    const server = await serve(slowApp().app, { ...quiet, announce: true });
    expect(server.port).toBeGreaterThan(0);
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect(log.lines.map(({ message }) => message)[0]).toBe(`Listening on ${server.url}`);
    expect(await server.close()).toBe(true);
  });

  it('finishes what is under way, stops the plugins after it, and aborts nothing', async () => {
    const { app, arrived, finish } = slowApp();
    const server = await serve(app, quiet);
    const { url } = server;
    const answer = fetch(`${url}/slow`);
    await arrived;
    const closing = server.close();
    expect(server.close()).toBe(closing);
    finish();
    expect(await (await answer).json()).toEqual({ done: true });
    expect(await closing).toBe(true);
    expect(diary.take()).toEqual(['stop db']);
    await expect(fetch(`${url}/slow`)).rejects.toBeInstanceOf(Error);
  });

  it('cuts what takes longer than the time-out: 503 with Retry-After and an aborted signal', async () => {
    const { app, arrived, finish } = slowApp();
    const server = await serve(app, { ...quiet, shutdownTimeoutMs: 20 });
    const answer = fetch(`${server.url}/slow`);
    await arrived;
    const closing = server.close();
    const response = await answer;
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
      503,
      '1',
      expect.objectContaining({ code: 'server.draining' }),
    ]);
    finish();
    expect(await closing).toBe(false);
    expect(diary.take()).toEqual(['aborted', 'stop db']);
  });

  it('goes on accepting for the drain delay, and asks callers to leave', async () => {
    const { app, finish } = slowApp();
    finish();
    const server = await serve(app, { ...quiet, drainDelayMs: 300 });
    const closing = server.close();
    const response = await fetch(`${server.url}/slow`);
    expect(await response.json()).toEqual({ done: true });
    expect(await closing).toBe(true);
  });

  it('aborts the signal of a caller that goes away', async () => {
    const { app, arrived, finish } = slowApp();
    const server = await serve(app, quiet);
    const leaving = new AbortController();
    const answer = fetch(`${server.url}/slow`, { signal: leaving.signal }).catch(() => 'gone');
    await arrived;
    leaving.abort();
    expect(await answer).toBe('gone');
    await diary.noted('aborted');
    finish();
    await server.close();
  });

  it('refuses a port that is taken, with advice', async () => {
    const server = await serve(slowApp().app, quiet);
    await expect(serve(slowApp().app, { ...quiet, port: server.port })).rejects.toThrow(`Port ${server.port} is taken: stop what listens there`);
    expect(diary.take()).toEqual(['stop db']);
    await server.close();
  });
});

/** `Promise.withResolvers`, which Node 20 does not have. */
function deferred(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => void (resolve = settle));
  return { promise, resolve };
}
