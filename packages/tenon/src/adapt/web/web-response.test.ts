import { afterEach, expect, it, vi } from 'vitest';
import { webResponse } from './web-response.ts';

afterEach(() => void vi.unstubAllGlobals());

it('answers with text also where there is no Buffer', () => {
  const bodies: unknown[] = [];
  // Node's own Response needs its Buffer, and so does loading what it is part of.
  void new Headers();
  vi.stubGlobal('Response', function answer(body: unknown) {
    bodies.push(body);
  });
  vi.stubGlobal('Buffer', undefined);
  webResponse({ status: 404, headers: [], body: 'caf\u00e9' }, false);
  vi.unstubAllGlobals();
  expect(bodies).toEqual([Uint8Array.of(0x63, 0x61, 0x66, 0xe9)]);
});

it('gives bytes back to who has lent them once the platform has copied them', async () => {
  const bytes = Buffer.from('one');
  const giveBack = vi.fn<(bytes: Uint8Array) => void>();
  const response = webResponse({ status: 200, headers: [], body: bytes, lender: { giveBack } }, false);
  expect(giveBack).toHaveBeenCalledExactlyOnceWith(bytes);
  bytes.write('two');
  expect(await response.text()).toBe('one');
});

it.each([false, true])('says no type for text that has none (HEAD: %s)', (isHead) => {
  expect([...webResponse({ status: 404, headers: [], body: 'gone' }, isHead).headers.keys()]).toEqual(isHead ? ['content-length'] : []);
});

it('encodes text that is to be sent as UTF-8', async () => {
  const body = { text: '["caf\u00e9"]', length: 9 };
  const response = webResponse({ status: 200, headers: [], body }, false);
  expect(await response.json()).toEqual(['caf\u00e9']);
  expect(webResponse({ status: 200, headers: [], body }, true).headers.get('content-length')).toBe('9');
});
