import { expect, it } from 'vitest';
import { withJavaScriptImports } from './compile.mjs';

it.each([
  [`import type { B } from './b.ts';`, `import type { B } from './b.js';`],
  [`export * from "../b.ts";`, `export * from "../b.js";`],
  [`export type X = import('./b.ts').B | import('../c/d.ts').D;`, `export type X = import('./b.js').B | import('../c/d.js').D;`],
  [`export declare function f(): Promise<typeof import("./b.ts")>;`, `export declare function f(): Promise<typeof import("./b.js")>;`],
  [`import { T } from 'pkg/file.ts';`, `import { T } from 'pkg/file.ts';`],
  [`import type { B } from './b.d.ts';`, `import type { B } from './b.d.ts';`],
  [`export declare const path: './b.ts';`, `export declare const path: './b.ts';`],
])('a declaration file with %s names what exists', (text, expected) => {
  expect(withJavaScriptImports(text)).toBe(expected);
});
