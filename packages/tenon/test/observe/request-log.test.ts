import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { pinoLogger } from '../../src/observe/pino.ts';
import { currentRequest, health, requestIds, requestLog, type RequestLogOptions } from '../../src/observe/index.ts';
import type { App } from '../../src/index.ts';
import { canary, everySlot, leaks, observedApp, open, served, unseen, waysToAsk, type Seen } from './observed-app.ts';

/** What pino writes, line by line. */
class Lines {
  readonly texts: string[] = [];
  readonly logger = pinoLogger({ level: 'debug', base: null }, { write: (text: string) => void this.texts.push(text) });

  get all(): readonly Record<string, unknown>[] {
    return this.texts.map((text) => JSON.parse(text) as Record<string, unknown>);
  }

  /** The lines of requests, once there are so many. */
  async requests(count: number): Promise<readonly Record<string, unknown>[]> {
    const found = (): readonly Record<string, unknown>[] => this.all.filter((line) => 'durationMs' in line);
    await vi.waitUntil(() => found().length >= count, { timeout: 15_000, interval: 5 });
    return found();
  }
}

function logged(lines: Lines, more: { seen?: Seen; options?: RequestLogOptions; routes?: object } = {}): App<object> {
  const { seen = unseen, options = {}, routes = {} } = more;
  return observedApp([requestIds(), requestLog(options)], seen, { logger: lines.logger, routes });
}

describe.each(waysToAsk)('the log of requests (%s)', (_name, openApp) => {
  it('has one line for each', async () => {
    const lines = new Lines();
    const asked = await openApp(logged(lines));
    const response = await asked.ask('/books/1');
    await response.text();
    const [line] = await lines.requests(1);
    expect(line).toEqual({
      level: 30,
      time: expect.any(Number),
      method: 'GET',
      route: '/books/{id}',
      operationId: 'book',
      status: 200,
      durationMs: expect.any(Number),
      bytes: 10,
      aborted: false,
      requestId: response.headers.get('x-request-id'),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      msg: 'GET /books/{id} 200',
    });
    await asked.close();
    expect(await lines.requests(1)).toHaveLength(1);
  });

  it.each([
    ['/plain', 30, 'GET /plain 200'],
    ['/none', 40, 'GET (no route) 404'],
    ['/failing/1', 50, 'GET /failing/{id} 500'],
  ])('has a level by status: %s', async (path, level, msg) => {
    const lines = new Lines();
    const asked = await openApp(logged(lines));
    const response = await asked.ask(path);
    await response.text();
    expect(await lines.requests(1)).toMatchObject([{ level, msg }]);
    await asked.close();
  });

  it('has no word for a method that nobody knows', async () => {
    const lines = new Lines();
    const asked = await openApp(logged(lines));
    await (await asked.ask('/plain', { method: 'PROPFIND' })).text();
    expect(await lines.requests(1)).toMatchObject([{ method: '_OTHER', route: null, msg: '_OTHER (no route) 501' }]);
    await asked.close();
  });

  it('joins what is logged on the way to its request', async () => {
    const lines = new Lines();
    const look = (place: string): void => lines.logger.info({ place }, 'looked');
    const asked = await openApp(logged(lines, { seen: { ...unseen, look } }));
    const ids = await Promise.all(['/books/1', '/books/2', '/failing/3'].map(async (path) => (await asked.ask(path)).headers.get('x-request-id')));
    await lines.requests(3);
    for (const id of ids.slice(0, 2))
      expect(lines.all.filter(({ requestId }) => requestId === id).map(({ msg }) => msg)).toEqual(['looked', 'looked', 'GET /books/{id} 200']);
    const failed = lines.all.filter(({ requestId }) => requestId === ids[2]);
    expect(failed).toMatchObject([{ msg: 'a handler failed', error: { type: 'Error', message: 'no database' } }, { msg: 'GET /failing/{id} 500' }]);
    await asked.close();
  });

  it('is quiet about probes: a line of a hundred, and one for each change', async () => {
    const lines = new Lines();
    let isHealthy = true;
    const probes = health({ checks: { mood: () => isHealthy }, cacheMs: 0 });
    const app = observedApp([requestLog(), probes.layer], unseen, { logger: lines.logger, routes: probes.routes(open) });
    const asked = await openApp(app);
    for (let count = 0; count < 101; count++) await (await asked.ask('/readyz')).text();
    isHealthy = false;
    for (let count = 0; count < 3; count++) await (await asked.ask('/readyz')).text();
    await asked.close();
    expect((await lines.requests(3)).map(({ status }) => status)).toEqual([200, 200, 503]);
  });
});

