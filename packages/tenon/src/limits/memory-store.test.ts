import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStore } from './memory-store.ts';

describe('a memory store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const policy = { name: 'search', limit: 3, windowSeconds: 10 };

  it('counts in windows, requests beyond the limit too', async () => {
    const counter = memoryStore().counter(policy);
    for (const spent of [1, 2, 3, 4, 5]) expect(await counter.add('a', 1)).toEqual({ spent, leftMs: 10_000 });
    vi.advanceTimersByTime(4_000);
    expect(await counter.add('a', 2)).toEqual({ spent: 7, leftMs: 6_000 });
    vi.advanceTimersByTime(6_000);
    expect(await counter.add('a', 1)).toEqual({ spent: 1, leftMs: 10_000 });
  });

  it('counts each key, and each policy, for itself', async () => {
    const store = memoryStore();
    const [one, other] = [store.counter(policy), store.counter({ ...policy, name: 'other' })];
    await one.add('a', 1);
    expect([await one.add('b', 1), await other.add('a', 1)].map(({ spent }) => spent)).toEqual([1, 1]);
  });

  it('holds no more keys than it may, and forgets those that came first', async () => {
    const counter = memoryStore({ maxKeys: 3 }).counter(policy);
    for (const key of ['a', 'b', 'c', 'a', 'd']) await counter.add(key, 1);
    expect(vi.getTimerCount()).toBe(3); // one for each key that the library holds
    expect((await counter.add('b', 1)).spent).toBe(2);
    expect((await counter.add('a', 1)).spent).toBe(1);
  });

  it('holds nothing of windows that have ended', async () => {
    const counter = memoryStore({ maxKeys: 2 }).counter(policy);
    await counter.add('a', 1);
    await counter.add('b', 1);
    vi.advanceTimersByTime(10_000);
    expect(vi.getTimerCount()).toBe(0);
    await counter.add('c', 1);
    await counter.add('d', 1);
    expect((await counter.add('c', 1)).spent).toBe(2);
  });
});
