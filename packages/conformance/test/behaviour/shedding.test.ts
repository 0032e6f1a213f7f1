import { createApi, createApp, t, type App } from 'tenon';
import { health } from 'tenon/observe';
import { afterEach, describe, expect, it } from 'vitest';
import { forTests } from './node-target.ts';
import { serve, targets } from './runtime-targets.ts';
import type { Target } from './target.ts';

const open = createApi({ info: { title: 'S', version: '1' }, security: 'public' }).route;
const text = { responses: { 200: t.String() }, method: 'GET' } as const;

/** Requests that wait until somebody lets them go. */
class Gate {
  #waiting: (() => void)[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  pass(): Promise<void> {
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  open(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

describe.each(targets)('shedding through %s', (_title, { open: openTarget }) => {
  const gate = new Gate();
  let target: Target | null = null;
  afterEach(async () => {
    gate.open();
    await target?.close();
    target = null;
  });
  const routes = (bodies: unknown[]) => ({
    wait: open({ ...text, path: '/wait', handler: async () => (await gate.pass(), 'waited') }),
    usual: open({ ...text, path: '/usual', method: 'POST', body: t.Object({}), handler: ({ body }) => (bodies.push(body), 'usual') }),
    batch: open({ ...text, path: '/batch', limits: { priority: 'low' }, handler: () => 'batch' }),
    vital: open.scope({ limits: { priority: 'high' } })({ ...text, path: '/vital', handler: () => 'vital' }),
  });

  it('refuses by priority what is beyond the bound of waiting requests, before it is read', async () => {
    const bodies: unknown[] = [];
    target = await openTarget(createApp(routes(bodies), { shedding: { maxInFlight: 4 } }) as App<unknown>);
    const { send } = target;
    const statuses = async () => [
      (await send({ path: '/batch' })).status,
      (await send({ path: '/usual', method: 'POST', body: '{}' })).status,
      (await send({ path: '/vital' })).status,
    ];
    const waiting = [send({ path: '/wait' })];
    await expect.poll(() => gate.size).toBe(1);
    expect(await statuses()).toEqual([200, 200, 200]);
    waiting.push(send({ path: '/wait' }));
    await expect.poll(() => gate.size).toBe(2);
    expect(await statuses()).toEqual([503, 200, 200]);
    waiting.push(send({ path: '/wait' }), send({ path: '/wait' }));
    await expect.poll(() => gate.size).toBe(4);
    expect(bodies).toHaveLength(2);
    expect(await statuses()).toEqual([503, 503, 200]);
    expect(bodies).toHaveLength(2);
    const refused = await send({ path: '/wait' });
    expect(JSON.parse(refused.text)).toMatchObject({ status: 503, code: 'server.overloaded' });
    expect(refused.headers.get('retry-after')?.join()).toMatch(/^[1-5]$/);
    expect((await send({ path: '/nowhere' })).status).toBe(404);
    gate.open();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  it('answers probes whatever there is to do', async () => {
    const probes = health();
    target = await openTarget(
      createApp({ ...routes([]), probes: probes.routes(open) }, { layers: [probes.layer], shedding: { maxInFlight: 1 } }) as App<unknown>,
    );
    const { send } = target;
    const waiting = send({ path: '/wait' });
    await expect.poll(() => gate.size).toBe(1);
    expect([(await send({ path: '/batch' })).status, (await send({ path: '/livez' })).status, (await send({ path: '/readyz' })).status]).toEqual([
      503, 200, 200,
    ]);
    gate.open();
    await waiting;
  });

  it('refuses nothing when it is told so', async () => {
    target = await openTarget(createApp(routes([]), { shedding: false }) as App<unknown>);
    const { send } = target;
    const waiting = Array.from({ length: 20 }, () => send({ path: '/wait' }));
    await expect.poll(() => gate.size).toBe(20);
    expect((await send({ path: '/batch' })).status).toBe(200);
    gate.open();
    await Promise.all(waiting);
  });
});

describe('shedding by the delay of the event loop', () => {
  it('refuses while turns are long, what has high priority aside, and stops when they are short again', async () => {
    let isBusy = true;
    const turn = (): void => {
      for (const startMs = performance.now(); performance.now() - startMs < 150;);
      if (isBusy) setTimeout(turn, 0);
    };
    const app = createApp(
      {
        usual: open({ ...text, path: '/usual', handler: () => 'usual' }),
        vital: open({ ...text, path: '/vital', limits: { priority: 'high' }, handler: () => 'vital' }),
      },
      { shedding: { maxEventLoopDelayMs: 30 } },
    );
    const server = await serve(app, forTests);
    const status = async (path: string) => {
      const response = await fetch(`${server.url}${path}`);
      await response.text();
      return response.status;
    };
    try {
      await expect.poll(() => status('/usual')).toBe(200);
      turn();
      await expect.poll(() => status('/usual')).toBe(503);
      expect(await status('/vital')).toBe(200);
      isBusy = false;
      await expect.poll(() => status('/usual')).toBe(200);
    } finally {
      isBusy = false;
      await server.close();
    }
  });
});
