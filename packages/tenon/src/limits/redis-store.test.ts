import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApi, createApp, t } from '../index.ts';
import { testApp } from '../testing/index.ts';
import { rateLimit } from './rate-limit.ts';
import { redisStore, type RedisClient } from './redis-store.ts';
import type { LimitStore } from './store.ts';

interface Connected {
  readonly client: RedisClient;
  readonly close: () => unknown;
}

const clients: Readonly<Record<string, (path: string) => Promise<Connected>>> = {
  ioredis: (path) => {
    const client = new Redis(path, { enableOfflineQueue: false, retryStrategy: () => 20 });
    client.on('error', () => undefined);
    return once(client, 'ready').then(() => ({ client, close: () => client.disconnect() }));
  },
  'node-redis': async (path) => {
    const client = createClient({ socket: { path, reconnectStrategy: 20 } });
    client.on('error', () => undefined);
    await client.connect();
    return { client, close: () => client.destroy() };
  },
};

/** Runs where `redis-server` is on the PATH (Debian: `apt-get install redis-server`). */
describe.skipIf(!hasRedis())('a Redis store', () => {
  let folder: string;
  let server: ChildProcess;
  const open: Connected[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tenon-redis-'));
    server = await redisServer(folder);
  });
  afterEach(() => open.splice(0).forEach(({ close }) => close()));
  afterAll(() => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(Object.entries(clients))('by %s', (kind, connect) => {
    const store = async (): Promise<LimitStore> => {
      const connected = await connect(join(folder, 'socket'));
      open.push(connected);
      return redisStore(connected.client, { prefix: `test-${kind}` });
    };

    it('counts once for all that share it: of 1,000 at once by 8 counters, 100 pass', async () => {
      const policy = { name: 'parallel', limit: 100, windowSeconds: 60 };
      const counters = await Promise.all(Array.from({ length: 8 }, async () => (await store()).counter(policy)));
      const counts = await Promise.all(Array.from({ length: 1000 }, (_, index) => counters[index % 8]?.add('a', 1)));
      expect(counts.filter((count) => (count?.spent ?? Infinity) <= 100)).toHaveLength(100);
      expect(counts.map((count) => count?.spent).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
      expect(counts.every((count) => (count?.leftMs ?? 0) > 0 && (count?.leftMs ?? 0) <= 60_000)).toBe(true);
    });

    it.each([
      ['allow', [200, 200, 429, 200, 200, 429]],
      ['refuse', [200, 200, 429, 503, 503, 429]],
    ] as const)('when it goes away, requests are answered as was declared: %s', async (whenStoreFails, expected) => {
      const told: string[] = [];
      const tell = (_: object, message: string): void => void told.push(message);
      const options = { name: `down-${whenStoreFails}`, limit: 2, windowSeconds: 60, whenStoreFails, logger: { info: tell, warn: tell, error: tell } } as const;
      const limited = createApi({ info: { title: 'R', version: '1' }, security: 'public' }).route.with({
        few: rateLimit({ ...options, store: await store() }),
      });
      const { fetch, close } = testApp(createApp({ get: limited({ method: 'GET', path: '/', responses: { 200: t.Boolean() }, handler: () => true }) }));
      const statuses: number[] = [];
      for (let index = 0; index < 3; index++) statuses.push((await fetch('/')).status);
      server.kill('SIGSTOP'); // it takes connections and bytes, and says nothing
      try {
        for (let index = 0; index < 2; index++) statuses.push((await fetch('/')).status);
      } finally {
        server.kill('SIGCONT');
      }
      // The store is asked again after a second.
      await expect.poll(async () => ((await fetch('/')).status === 429 ? 429 : null), { timeout: 15_000, interval: 100 }).toBe(429);
      expect([...statuses, 429]).toEqual(expected);
      expect(told).toEqual([`the store of rate limit '${options.name}' does not answer`, `the store of rate limit '${options.name}' answers again`]);
      await close();
    });
  });
});

function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A server without a port: its socket stands in the folder. */
async function redisServer(folder: string): Promise<ChildProcess> {
  const args = ['--port', '0', '--unixsocket', join(folder, 'socket'), '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes('ready to accept connections') || output.includes('now ready to accept')) break;
  }
  child.stdout.resume();
  return child;
}
