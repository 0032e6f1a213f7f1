import { bearer, createApi, createApp, plugin, problem, Problem, t, type App } from 'tenon';
import { testApp } from 'tenon/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { Diary } from './diary.ts';
import { Log } from './log.ts';
import { targets } from './runtime-targets.ts';
import type { Target } from './target.ts';

const Done = t.Object({ done: t.Boolean() });
const done = { done: true };

describe.each(targets)('through %s', (_title, { open }) => {
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
  const noting = (name: string, needs = {}) =>
    api.dependency({ needs, provide: () => (diary.note(`provide ${name}`), name), release: () => diary.note(`release ${name}`) });

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
    [
      'an error of the handler',
      500,
      () => {
        throw new Error('no');
      },
    ],
    ['a rejection of the handler', 500, async () => Promise.reject(new Error('no'))],
    [
      'a thrown problem',
      409,
      () => {
        throw problem(409, { title: 'Taken' });
      },
    ],
    ['a mismatch', 500, () => ({}) as { done: boolean }],
  ])('releases after %s', async (_title, status, handler) => {
    const get = api.route.with({ a: noting('a'), b: noting('b') })({ method: 'GET', path: '/', responses: { 200: Done, 409: Problem }, handler });
    expect((await (await served({ get })).send({ path: '/' })).status).toBe(status);
    expect(diary.take()).toEqual(['provide a', 'provide b', 'release b', 'release a']);
  });

  it('adds the headers that a dependency declares to whatever is answered, and no others', async () => {
    const adding = (value: number) =>
      api.dependency({
        responseHeaders: t.Object({ 'x-seen': t.Integer({ minimum: 0 }), 'x-told': t.String() }),
        provide: ({ addHeaders }) => addHeaders({ 'x-seen': value, 'x-other': 'no' } as { 'x-seen': number }),
      });
    const route = api.route.with({ one: adding(1), other: adding(2) });
    const get = route({ method: 'GET', path: '/{id}', params: t.Object({ id: t.Integer() }), responses: { 200: Done }, handler: () => done });
    const fail = route({ method: 'POST', path: '/', responses: { 200: Done }, handler: () => Promise.reject(new Error('no')) });
    const wrong = api.route.with({ wrong: adding(-1) })({ method: 'PUT', path: '/', responses: { 200: Done }, handler: () => done });
    const { send } = await served({ get, fail, wrong });
    const answers = [
      await send({ path: '/1' }),
      await send({ path: '/x' }),
      await send({ path: '/', method: 'POST' }),
      await send({ path: '/', method: 'PUT' }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get('x-seen'), headers.get('x-told'), headers.get('x-other')])).toEqual([
      [200, ['1, 2'], undefined, undefined],
      [422, ['1, 2'], undefined, undefined],
      [500, ['1, 2'], undefined, undefined],
      [500, undefined, undefined, undefined],
    ]);
  });

  it('releases what was provided when a later dependency answers or fails', async () => {
    const refusing = api.dependency({
      responses: { 403: Problem },
      provide: ({ reply }) => reply(403, { title: 'No' }),
      release: () => diary.note('release refusing'),
    });
    const failing = api.dependency({ provide: () => Promise.reject(new Error('no')), release: () => diary.note('release failing') });
    const refused = api.route.with({ a: noting('a'), refusing })({
      method: 'GET',
      path: '/refused',
      responses: { 200: Done },
      handler: () => (diary.note('handle'), done),
    });
    const failed = api.route.with({ a: noting('a'), failing })({
      method: 'GET',
      path: '/failed',
      responses: { 200: Done },
      handler: () => (diary.note('handle'), done),
    });
    const { send } = await served({ refused, failed });
    expect((await send({ path: '/refused' })).status).toBe(403);
    expect(diary.take()).toEqual(['provide a', 'release a']);
    expect((await send({ path: '/failed' })).status).toBe(500);
    expect(diary.take()).toEqual(['provide a', 'release a']);
  });

  it('goes on releasing after a release that fails, and logs it', async () => {
    const bad = api.dependency({
      provide: () => 1,
      release: () => {
        throw new Error('stuck');
      },
    });
    const get = api.route.with({ a: noting('a'), bad })({ method: 'GET', path: '/', responses: { 200: Done }, handler: () => done });
    expect((await (await served({ get })).send({ path: '/' })).status).toBe(200);
    expect(diary.take()).toEqual(['provide a', 'release a']);
    expect(log.takeErrors().map(({ message }) => message)).toEqual(['the clean-up of a dependency failed']);
  });

  it('runs guards before inputs are read, and dependencies with inputs after', async () => {
    const guard = noting('guard');
    const reader = api.dependency({ query: t.Object({ page: t.Integer() }), provide: ({ query }) => (diary.note('read'), query.page) });
    const post = api.route.with({ reader, guard })({
      method: 'POST',
      path: '/',
      body: t.Object({ a: t.Integer() }),
      responses: { 200: t.Object({ page: t.Integer() }) },
      handler: (_request, { reader: page }) => ({ page }),
    });
    const { send } = await served({ post });
    expect((await send({ method: 'POST', path: '/?page=x', body: '{"a":1}' })).status).toBe(422);
    expect(diary.take()).toEqual(['provide guard', 'release guard']);
    expect((await send({ method: 'POST', path: '/?page=2', body: '{"a":1}' })).text).toBe('{"page":2}');
    expect(diary.take()).toEqual(['provide guard', 'read', 'release guard']);
  });

  it('runs around functions from the outside in, after guards and inputs, and keeps their headers', async () => {
    const around =
      (name: string) => async (_call: object, next: () => Promise<{ readonly '~answer': true; readonly status: number; readonly headers: Headers }>) => {
        diary.note(`before ${name}`);
        const answer = await next();
        answer.headers.append('x-around', name);
        answer.headers.set('content-length', '1');
        diary.note(`after ${name} ${answer.status}`);
        return answer;
      };
    const kind = api.route
      .with({ guard: noting('guard') })
      .scope({ around: around('outer') })
      .scope({ around: around('inner') });
    const get = kind({
      method: 'GET',
      path: '/',
      query: t.Object({ a: t.Optional(t.Integer()) }),
      responses: { 200: Done },
      handler: ({ reply }) => (diary.note('handle'), reply.cookie('a', 'b'), done),
    });
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
    [
      'adds a line break to a header',
      async (_call: object, next: () => Promise<{ headers: Headers }>) => {
        const answer = await next();
        answer.headers.set('x', 'a\r\nb');
        return answer;
      },
    ],
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
    const late = own.route.with({ a })({
      method: 'GET',
      path: '/late',
      limits: { timeoutMs: 10 },
      responses: { 200: Done },
      handler: () => slowly.then(() => (diary.note('handled'), done)),
    });
    const task = own.route({
      method: 'GET',
      path: '/task',
      responses: { 200: Done },
      handler: ({ after }) => (after(() => slowly.then(() => diary.note('task'))), done),
    });
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
    const get = api.route.with({ guard })({
      method: 'GET',
      path: '/',
      limits: { timeoutMs: 10 },
      responses: { 200: Done },
      handler: () => (diary.note('handle'), done),
    });
    const running = await served({ get });
    expect((await running.send({ path: '/' })).status).toBe(504);
    finish();
    await running.close();
    expect(diary.take()).toEqual([]);
  });
});

