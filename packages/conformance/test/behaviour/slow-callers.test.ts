import { once } from 'node:events';
import { createApi, createApp, jsonLines, t, type App } from 'tenon';
import type { ServeOptions } from 'tenon/node';
import { afterEach, describe, expect, it } from 'vitest';
import { parseResponses } from './http-text.ts';
import { Log } from './log.ts';
import { nodeTarget, type NodeTarget } from './node-target.ts';

const open = createApi({ info: { title: 'S', version: '1' }, security: 'public' }).route;
const line = 'x'.repeat(65_536);

/** Callers who take their time: what slowhttptest's -H, -B and -X send, by hand. */
describe('a slow caller of node', () => {
  const log = new Log();
  let target: NodeTarget | null = null;
  afterEach(async () => {
    await target?.close();
    target = null;
  });
  const ended: string[] = [];
  const routes = {
    ping: open({ method: 'GET', path: '/ping', responses: { 200: t.Boolean() }, handler: () => true }),
    take: open({
      method: 'POST',
      path: '/take',
      limits: { bodyBytes: 10_000_000 },
      body: t.Array(t.String()),
      responses: { 200: t.Integer() },
      handler: ({ body }) => body.length,
    }),
    lines: open({
      method: 'GET',
      path: '/lines',
      responses: { 200: jsonLines(t.String()) },
      handler: async function* () {
        try {
          for (;;) yield line;
        } finally {
          ended.push('lines');
        }
      },
    }),
    whole: open({ method: 'GET', path: '/whole', responses: { 200: t.String() }, handler: () => line.repeat(400) }),
  };
  const served = async (options: ServeOptions): Promise<NodeTarget> => (target = await nodeTarget(createApp(routes, { logger: log }) as App<unknown>, options));
  const head = (start: string, more = ''): string => `${start} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;

  /** Sends a text again and again until the server hangs up, and gives what it said. */
  async function dripping({ connect }: NodeTarget, first: string, drop: string): Promise<string> {
    const socket = await connect();
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1'))).on('error', () => undefined);
    socket.write(first);
    const timer = setInterval(() => socket.write(drop), 20);
    await once(socket, 'close');
    clearInterval(timer);
    return received;
  }

  it('is let go after the time for a head, whatever it goes on sending', async () => {
    const server = await served({ requestTimeoutMs: 200 });
    const [answer] = parseResponses(Buffer.from(await dripping(server, 'GET /ping HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n')), []);
    expect(answer).toMatchObject({ status: 408, text: expect.stringContaining('"request.timeout"') as string });
  });

  it('is let go when a body drips, long before the time for a request is up', async () => {
    const server = await served({ slowBodyMs: 300, minBytesPerSecond: 10_000 });
    const [answer] = parseResponses(
      Buffer.from(await dripping(server, head('POST /take', 'Content-Type: application/json\r\nContent-Length: 9000000\r\n'), '["')),
      [],
    );
    expect(answer).toMatchObject({ status: 408, text: expect.stringContaining('"body.too-slow"') as string });
    expect(answer?.headers.get('connection')).toEqual(['close']);
    expect((await server.send({ path: '/ping' })).status).toBe(200);
  });

  it('may send a body for longer than that when it is fast enough', async () => {
    const server = await served({ slowBodyMs: 100, minBytesPerSecond: 10 });
    const pieces = Array.from({ length: 12 }, () => '"abcdefghijklmnopqrstuvwxyz"');
    const body = `[${pieces.join(',')}]`;
    const socket = await server.connect();
    socket.write(head('POST /take', `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n`));
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    let sent = 0;
    const timer = setInterval(() => {
      const piece = body.slice(sent, sent + 30);
      sent += 30;
      if (piece !== '') socket.write(piece);
    }, 40);
    await once(socket, 'close');
    clearInterval(timer);
    expect(parseResponses(Buffer.from(received), [])[0]).toMatchObject({ status: 200, text: '12' });
  });

  it.each(['/lines', '/whole'])('is let go when it does not take %s', async (path) => {
    const server = await served({ slowResponseMs: 200 });
    const socket = await server.connect();
    socket.on('error', () => undefined);
    socket.pause();
    const before = ended.length;
    socket.write(head(`GET ${path}`));
    // The server's end of the connection goes: the next byte that is sent to it is answered by a reset.
    const closed = new Promise((resolve) => socket.on('close', resolve)); // not once(): it would reject for the reset
    const timer = setInterval(() => socket.write('G'), 50);
    await closed;
    clearInterval(timer);
    if (path === '/lines') await expect.poll(() => ended.length).toBe(before + 1);
  });

  it('is not let go when it takes a response slowly, but fast enough', async () => {
    const server = await served({ slowResponseMs: 100, minBytesPerSecond: 1 });
    const socket = await server.connect();
    socket.write(head('GET /whole', 'Connection: close\r\n'));
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes % 3 === 0) return;
      socket.pause();
      setTimeout(() => socket.resume(), 1);
    });
    await once(socket, 'close');
    expect(bytes).toBeGreaterThan(line.length * 400);
  });
});

describe('connections beyond the bound of node', () => {
  it('are closed at once, and the log says so', async () => {
    const log = new Log();
    const app = createApp({ ping: open({ method: 'GET', path: '/ping', responses: { 200: t.Boolean() }, handler: () => true }) }, { logger: log });
    const { connect, close } = await nodeTarget(app, { maxConnections: 2 });
    const sockets = [await connect(), await connect()];
    for (const socket of sockets) socket.write('GET /ping HTTP/1.1\r\nHost: a\r\n\r\n');
    await Promise.all(sockets.map((socket) => once(socket, 'data')));
    const third = await connect();
    third.on('error', () => undefined).resume();
    await new Promise((resolve) => third.on('close', resolve));
    expect(log.lines.filter(({ level }) => level === 'warn').map(({ message }) => message)).toEqual(['connections are closed at once: there are 2 already']);
    for (const socket of sockets) socket.destroy();
    await close();
  });
});
