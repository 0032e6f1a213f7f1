import { bearer, createApi, createApp, openapi, Problem, t, type App } from 'tenon';
import { rateLimit } from 'tenon/limits';
import { testApp } from 'tenon/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { Log } from './log.ts';
import { targets } from './runtime-targets.ts';
import type { Answer, Target } from './target.ts';

const api = createApi({ info: { title: 'L', version: '1' } });
const open = api.route.scope({ security: 'public' });
const minutes = (name: string, limit: number) => rateLimit({ name, limit, windowSeconds: 60 });
const said = ({ status, headers }: Answer) => [
  status,
  ...['ratelimit-policy', 'ratelimit', 'retry-after'].map((name) => headers.get(name)?.join(' | ') ?? null),
];

describe.each(targets)('rate limits through %s', (_title, { open: openTarget }) => {
  const log = new Log();
  let target: Target | null = null;
  afterEach(async () => {
    await target?.close();
    target = null;
    log.takeErrors();
  });
  const served = async (routes: Record<string, unknown>): Promise<Target> => (target = await openTarget(createApp(routes, { logger: log }) as App<unknown>));

  it('say how much is left with every answer, and refuse what is beyond', async () => {
    const get = open.with({ few: minutes('few', 2) })({
      method: 'GET',
      path: '/{id}',
      params: t.Object({ id: t.Integer() }),
      responses: { 200: t.Object({ remaining: t.Union([t.Integer(), t.Null()]) }) },
      handler: (_, { few }) => ({ remaining: few?.remaining ?? null }),
    });
    const { send } = await served({ get });
    const first = await send({ path: '/1' });
    expect(said(first)).toEqual([200, '"few";q=2;w=60', '"few";r=1;t=60', null]);
    expect(first.text).toBe('{"remaining":1}');
    expect(said(await send({ path: '/no' }))).toEqual([422, '"few";q=2;w=60', '"few";r=0;t=60', null]);
    const refused = await send({ path: '/1' });
    expect(said(refused)).toEqual([429, '"few";q=2;w=60', '"few";r=0;t=60', '60']);
    expect(refused.headers.get('content-type')).toEqual(['application/problem+json']);
    expect(JSON.parse(refused.text)).toEqual({
      title: 'Too Many Requests',
      status: 429,
      detail: "'few' allows 2 in 60 s",
      code: 'request.rate-limited',
    });
    expect((await send({ path: '/1', method: 'HEAD' })).status).toBe(429);
  });

  it('add up through scopes and routes; whoever binds one value shares a count', async () => {
    const shared = minutes('shared', 3);
    const scope = open.with({ shared });
    const one = scope.with({ own: minutes('own', 1) })({ method: 'GET', path: '/one', responses: { 204: null }, handler: ({ reply }) => reply(204) });
    const other = scope({ method: 'GET', path: '/other', responses: { 204: null }, handler: ({ reply }) => reply(204) });
    const { send } = await served({ one, other });
    expect(said(await send({ path: '/one' })).slice(0, 2)).toEqual([204, '"shared";q=3;w=60, "own";q=1;w=60']);
    expect(said(await send({ path: '/one' }))).toEqual([429, '"shared";q=3;w=60, "own";q=1;w=60', '"shared";r=1;t=60, "own";r=0;t=60', '60']);
    expect(said(await send({ path: '/other' })).slice(0, 3)).toEqual([204, '"shared";q=3;w=60', '"shared";r=0;t=60']);
    expect(said(await send({ path: '/other' }))[0]).toBe(429);
  });

  it('count by what a dependency provides, what it costs, and not whom the key leaves out', async () => {
    const user = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ credentials }) => ({ name: credentials }) });
    const perUser = rateLimit({
      name: 'user',
      limit: 10,
      windowSeconds: 60,
      needs: { user },
      key: (_call, { user: { name } }) => (name === 'root' ? null : name),
      cost: ({ request }) => Number(new URL(request.url).searchParams.get('cost')),
    });
    const get = api.route.with({ user, perUser })({
      method: 'GET',
      path: '/',
      query: t.Object({ cost: t.Integer() }),
      responses: { 204: null },
      handler: ({ reply }) => reply(204),
    });
    const { send } = await served({ get });
    const as = async (name: string, cost: number) => said(await send({ path: `/?cost=${cost}`, headers: { authorization: `Bearer ${name}` } }));
    expect((await as('ann', 6))[2]).toBe('"user";r=4;t=60');
    expect((await as('ann', 5))[0]).toBe(429);
    expect((await as('bob', 10))[2]).toBe('"user";r=0;t=60');
    for (let index = 0; index < 3; index++) expect(await as('root', 10)).toEqual([204, null, null, null]);
  });

  it('do what was declared when the store fails', async () => {
    const failing = { kind: 'failing', counter: () => ({ add: () => Promise.reject(new Error('gone')) }) };
    const limit = { limit: 1, windowSeconds: 60, store: failing, logger: log } as const;
    const routes = (['allow', 'refuse'] as const).map((whenStoreFails) => {
      const limited = open.with({ few: rateLimit({ ...limit, name: whenStoreFails, whenStoreFails }) });
      return limited({ method: 'GET', path: `/${whenStoreFails}`, responses: { 200: t.Null() }, handler: (_, { few }) => few as null });
    });
    const { send } = await served({ ...routes });
    expect(said(await send({ path: '/allow' }))).toEqual([200, '"allow";q=1;w=60', null, null]);
    const refused = await send({ path: '/refuse' });
    expect(said(refused)).toEqual([503, '"refuse";q=1;w=60', null, '1']);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'server.limits-unavailable' });
    expect(log.takeErrors().map(({ message }) => message)).toEqual([
      "the store of rate limit 'allow' does not answer",
      "the store of rate limit 'refuse' does not answer",
    ]);
  });
});

describe('a rate limit', () => {
  const get = open.with({ few: minutes('few', 1) })({
    method: 'GET',
    path: '/',
    responses: { 200: t.Object({ done: t.Boolean() }) },
    handler: () => ({ done: true }),
  });
  const app = createApp({ get }, { docs: false });

  it('is in the document', async () => {
    const { responses } = (await openapi(app)).paths?.['/']?.get ?? {};
    expect(responses?.['200']).toMatchObject({ headers: { ratelimit: { schema: { type: 'string' } }, 'ratelimit-policy': { schema: { type: 'string' } } } });
    expect(responses?.['429']).toMatchObject({
      description: 'Too Many Requests',
      headers: { 'retry-after': { required: true, schema: { type: 'integer', minimum: 0 } }, ratelimit: {}, 'ratelimit-policy': {} },
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
  });

  it('is in the client', async () => {
    const { client, close } = testApp(app);
    expect((await client.get()).ok).toBe(true);
    const refused = await client.get();
    expect(refused.status === 429 && refused.error.code).toBe('request.rate-limited');
    await close();
  });

  it.each([
    [{ name: 'a b', limit: 1, windowSeconds: 1 }, 'the name cannot stand in a header'],
    [{ name: 'a', limit: 0, windowSeconds: 1 }, 'limit is 0'],
    [{ name: 'a', limit: 1.5, windowSeconds: 1 }, 'limit is 1.5'],
    [{ name: 'a', limit: 1, windowSeconds: 2_147_484 }, 'windowSeconds is 2147484'],
    [{ name: 'a', limit: 1, windowSeconds: 1, ipv6PrefixBits: 129 }, 'ipv6PrefixBits is 129'],
  ])('%j is refused when it is declared', (options, message) => {
    expect(() => rateLimit(options)).toThrow(message);
  });
});
