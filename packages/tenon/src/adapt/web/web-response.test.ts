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
