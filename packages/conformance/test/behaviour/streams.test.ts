import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve } from 'tenon/node';
import { fetchHandler } from 'tenon/web';
import { secret } from './app/api.ts';
import { counted, diary, streamingApp } from './app/streaming.ts';
import { Log } from './log.ts';

interface Opened {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<unknown>;
}
const openers = {
  node: async (log: Log): Promise<Opened> => {
    const server = await serve(streamingApp(log), { port: 0, host: '127.0.0.1', signals: false, announce: false, keepAliveMs: 50 });
    return { fetch: (path, init) => fetch(`${server.url}${path}`, init), close: () => server.close() };
  },
  web: (log: Log): Promise<Opened> => {
    const handler = fetchHandler(streamingApp(log));
    return Promise.resolve({ fetch: (path, init) => handler(new Request(`http://tenon.test${path}`, init)), close: () => handler.close() });
  },
} as const;

const lines = '{"id":1,"at":"1970-01-01T00:00:00.001Z"}\n{"id":2,"at":"1970-01-01T00:00:00.002Z"}\n{"id":3,"at":"1970-01-01T00:00:00.003Z"}\n';

describe.each(['node', 'web'] as const)('a streamed response through %s', (name) => {
  const log = new Log();
  let app: Opened;
  beforeAll(async () => void (app = await openers[name](log)));
  beforeEach(() => {
    diary.take();
    log.lines.length = 0;
  });
  afterAll(() => app.close());
  const errors = (): string[] => log.takeErrors().map(({ message }) => message);
  const readerOf = async (path: string): Promise<ReadableStreamDefaultReader<string>> => {
    const { body } = await app.fetch(path);
    return (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never).getReader() as ReadableStreamDefaultReader<string>;
  };

  it('is a line of JSON for each item, with what is declared of it', async () => {
    const response = await app.fetch('/lines');
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([200, 'application/jsonl', null]);
    expect(await response.text()).toBe(lines);
    expect(log.lines.map(({ message }) => message)).toEqual([expect.stringContaining('drops /secret')]);
  });

  it('is an event for each item, with the fields that are given', async () => {
    const response = await app.fetch('/events');
    const headers = ['content-type', 'cache-control', 'x-accel-buffering'].map((header) => response.headers.get(header));
    expect(headers).toEqual(['text/event-stream', 'no-cache', 'no']);
    const [first, second, third] = lines.trimEnd().split('\n');
    expect(await response.text()).toBe(`id: 1\ndata: ${first}\n\nevent: second\nid: 2\ndata: ${second}\n\nid: 3\nretry: 50\ndata: ${third}\n\n`);
  });

  it('goes on after the event that a caller names', async () => {
    const response = await app.fetch('/events', { headers: { 'last-event-id': '2' } });
    expect(await response.text()).toMatch(/^id: 3\n/);
    expect((await app.fetch('/events', { headers: { 'last-event-id': 'two' } })).status).toBe(422);
  });

  it('has the headers of its response, and holds dependencies and tasks until it is over', async () => {
    const response = await app.fetch('/later');
    expect(response.headers.get('x-count')).toBe('3');
    expect(await response.text()).toBe(lines);
    await diary.noted('after');
    expect(diary.take()).toEqual(['item 1', 'item 2', 'item 3', 'released', 'after']);
  });

  it('is not begun for HEAD, and its source is told', async () => {
    const response = await app.fetch('/head', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/event-stream', '']);
    await diary.noted('returned');
    expect(diary.take()).toEqual(['returned']);
  });

  it('sends its head before there is an item, and tells its source when the caller goes away', async () => {
    const controller = new AbortController();
    const response = await app.fetch('/quiet', { signal: controller.signal });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: {"n":1}\n\n');
    const next = reader.read().catch(() => 'gone');
    if (name === 'node') controller.abort();
    else await reader.cancel();
    await diary.noted('ended');
    expect(await next).toEqual(name === 'node' ? 'gone' : { done: true, value: undefined });
    expect(errors()).toEqual([]);
  });

  it('tells a source that was never asked', async () => {
    const response = await app.fetch('/unread');
    await response.body?.cancel();
    await diary.noted(name === 'node' ? 'asked' : 'returned');
    if (name === 'web') expect(diary.take()).toEqual(['returned']);
  });

  it('asks its source for no more than its caller reads', async () => {
    const reader = await readerOf('/endless');
    await reader.read();
    let before = -1;
    // Sockets hold some megabytes: what counts is that it comes to an end.
    for (let rounds = 0; rounds < 20; rounds = before === counted.items ? rounds + 1 : 0) {
      before = counted.items;
      await (await app.fetch('/ping')).text();
    }
    expect(counted.items).toBeLessThan(1000);
    await reader.cancel();
  });

  it('breaks off at an item that is not what is declared', async () => {
    const reader = await readerOf('/wrong');
    expect((await reader.read()).value).toBe('{"n":1}\n');
    await expect(reader.read()).rejects.toBeInstanceOf(Error);
    await diary.noted('ended');
    expect(log.lines).toMatchObject([{ level: 'error', data: { route: 'GET /wrong', pointer: '/n' }, message: expect.stringContaining('does not match') }]);
  });

  it('breaks off where its source fails', async () => {
    const reader = await readerOf('/fails');
    expect((await reader.read()).value).toBe('{"n":1}\n');
    await expect(reader.read()).rejects.toThrow(expect.objectContaining({ message: expect.not.stringContaining(name === 'node' ? secret : 'x'.repeat(99)) }));
    expect(errors()).toEqual(['a stream broke off']);
  });

  it('breaks off at an event that would say two', async () => {
    const reader = await readerOf('/injects');
    expect((await reader.read()).value).toBe('data: {"n":1}\n\n');
    await expect(reader.read()).rejects.toBeInstanceOf(Error);
    expect(errors()).toEqual([expect.stringContaining('at /event: expected one line of text')]);
  });

  it('says that it is alive', async () => {
    const reader = await readerOf('/silent');
    expect([(await reader.read()).value, (await reader.read()).value, (await reader.read()).value]).toEqual(['data: {"n":1}\n\n', ':\n\n', ':\n\n']);
    await reader.cancel();
    await diary.noted('ended');
  });

  it('is a 500 where there is nothing to iterate', async () => {
    expect((await app.fetch('/nothing')).status).toBe(500);
    expect(errors()).toEqual([expect.stringContaining('expected an iterable of items')]);
  });

  it('is ended when something else is answered in its place', async () => {
    expect((await app.fetch('/interrupted')).status).toBe(500);
    await diary.noted('returned');
    expect(errors()).toEqual(['a handler failed']);
    expect((await app.fetch('/late')).status).toBe(504);
    await diary.noted('returned');
  });
});

describe.each(['node', 'web'] as const)('the end of an app with streams through %s', (name) => {
  it('ends streams of events, and waits for the others', { timeout: 20_000 }, async () => {
    diary.take();
    const app = await openers[name](new Log());
    const [events, file] = [await app.fetch('/quiet'), await app.fetch('/later')];
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).done).toBe(false);
    const closed = app.close();
    expect((await reader.read()).done).toBe(true);
    expect(await file.text()).toBe(lines);
    await closed;
    expect(diary.take()).toEqual(expect.arrayContaining(['started', 'ended', 'released', 'after']));
  });
});
