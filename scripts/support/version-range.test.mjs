import { expect, it } from 'vitest';
import { acceptsVersion } from './version-range.mjs';

it.each([
  ['*', true],
  ['', true],
  ['>=18', true],
  ['>= 18.0.0', true],
  ['>=20.19', true],
  ['>=20.20', false],
  ['>=22.12.0', false],
  ['^20.19.0 || >=22.12.0', true],
  ['^20.20.0 || >=22.12.0', false],
  ['^18 || ^20', true],
  ['20 || >=22', true],
  ['20.x', true],
  ['20.9', false],
  ['>=18 <20', false],
  ['>=18 <=20', true],
  ['>20', false],
  ['>20.18', true],
  ['~20.18.0', false],
  ['~20.19.0', true],
  ['14.21.3 || >=16', true],
  ['node twenty', false],
])('the range "%s" accepts Node 20.19.0: %s', (range, expected) => {
  expect(acceptsVersion(range, '20.19.0')).toBe(expected);
});
