import { bearer, createApi, createApp, plugin, problem, Problem, t, type App } from 'tenon';
import { serve } from 'tenon/node';
import { testApp } from 'tenon/testing';
import { fetchHandler } from 'tenon/web';
import { afterEach, describe, expect, it } from 'vitest';
import { Log } from './log.ts';
import { nodeTarget } from './node-target.ts';
import type { Target } from './target.ts';
import { webTarget } from './web-target.ts';

const Done = t.Object({ done: t.Boolean() });
const done = { done: true };

/** What happened, in order; `later` resolves when something has. */
class Diary {
  readonly entries: string[] = [];

  note(entry: string): void {
    this.entries.push(entry);
  }

  take(): string[] {
    return this.entries.splice(0);
  }
}

describe.each([['node', nodeTarget], ['web', webTarget]] as const)('through %s', (_, open) => {
  const diary = new Diary();
  const log = new Log();
  let target: Target | null = null;
  afterEach(async () => {
    await target?.close();
    target = null;
    diary.take();
    log.takeErrors();
  });
  const served = async (routes: Record<string, unknown>): Promise<Target> => (target = await open(createApp(routes, { logger: log }) as App<unknown>));
  const api = createApi({ info: { title: 'D', version: '1' }, security: 'public' });
  const noting = (name: string, needs = {}) => api.dependency({ needs, provide: () => (diary.note(`provide ${name}`), name), release: () => diary.note(`release ${name}`) });

  it('provides each dependency once a request, what it needs before it, and releases in reverse', async () => {
    const base = noting('base');
    const left = noting('left', { base });
    const right = noting('right', { base });
    const get = api.route.with({ left, right, base })({ method: 'GET', path: '/', responses: { 200: Done }, handler: () => (diary.note('handle'), done) });
    const { send } = await served({ get });
    await send({ path: '/' });
    const once = ['provide base', 'provide left', 'provide right', 'handle', 'release right', 'release left', 'release base'];
    expect(diary.take()).toEqual(once);
    await send({ path: '/' });
    expect(diary.take()).toEqual(once);
  });

  it.each([
    ['an error of the handler', 500, () => { throw new Error('no'); }],
    ['a rejection of the handler', 500, async () => Promise.reject(new Error('no'))],
    ['a thrown problem', 409, () => { throw problem(409, { title: 'Taken' }); }],
    ['a mismatch', 500, () => ({}) as { done: boolean }],
  ])('releases after %s', async (_title, status, handler) => {
    const get = api.route.with({ a: noting('a'), b: noting('b') })({ method: 'GET', path: '/', responses: { 200: Done, 409: Problem }, handler });
    expect((await (await served({ get })).send({ path: '/' })).status).toBe(status);
    expect(diary.take()).toEqual(['provide a', 'provide b', 'release b', 'release a']);
  });

  it('releases what was provided when a later dependency answers or fails', async () => {
    const refusing = api.dependency({ responses: { 403: Problem }, provide: ({ reply }) => reply(403, { title: 'No' }), release: () => diary.note('release refusing') });
    const failing = api.dependency({ provide: () => Promise.reject(new Error('no')), release: () => diary.note('release failing') });
    const refused = api.route.with({ a: noting('a'), refusing })({ method: 'GET', path: '/refused', responses: { 200: Done }, handler: () => (diary.note('handle'), done) });
    const failed = api.route.with({ a: noting('a'), failing })({ method: 'GET', path: '/failed', responses: { 200: Done }, handler: () => (diary.note('handle'), done) });
    const { send } = await served({ refused, failed });
    expect((await send({ path: '/refused' })).status).toBe(403);
    expect(diary.take()).toEqual(['provide a', 'release a']);
    expect((await send({ path: '/failed' })).status).toBe(500);
    expect(diary.take()).toEqual(['provide a', 'release a']);
  });

  it('goes on releasing after a release that fails, and logs it', async () => {
    const bad = api.dependency({ provide: () => 1, release: () => { throw new Error('stuck'); } });
    const get = api.route.with({ a: noting('a'), bad })({ method: 'GET', path: '/', responses: { 200: Done }, handler: () => done });
    expect((await (await served({ get })).send({ path: '/' })).status).toBe(200);
    expect(diary.take()).toEqual(['provide a', 'release a']);
    expect(log.takeErrors().map(({ message }) => message)).toEqual(['the clean-up of a dependency failed']);
  });

  it('runs guards before inputs are read, and dependencies with inputs after', async () => {
    const guard = noting('guard');
    const reader = api.dependency({ query: t.Object({ page: t.Integer() }), provide: ({ query }) => (diary.note('read'), query.page) });
    const post = api.route.with({ reader, guard })({ method: 'POST', path: '/', body: t.Object({ a: t.Integer() }), responses: { 200: t.Object({ page: t.Integer() }) }, handler: (_request, { reader: page }) => ({ page }) });
    const { send } = await served({ post });
    expect((await send({ method: 'POST', path: '/?page=x', body: '{"a":1}' })).status).toBe(422);
    expect(diary.take()).toEqual(['provide guard', 'release guard']);
    expect((await send({ method: 'POST', path: '/?page=2', body: '{"a":1}' })).text).toBe('{"page":2}');
    expect(diary.take()).toEqual(['provide guard', 'read', 'release guard']);
  });

  it('runs around functions from the outside in, after guards and inputs, and keeps their headers', async () => {
    const around = (name: string) => async (_call: object, next: () => Promise<{ readonly '~answer': true; readonly status: number; readonly headers: Headers }>) => {
      diary.note(`before ${name}`);
      const answer = await next();
      answer.headers.append('x-around', name);
      answer.headers.set('content-length', '1');
      diary.note(`after ${name} ${answer.status}`);
      return answer;
    };
    const kind = api.route.with({ guard: noting('guard') }).scope({ around: around('outer') }).scope({ around: around('inner') });
    const get = kind({ method: 'GET', path: '/', query: t.Object({ a: t.Optional(t.Integer()) }), responses: { 200: Done }, handler: ({ reply }) => (diary.note('handle'), reply.cookie('a', 'b'), done) });
    const { send } = await served({ get });
    const answer = await send({ path: '/' });
    expect(diary.take()).toEqual(['provide guard', 'before outer', 'before inner', 'handle', 'after inner 200', 'after outer 200', 'release guard']);
    expect([answer.headers.get('x-around')?.join(), answer.text, answer.headers.get('set-cookie')?.length]).toEqual(['inner, outer', '{"done":true}', 1]);
    expect((await send({ path: '/?a=x' })).status).toBe(422);
    expect(diary.take()).toEqual(['provide guard', 'release guard']);
  });

  it.each([
    ['answers with something else', async () => ({ status: 200 })],
    ['throws', async () => Promise.reject(new Error('no'))],
    ['adds a line break to a header', async (_call: object, next: () => Promise<{ headers: Headers }>) => { const answer = await next(); answer.headers.set('x', 'a\r\nb'); return answer; }],
  ])('answers 500 where an around function %s', async (_title, around) => {
    const get = api.route.scope({ around: around as never })({ method: 'GET', path: '/', responses: { 200: Done }, handler: () => done });
    expect((await (await served({ get })).send({ path: '/' })).status).toBe(500);
    expect(log.takeErrors()).toHaveLength(1);
  });

  it('runs tasks after the response, in order, also after one that fails', async () => {
    const get = api.route.with({ a: noting('a') })({
      method: 'GET',
      path: '/',
      responses: { 200: Done },
      handler: ({ after }) => {
        after(() => diary.note('first'));
        after(() => Promise.reject(new Error('no')));
        after(() => diary.note('third'));
        return done;
      },
    });
    const running = await served({ get });
    expect((await running.send({ path: '/' })).status).toBe(200);
    await running.close();
    expect(diary.take()).toEqual(['provide a', 'release a', 'first', 'third']);
    expect(log.takeErrors().map(({ message }) => message)).toEqual(['a task after the response failed']);
  });

  it('waits for tasks and late handlers before plugins stop', async () => {
    let finish: () => void = () => undefined;
    const slowly = new Promise<void>((resolve) => (finish = resolve));
    const store = plugin({ name: 'store', start: () => ({}), stop: () => diary.note('stop store') });
    const own = createApi({ info: { title: 'P', version: '1' }, security: 'public', plugins: { store } });
    const a = own.dependency({ provide: () => 'a', release: () => diary.note('release a') });
    const late = own.route.with({ a })({ method: 'GET', path: '/late', limits: { timeoutMs: 10 }, responses: { 200: Done }, handler: () => slowly.then(() => (diary.note('handled'), done)) });
    const task = own.route({ method: 'GET', path: '/task', responses: { 200: Done }, handler: ({ after }) => (after(() => slowly.then(() => diary.note('task'))), done) });
    const running = await served({ late, task });
    expect((await running.send({ path: '/late' })).status).toBe(504);
    expect((await running.send({ path: '/task' })).status).toBe(200);
    expect(diary.entries).toEqual([]);
    const closing = running.close();
    finish();
    await closing;
    expect(diary.entries.at(-1)).toBe('stop store');
    expect(diary.take().sort()).toEqual(['handled', 'release a', 'stop store', 'task']);
  });

  it('starts no handler once the caller was told that the time is up', async () => {
    let finish: () => void = () => undefined;
    const slowly = new Promise<void>((resolve) => (finish = resolve));
    const guard = api.dependency({ provide: () => slowly });
    const get = api.route.with({ guard })({ method: 'GET', path: '/', limits: { timeoutMs: 10 }, responses: { 200: Done }, handler: () => (diary.note('handle'), done) });
    const running = await served({ get });
    expect((await running.send({ path: '/' })).status).toBe(504);
    finish();
    await running.close();
    expect(diary.take()).toEqual([]);
  });
});

