import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GuardedCounter } from './guarded-counter.ts';
import type { Count } from './store.ts';

const fine: Count = { spent: 1, leftMs: 1000 };

describe('a guarded counter', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const told: string[] = [];
  const tell = (_: object, message: string): void => void told.push(message);
  const logger = { info: tell, warn: tell, error: tell };
  afterEach(() => void told.splice(0));

  it('gives up on a store that does not answer within 50 ms', async () => {
    const guarded = new GuardedCounter({ add: () => new Promise(() => undefined) }, 'search', logger);
    const outcome = guarded.add('a', 1);
    await vi.advanceTimersByTimeAsync(49);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets a store that failed rest for a second, and says once that it is down and once that it is back', async () => {
    let asked = 0;
    let isDown = true;
    const add = (): Promise<Count> => (asked++, isDown ? Promise.reject(new Error('gone')) : Promise.resolve(fine));
    const guarded = new GuardedCounter({ add }, 'search', logger);
    for (let index = 0; index < 5; index++) expect(await guarded.add('a', 1)).toBeNull();
    expect(asked).toBe(1);
    vi.advanceTimersByTime(1_000);
    expect(await guarded.add('a', 1)).toBeNull();
    isDown = false;
    vi.advanceTimersByTime(1_000);
    expect([await guarded.add('a', 1), await guarded.add('a', 1)]).toEqual([fine, fine]);
    expect(told).toEqual(["the store of rate limit 'search' does not answer", "the store of rate limit 'search' answers again"]);
  });

  it('answers a rejection that comes too late with nothing', async () => {
    let reject: (error: Error) => void = () => undefined;
    const guarded = new GuardedCounter({ add: () => new Promise((_, fail) => (reject = fail)) }, 'search', logger);
    const outcome = guarded.add('a', 1);
    await vi.advanceTimersByTimeAsync(50);
    expect(await outcome).toBeNull();
    reject(new Error('late'));
    await vi.advanceTimersByTimeAsync(1);
  });
});
