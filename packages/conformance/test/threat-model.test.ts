import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = new URL('../../../docs/reference/threat-model.md', import.meta.url);
const rows = readFileSync(page, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, what = '', tests = ''] = /^\| (\d+) ([^|]+) \|[^|]+\| ([^|]*) \|$/.exec(line) ?? [];
    return number === undefined ? [] : [{ number: Number(number), what, tests }];
  });

/** `[input](path): "a name", "another"` → the path and the names. */
function namedIn(tests: string): { readonly file: URL; readonly names: readonly string[] }[] {
  return [...tests.matchAll(/\]\(([^)]+)\)((?:[:,] "[^"]+")*)/g)].map(([, path = '', quoted = '']) => ({
    file: new URL(path, page),
    names: [...quoted.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
  }));
}

it('the threat model has every class once, in order within its part', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 86 }, (_, index) => index + 1));
});

it.each(rows)('class $number ($what) has tests that are there, or says why it has none', ({ tests }) => {
  const named = namedIn(tests);
  if (named.length === 0) expect(tests).toMatch(/^(does not apply|waits for .+)$/);
  for (const { file, names } of named) {
    expect(existsSync(file), file.pathname).toBe(true);
    const text = readFileSync(file, 'utf8');
    for (const name of names) expect(text, `a test named ${name}`).toContain(name);
  }
});