describe('plugins', () => {
  const diary = new Diary();
  afterEach(() => void diary.take());
  const noting = (name: string, start: () => object = () => ({ name })) => plugin({ name, start: async () => (diary.note(`start ${name}`), start()), stop: () => diary.note(`stop ${name}`) });
  const appWith = (plugins: Record<string, ReturnType<typeof noting>>): App<unknown> => {
    const api = createApi({ info: { title: 'P', version: '1' }, security: 'public', plugins });
    const get = api.route({ method: 'GET', path: '/', responses: { 200: t.Array(t.String()) }, handler: (_request, context) => Object.values(context).map((value) => (value as { readonly name: string }).name) });
    return createApp({ get }, { logger: new Log() });
  };
  const quiet = { port: 0, host: '127.0.0.1', signals: false, announce: false, keepAliveMs: 1 };

  it('start in order and stop in reverse, with the server', async () => {
    const server = await serve(appWith({ a: noting('a'), b: noting('b') }), quiet);
    expect(diary.take()).toEqual(['start a', 'start b']);
    expect(await (await fetch(server.url, { headers: { connection: 'close' } })).json()).toEqual(['a', 'b']);
    expect(await server.close()).toBe(true);
    expect(diary.take()).toEqual(['stop b', 'stop a']);
  });

  it('start with the first request behind fetch, and stop once', async () => {
    const handler = fetchHandler(appWith({ a: noting('a'), b: noting('b') }));
    expect(diary.take()).toEqual([]);
    await Promise.all([handler(new Request('http://a/')), handler(new Request('http://a/'))]);
    expect(diary.take()).toEqual(['start a', 'start b']);
    await Promise.all([handler.close(), handler.close()]);
    expect(diary.take()).toEqual(['stop b', 'stop a']);
  });

  it('answer 503 with Retry-After to a request after close', async () => {
    const handler = fetchHandler(appWith({ a: noting('a') }));
    await handler.close();
    const response = await handler(new Request('http://a/'));
    expect([response.status, response.headers.get('retry-after'), response.headers.get('content-type')]).toEqual([503, '1', 'application/problem+json']);
    expect(diary.take()).toEqual([]);
  });

  it('stop when a later one cannot start, and start again with the next request', async () => {
    let isBroken = true;
    const flaky = noting('b', () => {
      if (isBroken) throw new Error('no database');
      return { name: 'b' };
    });
    const app = appWith({ a: noting('a'), b: flaky });
    await expect(serve(app, quiet)).rejects.toThrow('no database');
    expect(diary.take()).toEqual(['start a', 'start b', 'stop a']);
    const handler = fetchHandler(app);
    await expect(handler(new Request('http://a/'))).rejects.toThrow('no database');
    isBroken = false;
    expect((await handler(new Request('http://a/'))).status).toBe(200);
    diary.take();
    await handler.close();
    expect(diary.take()).toEqual(['stop b', 'stop a']);
  });

  it('start once for two servers of one app, and stop with the last', async () => {
    const app = appWith({ a: noting('a') });
    const [first, second] = await Promise.all([serve(app, quiet), serve(app, quiet)]);
    expect(diary.take()).toEqual(['start a']);
    await first.close();
    expect(diary.take()).toEqual([]);
    expect((await fetch(second.url, { headers: { connection: 'close' } })).status).toBe(200);
    await second.close();
    expect(diary.take()).toEqual(['stop a']);
  });

  it('stop when the port cannot be had', async () => {
    const first = await serve(appWith({ a: noting('a') }), quiet);
    diary.take();
    await expect(serve(appWith({ b: noting('b') }), { ...quiet, port: first.port })).rejects.toThrow(`Port ${first.port} is taken`);
    expect(diary.take()).toEqual(['start b', 'stop b']);
    await first.close();
  });
});

describe('testApp', () => {
  it('puts other values in place of dependencies, without their clean-up, and keeps their security', async () => {
    const released: string[] = [];
    const api = createApi({ info: { title: 'T', version: '1' } });
    const user = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ reply }) => reply(401, { title: 'No' }) as unknown as string, release: (value) => released.push(value) });
    const get = api.route.with({ user })({ method: 'GET', path: '/', responses: { 200: t.Object({ user: t.String() }) }, handler: (_request, context) => ({ user: context.user }) });
    const { fetch, close } = testApp(createApp({ get }), { overrides: [[user, () => 'Ann']] });
    expect((await fetch('/')).status).toBe(401);
    expect(await (await fetch('/', { headers: { authorization: 'Bearer x' } })).json()).toEqual({ user: 'Ann' });
    await close();
    expect(released).toEqual([]);
  });

  it('refuses an override of what is no dependency', () => {
    const api = createApi({ info: { title: 'T', version: '1' }, security: 'public' });
    const get = api.route({ method: 'GET', path: '/', responses: { 200: Done }, handler: () => done });
    expect(() => testApp(createApp({ get }), { overrides: [[get, () => 1]] })).toThrow(/an override names a value made by api.dependency/);
  });
});
