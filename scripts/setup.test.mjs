import { expect, it } from 'vitest';
import { isSupportedNode } from './setup.mjs';

it.each([
  ['20.19.0', true],
  ['20.18.3', false],
  ['18.20.8', false],
  ['22.1.0', true],
  ['26.10.0', true],
])('Node %s is recent enough: %s', (version, expected) => {
  expect(isSupportedNode(version)).toBe(expected);
});
