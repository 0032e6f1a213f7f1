import { createApp, eventStream, jsonLines, response, t, type App } from 'tenon';
import { Diary } from '../diary.ts';
import type { Log } from '../log.ts';
import { api, done, Done, open, secret } from './api.ts';

/** What the app did, in order. */
export const diary = new Diary();

const Item = t.Object({ id: t.Integer(), at: t.Date() }, { $id: 'StreamedItem' });
const items = [1, 2, 3].map((id) => ({ id, at: new Date(id) }));
const Numbered = t.Object({ n: t.Integer() });

/** Waits until its caller has gone, and tells of it. */
async function* waiting(signal: AbortSignal): AsyncGenerator<{ readonly n: number }> {
  diary.note('started');
  try {
    yield { n: 1 };
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    diary.note('ended');
  }
}

/** Iterable, and never asked unless somebody reads. */
function watched(): AsyncIterable<{ readonly n: number }> {
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => (diary.note('asked'), Promise.resolve({ done: true, value: undefined })),
      return: () => (diary.note('returned'), Promise.resolve({ done: true, value: undefined })),
    }),
  };
}

const held = api.dependency({ provide: () => 'held', release: () => diary.note('released') });
const file = open({ method: 'GET', path: '/lines', responses: { 200: jsonLines(Item) }, handler: () => items.map((item) => ({ ...item, secret })) });
const later = open.with({ held })({
  method: 'GET',
  path: '/later',
  responses: { 200: response({ body: jsonLines(Item), headers: t.Object({ 'x-count': t.Integer() }) }) },
  handler: ({ reply, after }) => {
    after(() => diary.note('after'));
    return reply(200, slowly(), { 'x-count': 3 });
  },
});
async function* slowly(): AsyncGenerator<(typeof items)[number]> {
  for (const item of items) {
    await new Promise((resolve) => setImmediate(resolve));
    diary.note(`item ${item.id}`);
    yield item;
  }
}

const events = open({
  method: 'GET',
  path: '/events',
  headers: t.Object({ 'last-event-id': t.Optional(t.String({ pattern: '^\\d+$' })) }),
  responses: { 200: eventStream(Item) },
  handler: async function* ({ headers }) {
    const from = Number(headers['last-event-id'] ?? 0);
    for (const data of items)
      if (data.id > from) yield { id: String(data.id), event: data.id === 2 ? 'second' : undefined, retry: data.id === 3 ? 50 : undefined, data };
  },
});
const silent = open({
  method: 'GET',
  path: '/silent',
  responses: { 200: eventStream(Numbered, { heartbeatMs: 1 }) },
  handler: ({ signal }) => numbered(waiting(signal)),
});
const quiet = open({
  method: 'GET',
  path: '/quiet',
  responses: { 200: eventStream(Numbered, { heartbeatMs: 0 }) },
  handler: ({ signal }) => numbered(waiting(signal)),
});
async function* numbered(source: AsyncIterable<{ readonly n: number }>): AsyncGenerator<{ readonly data: { readonly n: number } }> {
  for await (const data of source) yield { data };
}
const waits = open({ method: 'GET', path: '/waits', responses: { 200: jsonLines(Numbered) }, handler: ({ signal }) => waiting(signal) });
const unread = open({ method: 'GET', path: '/unread', responses: { 200: jsonLines(Numbered) }, handler: watched });
const asHead = open({ method: 'GET', path: '/head', responses: { 200: eventStream(Numbered) }, handler: () => watched() as AsyncIterable<never> });

/** As much as anybody takes. */
const endless = open({
  method: 'GET',
  path: '/endless',
  responses: { 200: jsonLines(t.Object({ text: t.String() })) },
  handler: function* () {
    const text = 'x'.repeat(64 * 1024);
    for (let count = 1; ; count++) {
      counted.items = count;
      yield { text };
    }
  },
});
/** How much of `/endless` was asked for. */
export const counted = { items: 0 };

const wrong = open({
  method: 'GET',
  path: '/wrong',
  responses: { 200: jsonLines(Numbered) },
  handler: function* () {
    try {
      yield { n: 1 };
      yield { n: 'two' as unknown as number };
      yield { n: 3 };
    } finally {
      diary.note('ended');
    }
  },
});
const fails = open({
  method: 'GET',
  path: '/fails',
  responses: { 200: jsonLines(Numbered) },
  handler: async function* () {
    yield { n: 1 };
    throw new Error(secret);
  },
});
const injects = open({
  method: 'GET',
  path: '/injects',
  responses: { 200: eventStream(Numbered) },
  handler: () => [{ data: { n: 1 } }, { event: 'a\ndata: {"n":2}', data: { n: 1 } }],
});
const nothing = open({ method: 'GET', path: '/nothing', responses: { 200: jsonLines(Numbered) }, handler: () => 'text' as unknown as [] });
const interrupted = open.scope({
  around: async (_, next) => {
    await next();
    throw new Error('after the answer');
  },
})({ method: 'GET', path: '/interrupted', responses: { 200: jsonLines(Numbered) }, handler: watched });
const late = open({
  method: 'GET',
  path: '/late',
  limits: { timeoutMs: 1 },
  responses: { 200: jsonLines(Numbered) },
  handler: ({ signal }) =>
    new Promise<AsyncIterable<{ readonly n: number }>>((resolve) => signal.addEventListener('abort', () => resolve(watched()), { once: true })),
});
const ping = open({ method: 'GET', path: '/ping', responses: { 200: Done }, handler: () => done });

/** An app of streams. */
export function streamingApp(log: Log): App<unknown> {
  return createApp(
    { file, later, events, silent, quiet, waits, unread, asHead, endless, wrong, fails, injects, nothing, interrupted, late, ping },
    { logger: log },
  );
}
