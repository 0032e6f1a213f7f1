import { expect, it } from 'vitest';
import { entriesOf } from './bundle.mjs';

it.each([
  [{ '.': './dist/index.js' }, { index: 'src/index.ts' }],
  [{ './node': { types: './dist/adapt/node.d.ts', default: './dist/adapt/node.js' } }, { 'adapt/node': 'src/adapt/node.ts' }],
  [{ '.': { built: './dist/built.js', node: { default: './dist/index.js' } } }, { built: 'src/built.ts', index: 'src/index.ts' }],
  [{ './package.json': './package.json', './types': './dist/types.d.ts' }, {}],
])('the entries of %j are %j', (exports, expected) => {
  expect(entriesOf(exports)).toEqual(expected);
});