describe('the log of requests (node)', () => {
  it('says that a caller has gone', async () => {
    const lines = new Lines();
    let arrived: () => void = () => undefined;
    const isHere = new Promise<void>((resolve) => void (arrived = resolve));
    const server = await served(logged(lines, { seen: { look: () => arrived(), release: new Promise(() => undefined) } }));
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET /held HTTP/1.1\r\nHost: a\r\n\r\n');
    await isHere;
    socket.destroy();
    await once(socket, 'close');
    expect(await lines.requests(1)).toMatchObject([{ route: '/held', aborted: true, bytes: 0 }]);
    await server.close();
  });

  it('may be asked for other levels, or none', async () => {
    const lines = new Lines();
    const level = ({ status }: { readonly status: number }): 'error' | null => (status === 404 ? 'error' : null);
    const server = await served(logged(lines, { options: { level } }));
    for (const path of ['/plain', '/none', '/plain']) await (await fetch(server.url + path)).text();
    await server.close();
    expect(await lines.requests(1)).toMatchObject([{ level: 50, status: 404 }]);
  });

  it('holds nothing of what callers sent, in any slot', async () => {
    const lines = new Lines();
    const seen: string[] = [];
    const look = (): void => void seen.push(currentRequest()?.id ?? '');
    const server = await served(logged(lines, { seen: { ...unseen, look } }));
    const asks = everySlot(server.url);
    for (const ask of asks) await (await ask()).arrayBuffer();
    await server.close();
    // Node itself refuses the one that is no HTTP.
    expect((await lines.requests(asks.length - 1)).map(({ status }) => status)).toEqual([200, 422, 422, 400, 415, 404, 500, 200, 200, 401, 400, 200]);
    expect(leaks(lines.texts.join(''))).toEqual([]);
  });

  it('would hold it, were it logged', () => {
    const lines = new Lines();
    lines.logger.info({ text: canary }, 'x');
    expect(leaks(lines.texts.join(''))).toEqual([canary]);
  });
});

describe('the logger', () => {
  it('redacts what is called as secrets are, and what it is told', () => {
    const texts: string[] = [];
    const logger = pinoLogger({ redact: ['pin'] }, { write: (text: string) => void texts.push(text) });
    logger.info({ password: canary, pin: canary, user: { token: canary, name: 'Ann' }, headers: { authorization: canary, cookie: canary } }, 'x');
    expect(leaks(texts.join(''))).toEqual([]);
    expect(JSON.parse(texts.join(''))).toMatchObject({ password: '[Redacted]', user: { token: '[Redacted]', name: 'Ann' } });
    logger.child({ apiKey: canary }).info({ list: [{ deep: { ACCESS_TOKEN: canary, at: new Date(0) } }] }, 'y');
    expect(leaks(texts.join(''))).toEqual([]);
    expect(JSON.parse(texts[1] ?? '')).toMatchObject({
      apiKey: '[Redacted]',
      list: [{ deep: { ACCESS_TOKEN: '[Redacted]', at: '1970-01-01T00:00:00.000Z' } }],
    });
  });

  it('says of errors what they are, not what was hung on them', () => {
    const texts: string[] = [];
    const logger = pinoLogger({}, { write: (text: string) => void texts.push(text) });
    const cause = Object.assign(new TypeError('inside'), { code: 'E_INSIDE', parameters: [canary] });
    logger.error({ error: Object.assign(new Error('outside', { cause }), { query: canary }) }, 'x');
    logger.error({ error: { thrown: canary } }, 'y');
    expect(leaks(texts.join(''))).toEqual([]);
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({
      error: { type: 'Error', message: 'outside', stack: expect.any(String), cause: { type: 'TypeError', code: 'E_INSIDE' } },
    });
    expect(JSON.parse(texts[1] ?? '')).toMatchObject({ error: { type: 'Object' } });
  });
});
