import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Tasks } from './tasks.ts';

describe('tasks', () => {
  const errors: string[] = [];
  const logger = { info: () => undefined, warn: () => undefined, error: (_data: object, message: string) => void errors.push(message) };
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    errors.splice(0);
  });

  it('are idle when nothing was entered', async () => {
    await expect(new Tasks(logger).idle()).resolves.toBe(true);
  });

  it('are idle when everything has left, also what was entered while somebody waited', async () => {
    const tasks = new Tasks(logger);
    tasks.enter();
    let isIdle: boolean | null = null;
    void tasks.idle().then((idle) => (isIdle = idle));
    tasks.enter();
    tasks.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(isIdle).toBeNull();
    tasks.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(isIdle).toBe(true);
  });

  it('are waited for no longer than asked', async () => {
    const tasks = new Tasks(logger);
    tasks.enter();
    const idle = tasks.idle(100);
    await vi.advanceTimersByTimeAsync(100);
    await expect(idle).resolves.toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('run one after the other, later, and survive failures', async () => {
    const tasks = new Tasks(logger);
    const ran: number[] = [];
    tasks.schedule(
      [
        () => ran.push(1),
        () => Promise.reject(new Error('no')),
        () => {
          throw new Error('no');
        },
        async () => ran.push(4),
      ],
      'GET /',
    );
    expect(ran).toEqual([]);
    const idle = tasks.idle();
    await vi.advanceTimersByTimeAsync(0);
    await expect(idle).resolves.toBe(true);
    expect(ran).toEqual([1, 4]);
    expect(errors).toEqual(['a task after the response failed', 'a task after the response failed']);
  });

  it('release what was provided last first', async () => {
    const released: number[] = [];
    await new Tasks(logger).release(
      [
        () => released.push(1),
        () => {
          throw new Error('no');
        },
        async () => released.push(3),
      ],
      'GET /',
    );
    expect(released).toEqual([3, 1]);
    expect(errors).toEqual(['the clean-up of a dependency failed']);
  });
});
