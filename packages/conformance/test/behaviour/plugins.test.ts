import { createApi, createApp, plugin, t, type App } from 'tenon';
import { fetchHandler } from 'tenon/web';
import { afterEach, describe, expect, it } from 'vitest';
import { Diary } from './diary.ts';
import { Log } from './log.ts';
import { serve } from './runtime-targets.ts';

describe('plugins', () => {
  const diary = new Diary();
  afterEach(() => void diary.take());
  const noting = (name: string, start: () => object = () => ({ name })) =>
    plugin({ name, start: async () => (diary.note(`start ${name}`), start()), stop: () => diary.note(`stop ${name}`) });
  const appWith = (plugins: Record<string, ReturnType<typeof noting>>): App<unknown> => {
    const api = createApi({ info: { title: 'P', version: '1' }, security: 'public', plugins });
    const get = api.route({
      method: 'GET',
      path: '/',
      responses: { 200: t.Array(t.String()) },
      handler: (_request, context) => Object.values(context).map((value) => (value as { readonly name: string }).name),
    });
    return createApp({ get }, { logger: new Log() });
  };
  const quiet = { port: 0, host: '127.0.0.1', signals: false, announce: false, keepAliveMs: 1 };

  it('start in order and stop in reverse, with the server', async () => {
    const server = await serve(appWith({ a: noting('a'), b: noting('b') }), quiet);
    expect(diary.take()).toEqual(['start a', 'start b']);
    expect(await (await fetch(server.url, { headers: { connection: 'close' } })).json()).toEqual(['a', 'b']);
    expect(await server.close()).toBe(true);
    expect(diary.take()).toEqual(['stop b', 'stop a']);
  });

  it('start with the first request behind fetch, and stop once', async () => {
    const handler = fetchHandler(appWith({ a: noting('a'), b: noting('b') }));
    expect(diary.take()).toEqual([]);
    await Promise.all([handler(new Request('http://a/')), handler(new Request('http://a/'))]);
    expect(diary.take()).toEqual(['start a', 'start b']);
    await Promise.all([handler.close(), handler.close()]);
    expect(diary.take()).toEqual(['stop b', 'stop a']);
  });

  it('answer 503 with Retry-After to a request after close', async () => {
    const handler = fetchHandler(appWith({ a: noting('a') }));
    await handler.close();
    const response = await handler(new Request('http://a/'));
    expect([response.status, response.headers.get('retry-after'), response.headers.get('content-type')]).toEqual([503, '1', 'application/problem+json']);
    expect(diary.take()).toEqual([]);
  });

  it('start with the next server when the first of them failed at once', async () => {
    let isBroken = true;
    const hasty = plugin({ name: 'hasty', start: () => (isBroken ? broken() : { name: 'hasty' }) });
    const app = appWith({ hasty });
    await expect(serve(app, quiet)).rejects.toThrow('no database');
    isBroken = false;
    const server = await serve(app, quiet);
    expect(await (await fetch(server.url, { headers: { connection: 'close' } })).json()).toEqual(['hasty']);
    await server.close();
  });

  it('stop when a later one cannot start, and start again with the next request', async () => {
    let isBroken = true;
    const flaky = noting('b', () => {
      if (isBroken) throw new Error('no database');
      return { name: 'b' };
    });
    const app = appWith({ a: noting('a'), b: flaky });
    await expect(serve(app, quiet)).rejects.toThrow('no database');
    expect(diary.take()).toEqual(['start a', 'start b', 'stop a']);
    const handler = fetchHandler(app);
    await expect(handler(new Request('http://a/'))).rejects.toThrow('no database');
    isBroken = false;
    expect((await handler(new Request('http://a/'))).status).toBe(200);
    diary.take();
    await handler.close();
    expect(diary.take()).toEqual(['stop b', 'stop a']);
  });

  it('start once for two servers of one app, and stop with the last', async () => {
    const app = appWith({ a: noting('a') });
    const [first, second] = await Promise.all([serve(app, quiet), serve(app, quiet)]);
    expect(diary.take()).toEqual(['start a']);
    await first.close();
    expect(diary.take()).toEqual([]);
    expect((await fetch(second.url, { headers: { connection: 'close' } })).status).toBe(200);
    await second.close();
    expect(diary.take()).toEqual(['stop a']);
  });

  it('stop when the port cannot be had', async () => {
    const first = await serve(appWith({ a: noting('a') }), quiet);
    diary.take();
    await expect(serve(appWith({ b: noting('b') }), { ...quiet, port: first.port })).rejects.toThrow(`Port ${first.port} is taken`);
    expect(diary.take()).toEqual(['start b', 'stop b']);
    await first.close();
  });
});

function broken(): never {
  throw new Error('no database');
}
