import { once } from 'node:events';
import { Agent, fetch as undiciFetch, interceptors, request, type Dispatcher } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { bearer, createApi, createApp, manifestOf, Problem, t } from '../index.ts';
import { createClient } from '../client/index.ts';
import { undiciFetch as fetchThrough } from '../client/undici.ts';
import { testApp } from './index.ts';
import { dispatcherOf } from './undici.ts';

const api = createApi({ info: { title: 'Notes', version: '1.0.0' } });
const user = api.dependency({
  security: bearer(),
  responses: { 401: Problem },
  provide: ({ credentials, reply }) => (credentials === 'secret' ? { name: 'Ann' } : reply(401, { title: 'Unknown token' })),
});
const open = api.route.scope({ security: 'public' });
const note = open({
  method: 'POST',
  path: '/notes/{name}',
  body: t.Object({ text: t.String() }),
  responses: { 201: t.String() },
  handler: ({ params, body, reply }) => reply(201, `${params.name}: ${body.text}`),
});
const me = api.route.with({ user })({ method: 'GET', path: '/me', responses: { 200: t.String() }, handler: (_, context) => context.user.name });
/** Told of each request to /slow, which ends when its signal does. */
let onSlow: (signal: AbortSignal) => void = () => undefined;
const slow = open({
  method: 'GET',
  path: '/slow',
  responses: { 200: t.String() },
  handler: ({ request: { signal } }) => {
    onSlow(signal);
    return new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  },
});
const app = createApp({ note, me, slow }, { docs: false });

const shop = testApp(app, { overrides: [[user, () => ({ name: 'Bob' })]] });
const dispatcher = dispatcherOf(shop);
afterAll(async () => {
  await dispatcher.destroy();
  await shop.close();
});
const origin = 'https://notes.example';
const asJson = { 'content-type': 'application/json' };

describe('dispatcherOf', () => {
  it.each<[string, Dispatcher.DispatchOptions['body']]>([
    ['a text', JSON.stringify({ text: 'ü' })],
    ['bytes', Buffer.from(JSON.stringify({ text: 'ü' }))],
  ])('brings undici.request to the app, with %s as the body', async (_, body) => {
    const {
      statusCode,
      headers,
      body: received,
    } = await request(`${origin}/notes/a%20b`, { dispatcher, method: 'POST', headers: asJson, body: body as string });
    expect([statusCode, headers['content-type'], await received.json()]).toEqual([201, 'application/json; charset=utf-8', 'a b: ü']);
  });

  it.each([
    ['Node’s', fetch],
    ['undici’s', undiciFetch as unknown as typeof fetch],
  ])('brings fetch to it, %s', async (_, fetching) => {
    const stream = new Blob([JSON.stringify({ text: 'x'.repeat(20_000) })]).stream();
    const init = { dispatcher, method: 'POST', headers: asJson, body: stream, duplex: 'half' };
    const response = await fetching(`${origin}/notes/a`, init as RequestInit);
    expect([response.status, (await response.json()).length]).toEqual([201, 20_003]);
  });

  it('brings a typed client to it, whatever address that has', async () => {
    const client = createClient<typeof app>(manifestOf(app), {
      baseUrl: origin,
      fetch: fetchThrough({ dispatcher }),
      headers: { authorization: 'Bearer any' },
    });
    expect(await client.me.orThrow()).toBe('Bob');
  });

  it('keeps what the app checks', async () => {
    expect(await (await request(`${origin}/me`, { dispatcher })).body.json()).toMatchObject({ status: 401 });
    expect((await request(`${origin}/notes/a`, { dispatcher, method: 'POST', headers: asJson, body: '{' })).statusCode).toBe(400);
    expect((await request(`${origin}/me`, { dispatcher, method: 'HEAD', headers: { authorization: 'Bearer any' } })).statusCode).toBe(200);
    expect((await request(`${origin}/me`, { dispatcher, headers: { host: 'a b' } })).statusCode).toBe(400);
  });

  it('takes many requests at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        request(`${origin}/notes/${index}`, { dispatcher, method: 'POST', headers: asJson, body: '{"text":"x"}' }).then(({ body }) => body.json()),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => `${index}: x`));
  });

  it('tells the handler when the caller gives up', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const begun = new Promise<AbortSignal>((resolve) => (onSlow = resolve));
    const failed = request(`${origin}/slow`, { dispatcher, signal: controller.signal }).catch((error: unknown) => error);
    const aborted = once(await begun, 'abort');
    controller.abort(reason);
    expect(await failed).toBe(reason);
    await aborted;
  });

  it('fails with the error of an app that gives no answer', async () => {
    const reason = new Error('no app');
    const broken = dispatcherOf({ fetch: () => Promise.reject(reason) });
    await expect(request(origin, { dispatcher: broken })).rejects.toBe(reason);
    await broken.destroy();
  });

  it('can be composed, as any dispatcher', async () => {
    const { statusCode } = await request(`${origin}/me`, { dispatcher: dispatcher.compose(interceptors.dump()), headers: { authorization: 'Bearer any' } });
    expect(statusCode).toBe(200);
  });

  it('closes alone: the app answers others still', async () => {
    const own = dispatcherOf(shop);
    await (await request(`${origin}/me`, { dispatcher: own })).body.dump();
    await own.close();
    await expect(request(`${origin}/me`, { dispatcher: own })).rejects.toThrow(/closed|destroyed/);
    expect((await request(`${origin}/me`, { dispatcher })).statusCode).toBe(401);
    expect(own).toBeInstanceOf(Agent);
  });
});
