import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { importMistakes } from './imports.mjs';

const mistakesOf = (files) => importMistakes(new Map(Object.entries(files)));

describe('directions', () => {
  const allowed = [
    ['a stage and shapes', 'run/app.ts', `import type { Plan } from '../shapes/plan.ts';`],
    ['support and a type of shapes', 'support/errors.ts', `import type { Mistake } from '../shapes/mistake.ts';`],
    ['the client and a type of declare', 'client/index.ts', `import type { Infer } from '../declare/infer.ts';`],
    ['two files of one room', 'emit/check.ts', `import { guard } from './guard.ts';`],
    ['the composition root and a stage', 'compile.ts', `import { analyse } from './analyse/index.ts';`],
    ['a package', 'analyse/pattern.ts', `import { check } from 'recheck';`],
  ];
  it.each(allowed)('let %s through', (_, path, text) => {
    expect(mistakesOf({ [path]: text })).toEqual([]);
  });

  const refused = [
    ['a stage that imports a stage', 'run/app.ts', `import { analyse } from '../analyse/index.ts';`],
    ['a type of another stage', 'emit/check.ts', `import type { Found } from '../analyse/found.ts';`],
    ['a value of shapes in support', 'support/errors.ts', `import { none } from '../shapes/mistake.ts';`],
    ['a value of declare in the client', 'client/index.ts', `import { route } from '../declare/route.ts';`],
    ['a re-export', 'shapes/http.ts', `export * from '../run/http.ts';`],
    ['a type written as import()', 'declare/route.ts', `export type R = import('../run/reply.ts').Reply;`],
    ['a dynamic import', 'docs/page.ts', `export const load = () => import('../adapt/node.ts');`],
    ['a side effect', 'run/app.ts', `import '../adapt/node.ts';`],
    ['an adapter in the public names', 'index.ts', `export { serve } from './adapt/node.ts';`],
    ['a room that is not in the table', 'utils/text.ts', `import { literal } from '../support/code.ts';`],
  ];
  it.each(refused)('refuse %s', (_, path, text) => {
    const mistakes = mistakesOf({ [path]: text });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(path);
  });
});

describe('cycles', () => {
  it('are found through type imports, once, as a path', () => {
    const files = {
      'run/a.ts': `import type { B } from './b.ts';`,
      'run/b.ts': `export { c } from './c.ts';`,
      'run/c.ts': `export const load = () => import('./a.ts');`,
      'run/d.ts': `import './a.ts';`,
    };
    expect(mistakesOf(files)).toEqual(['import cycle: run/a.ts -> run/b.ts -> run/c.ts -> run/a.ts']);
  });

  it('are no diamonds', () => {
    const files = { 'run/a.ts': `import './b.ts'; import './c.ts';`, 'run/b.ts': `import './d.ts';`, 'run/c.ts': `import './d.ts';`, 'run/d.ts': '' };
    expect(mistakesOf(files)).toEqual([]);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const check = () => spawnSync(process.execPath, [fileURLToPath(new URL('imports.mjs', import.meta.url)), folder], { encoding: 'utf8' });

  it('reads files, leaves tests alone, and ends with 1 when an import goes the wrong way', () => {
    write('run/app.ts', `import type { Plan } from '../shapes/plan.ts';`);
    write('run/app.test.ts', `import { analyse } from '../analyse/index.ts';`);
    expect(check().status).toBe(0);
    write('emit/check.ts', `import { app } from '../run/app.ts';`);
    const { status, stderr } = check();
    expect(status).toBe(1);
    expect(stderr).toContain('emit/check.ts imports run/app.ts');
  });
});
