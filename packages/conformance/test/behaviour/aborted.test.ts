import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApi, createApp, jsonLines, t } from 'tenon';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeTarget, type NodeTarget } from './node-target.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // the flag makes it

const open = createApi({ info: { title: 'A', version: '1' }, security: 'public' }).route;
const gone = (signal: AbortSignal): Promise<unknown> => new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
const silent = { info() {}, warn() {}, error() {} };
const app = createApp(
  {
    take: open({ method: 'POST', path: '/take', body: t.Object({ text: t.String() }), responses: { 204: null }, handler: ({ reply }) => reply(204) }),
    wait: open({
      method: 'GET',
      path: '/wait',
      responses: { 200: t.String() },
      handler: async ({ signal }) => (await gone(signal), 'late'),
    }),
    lines: open({
      method: 'GET',
      path: '/lines',
      responses: { 200: jsonLines(t.String()) },
      handler: async function* ({ signal }) {
        yield 'begun';
        await gone(signal);
      },
    }),
  },
  { logger: silent, docs: false },
);

/** Where callers hang up, and whether they wait for an answer to begin. */
const ways = [
  { sent: 'GET /wait HT', waits: false },
  { sent: 'POST /take HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"text":"', waits: false },
  { sent: 'GET /wait HTTP/1.1\r\nHost: a\r\n\r\n', waits: false },
  { sent: 'GET /lines HTTP/1.1\r\nHost: a\r\n\r\n', waits: true },
];

let target: NodeTarget;
beforeAll(async () => {
  target = await nodeTarget(app);
});
afterAll(() => target.close());

async function abort(index: number): Promise<void> {
  const { sent, waits } = ways[index % ways.length] as (typeof ways)[number]; // a remainder is an index
  const socket = await target.connect();
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.write(sent, resolve));
  if (waits) await once(socket, 'data');
  if (index % 8 < 4) socket.resetAndDestroy();
  else socket.destroy();
}

async function abortMany(count: number): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await abort(next++);
  };
  await Promise.all(Array.from({ length: 20 }, worker));
}

const sockets = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

it('2,000 callers who hang up in the middle leave nothing behind: no socket, no memory', async () => {
  await abortMany(200);
  await expect.poll(sockets).toBe(0);
  const before = heapBytes();
  await abortMany(2_000);
  await expect.poll(sockets).toBe(0);
  // What a request holds is some kilobytes: 2,000 of them would be seen.
  expect(heapBytes() - before).toBeLessThan(2_000_000);
  expect((await target.send({ path: '/nowhere' })).status).toBe(404);
});

function heapBytes(): number {
  for (let times = 0; times < 3; times++) collect();
  return process.memoryUsage().heapUsed;
}