describe('testApp', () => {
  it('puts other values in place of dependencies, without their clean-up, and keeps their security', async () => {
    const released: string[] = [];
    const api = createApi({ info: { title: 'T', version: '1' } });
    const user = api.dependency({
      security: bearer(),
      responses: { 401: Problem },
      provide: ({ reply }) => reply(401, { title: 'No' }) as unknown as string,
      release: (value) => released.push(value),
    });
    const get = api.route.with({ user })({
      method: 'GET',
      path: '/',
      responses: { 200: t.Object({ user: t.String() }) },
      handler: (_request, context) => ({ user: context.user }),
    });
    const { fetch, close } = testApp(createApp({ get }), { overrides: [[user, () => 'Ann']] });
    expect((await fetch('/')).status).toBe(401);
    expect(await (await fetch('/', { headers: { authorization: 'Bearer x' } })).json()).toEqual({ user: 'Ann' });
    await close();
    expect(released).toEqual([]);
  });

  it('refuses an override of what is no dependency', () => {
    const api = createApi({ info: { title: 'T', version: '1' }, security: 'public' });
    const get = api.route({ method: 'GET', path: '/', responses: { 200: Done }, handler: () => done });
    expect(() => testApp(createApp({ get }), { overrides: [[get, () => 1]] })).toThrow(/give a value made by api.dependency/);
  });
});
