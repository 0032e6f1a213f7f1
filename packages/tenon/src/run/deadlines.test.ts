import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadlines } from './deadlines.ts';

describe('deadlines', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const never = new Promise<string>(() => undefined);

  it('give what work gives in time, and keep no timer', async () => {
    const deadlines = new Deadlines();
    await expect(deadlines.bound(Promise.resolve('done'), 1000, () => 'late')).resolves.toBe('done');
    await expect(deadlines.bound(Promise.reject(new Error('no')), 1000, () => 'late')).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(250);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('give what is said once the time has passed, at most 250 ms late', async () => {
    const deadlines = new Deadlines();
    const outcomes: string[] = [];
    for (const timeMs of [100, 1000]) void deadlines.bound(never, timeMs, () => `late ${timeMs}`).then((outcome) => outcomes.push(outcome));
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(99);
    expect(outcomes).toEqual([]);
    await vi.advanceTimersByTimeAsync(251);
    expect(outcomes).toEqual(['late 100']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(outcomes).toEqual(['late 100', 'late 1000']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('say it once, however late work ends', async () => {
    const deadlines = new Deadlines();
    let end: (value: string) => void = () => undefined;
    const onExpire = vi.fn<() => string>(() => 'late');
    const outcome = deadlines.bound(new Promise<string>((resolve) => (end = resolve)), 10, onExpire);
    await vi.advanceTimersByTimeAsync(500);
    end('done');
    await expect(outcome).resolves.toBe('late');
    await vi.advanceTimersByTimeAsync(500);
    expect(onExpire).toHaveBeenCalledTimes(1);
  });
});
