import { createApi, createApp, t, type AppOptions } from 'tenon';
import { memoryStore, rateLimit } from 'tenon/limits';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeTarget, type NodeTarget } from './node-target.ts';

const open = createApi({ info: { title: 'K', version: '1' }, security: 'public' }).route;

/** Spoofed keys and collapsed buckets: whoever can choose his key has no limit, and whoever shares one has another's. */
describe('the key of a rate limit on node', () => {
  let target: NodeTarget | null = null;
  afterEach(async () => {
    await target?.close();
    target = null;
  });

  /** The statuses of a request from each address, as a proxy on this machine says it. */
  async function statusesFrom(addresses: readonly string[], options: AppOptions): Promise<readonly number[]> {
    const limited = open.with({ few: rateLimit({ name: 'few', limit: 2, windowSeconds: 60 }) });
    const get = limited({ method: 'GET', path: '/', responses: { 200: t.Boolean() }, handler: () => true });
    const { send } = (target = await nodeTarget(createApp({ get }, options)));
    const statuses: number[] = [];
    for (const address of addresses) statuses.push((await send({ path: '/', headers: { 'x-forwarded-for': address } })).status);
    return statuses;
  }
  const behindProxy = { proxies: { trusted: ['loopback'] } };

  it.each([
    ['addresses of one /64', ['2001:db8::1', '2001:db8::2', '2001:db8::ffff:ffff:ffff:ffff', '2001:db8:0:1::1'], [200, 200, 429, 200]],
    ['an IPv4 address and its IPv6 form', ['192.0.2.1', '::ffff:192.0.2.1', '::ffff:c000:201', '192.0.2.2'], [200, 200, 429, 200]],
    ['what a caller wrote before the proxy', ['9.9.9.9, 192.0.2.1', '8.8.8.8, 192.0.2.1', '7.7.7.7, 192.0.2.1'], [200, 200, 429]],
  ])('is one for %s', async (_, addresses, expected) => {
    expect(await statusesFrom(addresses, behindProxy)).toEqual(expected);
  });

  it('is not what a caller says of himself where no proxy is trusted', async () => {
    expect(await statusesFrom(['192.0.2.1', '192.0.2.2', '192.0.2.3'], {})).toEqual([200, 200, 429]);
  });
});

it('ten thousand keys are no more than there may be', async () => {
  const counter = memoryStore({ maxKeys: 100 }).counter({ name: 'few', limit: 1, windowSeconds: 60 });
  for (let index = 0; index < 10_000; index++) await counter.add(String(index), 1);
  expect((await counter.add('9999', 1)).spent).toBe(2);
  expect((await counter.add('0', 1)).spent).toBe(1);
});

it('a limit that each worker of a cluster counts for itself says so', () => {
  const told: string[] = [];
  const tell = (_: object, message: string): void => void told.push(message);
  const options = { name: 'few', limit: 1, windowSeconds: 60, logger: { info: tell, warn: tell, error: tell } };
  rateLimit(options);
  expect(told).toEqual([]);
  vi.stubEnv('NODE_UNIQUE_ID', '1');
  try {
    rateLimit(options);
    rateLimit({ ...options, store: { kind: 'redis', counter: () => ({ add: () => Promise.resolve({ spent: 1, leftMs: 1 }) }) }, whenStoreFails: 'allow' });
  } finally {
    vi.unstubAllEnvs();
  }
  expect(told).toEqual(["rate limit 'few' counts in each worker for itself: give it a store that they share"]);
});
