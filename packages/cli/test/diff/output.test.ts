import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import type { Terminal } from '../../src/terminal.ts';
import { base, edited } from './support/base.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon differences-'));
const text = (value: unknown): string => JSON.stringify(value, null, 2);
const stricter = edited({ '/components/schemas/NewBook/properties/pages/minimum': 5, '/paths/~1books/get/operationId': 'findBooks' });

const files: Readonly<Record<string, string>> = {
  'old.json': text(base),
  'same.yaml': text({ ...base, info: { ...(base['info'] as object), description: 'Changed' } }), // it has an info
  'gone.json': text(edited({ '/paths/~1shelves': undefined, '/info/version': '2.0.0' })),
  'stricter.json': text(stricter),
  'widened.json': text(edited({ '/components/schemas/Book/properties/subtitle/type': ['string', 'null'] })),
  'v2.json': text(edited({ '/paths': Object.fromEntries(Object.entries(base['paths'] as object).map(([path, item]) => [`/v2${path}`, item])) })), // it has paths
  'broken.json': '{',
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `tenon diff` in this process. What is shown has no folder in it. */
async function run(...line: readonly string[]): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const plain = (value: string): string => value;
  const tell = (value: string): void => void (written.stderr += `${value}\n`);
  const terminal: Terminal = {
    flushed: (then: () => void) => then(),
    print: (value) => void (written.stdout += value),
    tell,
    remark: tell,
    red: plain,
    green: plain,
    yellow: plain,
    dim: plain,
    bold: plain,
  };
  const code = await main(['diff', ...line.map((word) => (word in files || word === 'no.json' ? join(folder, word) : word))], terminal);
  const shown = (value: string): string => value.replaceAll(`${folder}/`, '').replaceAll(folder.replaceAll('\\', '\\\\'), '');
  return { code, stdout: shown(written.stdout), stderr: shown(written.stderr) };
}

describe('tenon diff of two documents', () => {
  it('says that there are no differences', async () => {
    expect(await run('old.json', 'same.yaml')).toEqual({ code: 0, stdout: 'no differences\n', stderr: '' });
  });

  it('groups changes by operation, and ends with 1 when one breaks', async () => {
    const { code, stdout, stderr } = await run('old.json', 'stricter.json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(`GET /books
  sdk       the operationId changed from listBooks to findBooks
            api-operation-id-changed

POST /books
  breaking  request body application/json, NewBook.pages: the minimum rose from 1 to 5
            request-property-min-increased

the document
  warning   there are breaking changes, but the major version is the same: 1.0.0, then 1.0.0
            api-major-version-not-bumped

1 breaking, 1 warning, 1 sdk, 0 safe
`);
  });

  it('names the other operations that use a schema', async () => {
    const { stdout } = await run('old.json', 'widened.json');
    expect(stdout).toContain(`GET /books
  breaking  response 200 application/json, Book.subtitle: null is valid now
            response-property-became-nullable, also in POST /books, GET /books/{id}`);
  });

  it.each([
    [['--fail-on', 'never'], 0],
    [['--class', 'request-property-min-increased=warning'], 0],
    [['--class', 'request-*-increased=warning', '--fail-on', 'warning'], 1],
    [['--class', '*-min-increased=none', '--fail-on', 'warning'], 0],
    [['--class', '*-min-increased=none', '--fail-on', 'sdk'], 1],
    [['--class', '*=none', '--fail-on', 'sdk'], 0],
  ])('%j decides about the exit code', async (options, code) => {
    expect(await run('old.json', 'stricter.json', ...options)).toMatchObject({ code });
  });

  it('takes prefixes from paths', async () => {
    expect(await run('old.json', 'v2.json', '--strip-prefix-new', 'v2')).toMatchObject({ code: 0, stdout: 'no differences\n' });
    expect(await run('v2.json', 'old.json', '--strip-prefix-old', '/v2/')).toMatchObject({ code: 0, stdout: 'no differences\n' });
  });

  it('prints JSON', async () => {
    const { stdout } = await run('old.json', 'gone.json', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      old: 'old.json',
      new: 'gone.json',
      counts: { breaking: 1, warning: 0, sdk: 0, safe: 0 },
      findings: [
        {
          rule: 'api-path-removed-without-deprecation',
          class: 'breaking',
          message: 'the path was removed',
          operations: ['POST /shelves'],
          where: '',
          path: '',
          oldPointer: '/paths/~1shelves',
          newPointer: null,
        },
      ],
    });
  });

  it('prints Markdown', async () => {
    const { stdout } = await run('old.json', 'gone.json', '--format', 'markdown');
    expect(stdout).toBe(`## API changes: 1 breaking, 0 warning, 0 sdk, 0 safe

### breaking

| operation | change | rule |
| --- | --- | --- |
| \`POST /shelves\` | the path was removed | \`api-path-removed-without-deprecation\` |
`);
  });

  it('prints annotations that point into the new document', async () => {
    const { stdout } = await run('old.json', 'stricter.json', '--format', 'github');
    const line =
      text(stricter)
        .split('\n')
        .findIndex((each) => each.includes('"minimum": 5')) - 1;
    expect(stdout.split('\n')[0]).toBe(
      `::error file=stricter.json,line=${line},col=11,title=request-property-min-increased::POST /books: request body application/json, NewBook.pages: the minimum rose from 1 to 5`,
    );
    expect(stdout).toContain('::notice file=stricter.json,');
    expect(stdout).toMatch(/^::warning file=stricter\.json,line=\d+,col=\d+,title=api-major-version-not-bumped::/m);
  });

  it.each([
    { line: ['no.json', 'old.json'], says: 'there is no file no.json' },
    { line: ['old.json', 'broken.json'], says: 'broken.json is no JSON' },
    { line: ['old.json', 'no.ts'], says: 'there is no file no.ts' },
    { line: [], says: '<old> is missing\nSee: tenon diff --help' },
    { line: ['a.json'], says: 'name the new side, too, or a revision with --base\nSee: tenon diff --help' },
    { line: ['a.json', 'b.json', '--base', 'main'], says: 'with --base there is one side: it is compared with itself\n' },
    { line: ['-', '--base', 'main'], says: 'standard input has no revisions: name a file with --base\n' },
    { line: ['-', '-'], says: 'standard input can be one side only\n' },
    { line: ['a', 'b', '--format', 'xml'], says: '--format is one of text, json, markdown, github, not "xml"\n' },
    { line: ['a', 'b', '--fail-on', 'safe'], says: '--fail-on is one of breaking, warning, sdk, never, not "safe"\n' },
    { line: ['a', 'b', '--class', 'x'], says: '--class takes <rule>=<class> with breaking, warning, sdk, safe or none, not "x"\n' },
    { line: ['a', 'b', '--class', 'api-tag-change=none'], says: '--class: there is no rule api-tag-change: did you mean api-tag-changed?\n' },
  ])('$line ends with 2', async ({ line, says }) => {
    const { code, stdout, stderr } = await run(...line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`✗ ${says}`);
  });
});
