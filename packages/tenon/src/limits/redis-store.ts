import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import { counterOf } from './flexible.ts';
import type { LimitStore } from './store.ts';

/** A client of Redis: of ioredis or of node-redis, connected by whoever made it. */
export type RedisClient = IoRedisClient | NodeRedisClient;

/** What is used of ioredis. */
export interface IoRedisClient {
  readonly status: string;
  defineCommand(name: string, definition: { readonly numberOfKeys?: number; readonly lua: string }): unknown;
}

/** What is used of node-redis. */
export interface NodeRedisClient {
  readonly isReady: boolean;
  eval(script: string, options: { keys?: string[]; arguments?: string[] }): Promise<unknown>;
}

/** How keys of Redis are named. */
export interface RedisStoreOptions {
  /** Stands before the name of the policy and the key. Default: `limits`. */
  readonly prefix?: string;
}

/** Counts in Redis, shared by every process: each request is one script there, so no two count the same. */
export function redisStore(client: RedisClient, { prefix = 'limits' }: RedisStoreOptions = {}): LimitStore {
  const useRedisPackage = !('defineCommand' in client);
  return {
    kind: 'redis',
    counter: ({ name, limit, windowSeconds }) =>
      counterOf(
        new RateLimiterRedis({
          storeClient: client,
          points: limit,
          duration: windowSeconds,
          keyPrefix: `${prefix}:${name}`,
          useRedisPackage,
          // Commands that wait for a connection would be counted long after their requests.
          rejectIfRedisNotReady: true,
        }),
      ),
  };
}
