export { memoryStore, type MemoryStoreOptions } from './memory-store.ts';
export { rateLimit, type LimitedCall, type LimitState, type RateLimit, type RateLimitOptions } from './rate-limit.ts';
export { redisStore, type IoRedisClient, type NodeRedisClient, type RedisClient, type RedisStoreOptions } from './redis-store.ts';
export type { Count, Counter, LimitPolicy, LimitStore, MemoryStore } from './store.ts';
