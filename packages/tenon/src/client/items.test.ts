import { createApi, createApp, eventStream, jsonLines, manifestOf, Problem, t, type ServerEvent } from 'tenon';
import { serve, type RunningServer } from 'tenon/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localServer } from '../../test/support/local-server.ts';
import { callOf } from './call.ts';
import { createClient, createPathClient, items, RequestError, ResponseError } from './index.ts';
import type { Call, Streamed } from '../declare/infer.ts';

const open = createApi({ info: { title: 'T', version: '1.0.0' } }).route.scope({ security: 'public' });
const Sale = t.Object({ id: t.Integer(), at: t.Date(), sold: t.BigInt() });
const sales = [1, 2, 3, 4].map((id) => ({ id, at: new Date(id), sold: BigInt(id) }));
let hasEnded: (() => void) | null = null;

const lines = open({
  method: 'GET',
  path: '/lines',
  query: t.Object({ from: t.Default(t.Integer(), 1) }),
  responses: { 200: jsonLines(Sale) },
  handler: ({ query }) => sales.slice(query.from - 1),
});
/** Two events a time, then the connection is lost; 204 when there are no more. */
const events = open({
  method: 'GET',
  path: '/events',
  headers: t.Object({ 'last-event-id': t.Optional(t.String()) }),
  responses: { 200: eventStream(Sale), 204: null, 404: Problem },
  handler: ({ headers, reply }) => {
    const from = Number(headers['last-event-id'] ?? 0);
    if (from === 99) return reply(404, { title: 'No such event' });
    return from < sales.length ? reply(200, broken(from)) : reply(204);
  },
});
async function* broken(from: number): AsyncGenerator<ServerEvent<(typeof sales)[number]>> {
  for (const data of sales.slice(from, from + 2)) yield { id: String(data.id), retry: 20 + data.id, event: 'sale', data };
  if (from === 0) throw new Error('lost');
}
const endless = open({
  method: 'GET',
  path: '/endless',
  responses: { 200: eventStream(t.Integer()) },
  handler: async function* () {
    try {
      for (let data = 1; ; data++) yield { data };
    } finally {
      hasEnded?.();
    }
  },
});
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const app = createApp({ lines, events, endless }, { logger: silent });

async function collected<Item>(all: AsyncIterable<Item>, most = Infinity): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of all) if (found.push(item) >= most) break;
  return found;
}
const event = (id: number): object => ({ id: String(id), event: 'sale', retry: 20 + id, data: sales[id - 1] });

describe('items of a served app', () => {
  let server: RunningServer;
  beforeAll(async () => void (server = await serve(app, { port: 0, signals: false, announce: false, logger: silent } as never)));
  afterAll(() => server.close());
  const clientOf = (): ReturnType<typeof createClient<typeof app>> => createClient<typeof app>(manifestOf(app), { baseUrl: server.url });

  it('are the lines, decoded', async () => {
    expect(await collected(items(clientOf().lines))).toEqual(sales);
    expect(await collected(items(clientOf().lines, { query: { from: 3 } }))).toEqual(sales.slice(2));
  });

  it('are as on the wire without a manifest', async () => {
    const paths = createPathClient<typeof app>({ baseUrl: server.url });
    expect(await collected(items(paths['GET /lines'], { query: { from: 4 } }))).toEqual([{ id: 4, at: '1970-01-01T00:00:00.004Z', sold: '4' }]);
  });

  it('are unread in a call by itself', async () => {
    const outcome = await clientOf().lines();
    if (!outcome.ok) throw new Error('a failure');
    expect(await new Response(outcome.data).text()).toBe(await (await fetch(`${server.url}/lines`)).text());
  });

  it('end with an error where the stream breaks', async () => {
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const item of items(clientOf().events)) found.push(item);
    })();
    await expect(reading).rejects.toMatchObject({
      name: RequestError.name,
      code: 'request.failed',
      message: expect.stringMatching(/^GET \/events got no answer: /),
    });
    expect(found).toEqual([event(1), event(2)]);
  });

  it('go on after the last event when that is asked for', async () => {
    const waits: number[] = [];
    const wait = (timeMs: number): Promise<void> => (waits.push(timeMs), Promise.resolve());
    expect(await collected(items(clientOf().events, {}, { resume: true, wait }))).toEqual([event(1), event(2), event(3), event(4)]);
    expect(waits).toEqual([22, 24]);
  });

  it('begin where a caller says', async () => {
    expect(await collected(items(clientOf().events, { headers: { 'last-event-id': '2' } }))).toEqual([event(3), event(4)]);
  });

  it('do not come where the response is a failure', async () => {
    const failing = collected(items(clientOf().events, { headers: { 'last-event-id': '99' } }, { resume: true }));
    await expect(failing).rejects.toMatchObject({ name: ResponseError.name, status: 404, message: 'GET /events answered 404: No such event' });
  });

  it('tell the server when nobody wants more', async () => {
    const told = new Promise<void>((resolve) => (hasEnded = resolve));
    expect(await collected(items(clientOf().endless), 2)).toEqual([{ data: 1 }, { data: 2 }]);
    await told;
  });

  it('end with the reason of a signal', async () => {
    const controller = new AbortController();
    const reading = (async () => {
      for await (const { data } of items(clientOf().endless, {}, { signal: controller.signal, resume: true }))
        if (data === 3) controller.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
  });
});

describe('items of other servers', () => {
  type Numbers = Call<{}, { 200: Streamed<number> }, {}>;
  const itemsOf = async (type: string, body: string | Uint8Array): Promise<unknown[]> => {
    const fetch: typeof globalThis.fetch = () => Promise.resolve(new Response(body as BodyInit, { headers: { 'content-type': type } }));
    const call = callOf({ method: 'GET', path: '/n' }, { baseUrl: 'http://test.local', fetch }) as unknown as Numbers; // typed by the test
    return collected(items(call));
  };

  it('may stand in lines without a last end, after a byte order mark, and between blank lines', async () => {
    expect(await itemsOf('application/jsonl', '\ufeff1\n\r\n2')).toEqual([1, 2]);
    expect(await itemsOf('Application/JSONL; charset=utf-8', '"é"\n')).toEqual(['é']);
    expect(await itemsOf('Text/Event-Stream; charset=utf-8', '\ufeffdata: 1\r\n\r\n')).toEqual([{ data: 1 }]);
  });

  it('that are no JSON are an error with their text', async () => {
    await expect(itemsOf('application/jsonl', '1\n{"a":\n')).rejects.toMatchObject({ name: ResponseError.name, code: 'response.malformed', error: '{"a":' });
  });

  it('are lost with the server, and found again with the next', async () => {
    let times = 0;
    const server = await localServer((request, response) => {
      times++;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`id: ${times}\ndata: ${JSON.stringify(request.headers['last-event-id'] ?? null)}\n\n`, () => response.destroy());
    });
    const call = callOf({ method: 'GET', path: '/n' }, { baseUrl: server.url }) as unknown as Call<{}, { 200: Streamed<ServerEvent<string | null>> }, {}>; // typed by the test
    const found = await collected(items(call, {}, { resume: true, wait: () => Promise.resolve() }), 3);
    expect(found.map(({ data }) => data)).toEqual([null, '1', '2']);
    await server.close();
  });
});
