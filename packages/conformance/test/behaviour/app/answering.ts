import { EventEmitter } from 'node:events';
import { mapError, mount, problem, Problem, response, t } from 'tenon';
import { Done, done, open, secret } from './api.ts';

class OutOfStock extends Error {}
const broken = open.scope({ prefix: '/broken', errors: [mapError(OutOfStock, 409, () => ({ title: 'Out of stock' }))] });
const throwing = (thrown: () => unknown) => (): { done: boolean } => {
  throw thrown();
};
export const failures = {
  error: broken({ method: 'GET', path: '/error', responses: { 200: Done }, handler: throwing(() => new Error(secret)) }),
  later: broken({ method: 'GET', path: '/later', responses: { 200: Done }, handler: async () => Promise.reject(new Error(secret)) }),
  text: broken({ method: 'GET', path: '/text', responses: { 200: Done }, handler: throwing(() => secret) }),
  nothing: broken({ method: 'GET', path: '/nothing', responses: { 200: Done }, handler: throwing(() => undefined) }),
  undeclared: broken({ method: 'GET', path: '/undeclared', responses: { 200: Done }, handler: throwing(() => problem(418, { title: secret })) }),
  declared: broken({ method: 'GET', path: '/declared', responses: { 200: Done, 404: Problem }, handler: throwing(() => problem(404, { title: 'Gone' })) }),
  leaky: broken({
    method: 'GET',
    path: '/leaky',
    responses: { 200: Done, 404: Problem },
    handler: throwing(() => problem(404, Object.assign({ title: 'Gone' }, { password: secret }))),
  }),
  unprintable: broken({
    method: 'GET',
    path: '/unprintable',
    responses: { 200: Done, 404: Problem },
    handler: throwing(() => problem(404, { title: 1n as unknown as string })),
  }),
  mapped: broken({ method: 'GET', path: '/mapped', responses: { 200: Done }, handler: throwing(() => new OutOfStock(secret)) }),
  mismatch: broken({ method: 'GET', path: '/mismatch', responses: { 200: Done }, handler: () => ({ done: secret as unknown as boolean }) }),
  missing: broken({ method: 'GET', path: '/missing', responses: { 200: Done }, handler: () => ({}) as { done: boolean } }),
  status: broken({
    method: 'GET',
    path: '/status',
    responses: { 200: Done },
    handler: ({ reply }) => (reply as unknown as (status: number, body: unknown) => never)(202, done),
  }),
  header: broken({
    method: 'GET',
    path: '/header',
    responses: { 200: response({ body: Done, headers: t.Object({ location: t.String() }) }) },
    handler: ({ reply }) => reply(200, done, {} as { location: string }),
  }),
};

export const noted = open({
  method: 'GET',
  path: '/noted',
  query: t.Object({
    note: t.Optional(t.String()),
    cookie: t.Optional(t.String()),
    domain: t.Optional(t.String()),
    to: t.Optional(t.String()),
    name: t.Optional(t.String()),
  }),
  responses: { 200: Done, 303: null },
  handler: ({ query: { note, cookie, domain, to, name }, reply }) => {
    if (cookie !== undefined) reply.cookie('taste', cookie);
    if (domain !== undefined) reply.cookie('taste', 'sweet', { domain });
    if (to !== undefined) return reply.redirect(303, to);
    return reply(200, done, { ...(note === undefined ? {} : { 'x-note': note }), ...(name === undefined ? {} : { [name]: 'x' }) });
  },
});
/** Lists of texts leave in other ways than objects, by what the texts hold. */
export const texts = open({
  method: 'GET',
  path: '/texts',
  query: t.Object({ letter: t.String(), note: t.Optional(t.String()) }),
  responses: { 200: t.Array(t.String()) },
  handler: ({ query: { letter, note }, reply }) => reply(200, textsOf(letter), note === undefined ? {} : { 'x-note': note }),
});
export const textsOf = (letter: string): string[] => Array.from({ length: 12 }, (_, index) => `${letter} a text of some words, ${letter} number ${index}`);

const slow = open.scope({ prefix: '/slow', limits: { timeoutMs: 20 } });
export const slowRead = slow({
  method: 'GET',
  path: '/read',
  responses: { 200: Done },
  handler: ({ signal }) => new Promise<typeof done>((resolve) => signal.addEventListener('abort', () => resolve(done))),
});
/** Ends handlers that heed no signal, so that a shutdown need not wait for them. */
export const stubborn = new EventEmitter().setMaxListeners(0);
export const slowForever = slow({
  method: 'GET',
  path: '/forever',
  responses: { 200: Done },
  handler: () => new Promise<typeof done>((resolve) => stubborn.once('end', () => resolve(done))),
});
export const foreign = mount(open.scope({ prefix: '/foreign' }), async (request) => {
  const { pathname, search } = new URL(request.url);
  return Response.json(
    { method: request.method, path: pathname + search, body: await request.text() },
    { headers: { connection: 'keep-alive', 'x-foreign': 'yes' } },
  );
});
export const streamed = mount(open.scope({ prefix: '/streamed' }), () => new Response(endless()));

/** A stream that ends when nobody reads it any more. */
function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      controller.enqueue(new TextEncoder().encode('more\n'));
    },
  });
}
