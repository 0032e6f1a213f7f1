export { memoryStore, type MemoryStoreOptions } from './memory-store.ts';
export type { LimitState } from './limiter.ts';
export { rateLimit, type LimitedCall, type RateLimit, type RateLimitOptions } from './rate-limit.ts';
export { redisStore, type IoRedisClient, type NodeRedisClient, type RedisClient, type RedisStoreOptions } from './redis-store.ts';
export type { Count, Counter, LimitPolicy, LimitStore, MemoryStore } from './store.ts';
