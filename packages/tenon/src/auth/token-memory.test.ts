import { afterEach, expect, it, vi } from 'vitest';
import { TokenMemory } from './token-memory.ts';

afterEach(() => void vi.useRealTimers());

it('remembers a minute at most, not past the end of a token, and not into the past', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(1_000_000);
  const memory = new TokenMemory<{ readonly exp: number }>();
  const [long, short] = [{ exp: 10_000 }, { exp: 1_010 }];
  memory.add('long', long);
  memory.add('short', short);
  expect([memory.get('long'), memory.get('short'), memory.get('other')]).toEqual([long, short, null]);
  vi.setSystemTime(1_010_000);
  expect([memory.get('long'), memory.get('short')]).toEqual([long, null]);
  vi.setSystemTime(1_060_000);
  expect(memory.get('long')).toBeNull();
  memory.add('long', long);
  vi.setSystemTime(1_059_999);
  expect(memory.get('long')).toBeNull();
});

it('remembers a thousand, and forgets the oldest', () => {
  const memory = new TokenMemory<{ readonly exp: number }>();
  for (let index = 0; index <= 1_000; index++) memory.add(String(index), { exp: 1e12 });
  expect([memory.get('0'), memory.get('1')?.exp, memory.get('1000')?.exp]).toEqual([null, 1e12, 1e12]);
});
