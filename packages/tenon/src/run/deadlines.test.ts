import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadlines } from './deadlines.ts';

describe('deadlines', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('that were kept expire not, and keep no timer', async () => {
    const deadlines = new Deadlines();
    const expire = vi.fn<() => void>();
    const [first, second, third] = [100, 100, 100].map((timeMs) => deadlines.begin(timeMs, expire));
    for (const each of [second, first, third]) if (each !== undefined) deadlines.end(each);
    await vi.advanceTimersByTimeAsync(250);
    expect(vi.getTimerCount()).toBe(0);
    expect(expire).not.toHaveBeenCalled();
  });

  it('have a timer each where timers are of requests', async () => {
    const deadlines = new Deadlines(false);
    const expired: number[] = [];
    const [kept] = [100, 200, 300].map((timeMs) => deadlines.begin(timeMs, () => void expired.push(timeMs)));
    expect(vi.getTimerCount()).toBe(3);
    if (kept !== undefined) deadlines.end(kept);
    await vi.advanceTimersByTimeAsync(200);
    expect(expired).toEqual([200]);
    await vi.advanceTimersByTimeAsync(100);
    expect(expired).toEqual([200, 300]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('expire once the time has passed, at most 250 ms late', async () => {
    const deadlines = new Deadlines();
    const expired: string[] = [];
    for (const timeMs of [1000, 100, 5000]) deadlines.begin(timeMs, () => void expired.push(`late ${timeMs}`));
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(99);
    expect(expired).toEqual([]);
    await vi.advanceTimersByTimeAsync(251);
    expect(expired).toEqual(['late 100']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(expired).toEqual(['late 100', 'late 1000']);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(expired).toEqual(['late 100', 'late 1000', 'late 5000']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('expire once, and may be kept after that, or by another that expires', async () => {
    const deadlines = new Deadlines();
    const expire = vi.fn<() => void>();
    const other = deadlines.begin(10, expire);
    const deadline = deadlines.begin(10, () => {
      expire();
      deadlines.end(deadline);
    });
    await vi.advanceTimersByTimeAsync(500);
    deadlines.end(other);
    expect(expire).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(expire).toHaveBeenCalledTimes(2);
    deadlines.begin(10, expire);
    await vi.advanceTimersByTimeAsync(500);
    expect(expire).toHaveBeenCalledTimes(3);
  });
});
