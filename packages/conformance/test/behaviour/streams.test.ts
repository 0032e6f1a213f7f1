import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secret } from './app/api.ts';
import { counted, diary, streamingApp } from './app/streaming.ts';
import { Log } from './log.ts';
import { fetchings, type Fetching } from './runtime-targets.ts';

const lines = '{"id":1,"at":"1970-01-01T00:00:00.001Z"}\n{"id":2,"at":"1970-01-01T00:00:00.002Z"}\n{"id":3,"at":"1970-01-01T00:00:00.003Z"}\n';

describe.each(fetchings)('a streamed response through %s', (name, open) => {
  const log = new Log();
  let app: Fetching;
  beforeAll(async () => void (app = await open(streamingApp(log))));
  beforeEach(() => {
    diary.take();
    log.lines.length = 0;
  });
  afterAll(() => app.close());
  // Bun's fetch asks again when a connection ends before there is an answer.
  const errors = (): string[] => [...new Set(log.takeErrors().map(({ message }) => message))];
  const readerOf = async (path: string): Promise<ReadableStreamDefaultReader<string>> => {
    const { body } = await app.fetch(path);
    return (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never).getReader() as ReadableStreamDefaultReader<string>;
  };
  /** What comes of a stream that does not end well. */
  const brokenOff = async (path: string): Promise<{ readonly chunks: readonly string[]; readonly message: string }> => {
    const chunks: string[] = [];
    try {
      const reader = await readerOf(path);
      for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
    } catch (error) {
      return { chunks, message: String(error) };
    }
    return expect.unreachable(`${path} ended as if all were well: ${chunks.join('')}`);
  };
  // Bun sends what is ready at once in one piece with the head, and nothing when there is an error among it.
  const first = (chunk: string): readonly string[] => (name === 'bun' ? [] : [chunk]);

  it('is a line of JSON for each item, with what is declared of it', async () => {
    const response = await app.fetch('/lines');
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([
      200,
      'application/jsonl',
      // Bun has read it to its end before it sends the head.
      name === 'bun' ? String(lines.length) : null,
    ]);
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
    if (name !== 'web') controller.abort();
    else await reader.cancel();
    await diary.noted('ended');
    expect(await next).toEqual(name !== 'web' ? 'gone' : { done: true, value: undefined });
    expect(errors()).toEqual([]);
  });

  it('tells a source that was never asked', async () => {
    const response = await app.fetch('/unread');
    await response.body?.cancel();
    await diary.noted(name !== 'web' ? 'asked' : 'returned');
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
    expect((await brokenOff('/wrong')).chunks).toEqual(first('{"n":1}\n'));
    await diary.noted('ended');
    expect(log.lines.slice(0, 1)).toMatchObject([
      { level: 'error', data: { route: 'GET /wrong', pointer: '/n' }, message: expect.stringContaining('does not match') },
    ]);
  });

  it('breaks off where its source fails', async () => {
    const { chunks, message } = await brokenOff('/fails');
    expect(chunks).toEqual(first('{"n":1}\n'));
    if (name !== 'web') expect(message).not.toContain(secret);
    expect(errors()).toEqual(['a stream broke off']);
  });

  it('breaks off at an event that would say two', async () => {
    expect((await brokenOff('/injects')).chunks).toEqual(first('data: {"n":1}\n\n'));
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

describe.each(fetchings)('the end of an app with streams through %s', (name, open) => {
  it('ends streams of events, and waits for the others', { timeout: 20_000 }, async () => {
    diary.take();
    const app = await open(streamingApp(new Log()));
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
