// Streams: handlers give iterables of items, clients get a body that says what its items are.
import { createApi, eventStream, jsonLines, response, t, type Client, type Items, type PathClient, type ServerEvent, type Streamed } from 'tenon';
import { expect, it, type Equal } from './expect.ts';

const { route } = createApi({ info: { title: '', version: '' }, security: 'public' });
const Item = t.Object({ id: t.Integer(), at: t.Date(), note: t.Optional(t.String()) });
interface Received {
  id: number;
  at: Date;
  note?: string;
}

const lines = route({
  method: 'GET',
  path: '/lines',
  responses: { 200: jsonLines(Item) },
  handler: async function* () {
    yield { id: 1, at: new Date() };
  },
});
const list = route({ method: 'GET', path: '/list', responses: { 200: jsonLines(Item) }, handler: () => [{ id: 1, at: new Date() }] });
const later = route({
  method: 'GET',
  path: '/later',
  responses: { 200: response({ body: jsonLines(Item), headers: t.Object({ 'x-count': t.Integer() }) }) },
  handler: async ({ reply }) => {
    reply(200, [{ id: 1, at: new Date() }], { 'x-count': 1 });
    // @ts-expect-error the headers are missing
    reply(200, [{ id: 1, at: new Date() }]);
    // @ts-expect-error an item, not a list of them
    return reply(200, { id: 1, at: new Date() }, { 'x-count': 1 });
  },
});
const events = route({
  method: 'GET',
  path: '/events',
  responses: { 200: eventStream(Item, { heartbeatMs: 0 }) },
  handler: async function* () {
    yield { id: '1', event: 'added', retry: 100, data: { id: 1, at: new Date() } };
  },
});
route({
  method: 'GET',
  path: '/wrong',
  responses: { 200: jsonLines(Item) },
  // @ts-expect-error an item has an `at`
  handler: async function* () {
    yield { id: 1 };
  },
});
route({
  method: 'GET',
  path: '/wrong',
  responses: { 200: eventStream(Item) },
  // @ts-expect-error the item stands in `data`
  handler: () => [{ id: 1, at: new Date() }],
});

declare const client: Client<{ lines: typeof lines; list: typeof list; later: typeof later; events: typeof events }>;
declare const paths: PathClient<{ lines: typeof lines; events: typeof events }>;

it('comes to clients as a stream of what a client receives', async () => {
  const outcome = await client.lines();
  if (outcome.ok) expect<Equal<typeof outcome.data, Streamed<Received>>>();
  const event = await client.events.orThrow();
  expect<Equal<typeof event, Streamed<ServerEvent<Received>>>>();
  const headed = await client.later();
  if (headed.ok) expect<Equal<typeof headed.data, Streamed<Received>>>();
});

it('comes to clients without a manifest as it is on the wire', async () => {
  const data = await paths['GET /lines'].orThrow();
  expect<Equal<typeof data, Streamed<{ id: number; at: string; note?: string }>>>();
});

it('is an iterable for handlers', () => {
  expect<Equal<Items<number>, AsyncIterable<number> | Iterable<number>>>();
});
