import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { markdownFiles } from './markdown-files.ts';
import { blocksOf, readPage } from './page.ts';
import { mistakeIn, unrun } from './checked-commands.ts';
import { runElsewhere } from './run-elsewhere.ts';
import { shownCommands } from './shown-commands.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
// What contributors type is in CONTRIBUTING.md; the changelog tells of what was.
const pages = markdownFiles(root).filter((path) => path !== 'CONTRIBUTING.md' && path !== 'CHANGELOG.md');
const commands = pages.flatMap((path) => shownCommands(readPage(root, path)));

const shown = (text: string): readonly string[] => {
  const page = { path: 'page.md', text, blocks: blocksOf('page.md', text.split('\n')) };
  return shownCommands(page).map(({ place, at, text: command }) => `${place} ${at} ${command}`);
};

describe('the commands of a page', () => {
  it('are found in shell blocks, in workflows, in sentences and in blocks without a language', () => {
    const text = [
      '```sh\n# first\nmkdir shop && npm i   # then\n```',
      '```yaml\n- run: npm ci\n- name: check\n  run: npx tenon lint app.ts\n```',
      'Then `tenon dev app.ts`, or `PORT=1 npm start`; not `t.Date()`.',
      '```\nnpm start\na --> b\n```',
      '```console\n$ npx tenon routes app.ts\n```',
    ].join('\n');
    expect(shown(text)).toEqual([
      'shell page.md:3 mkdir shop',
      'shell page.md:3 npm i',
      'workflow page.md:6 npm ci',
      'workflow page.md:8 npx tenon lint app.ts',
      'shell page.md:12 npm start',
      'prose page.md:10 tenon dev app.ts',
      'prose page.md:10 PORT=1 npm start',
    ]);
  });

  it.each([
    ['a command that nothing runs', 'shell', 'npx tenon publish', 'nothing runs'],
    ['a step that nothing runs', 'workflow', 'make release', 'nothing runs'],
  ] as const)('fail with %s', (_, place, text, words) => {
    expect(unrun({ at: 'page.md:1', place, text })).toContain(words);
  });

  it.each([
    ['tenon lnit', 'unknown command'],
    ['tenon lint app.ts --format xml --fale-on hint', 'unknown option --fale-on'],
    ['npx tenon client app.ts -o', 'needs a value'],
    ['tenon dev app.ts --port=', null],
    ['tenon diff main:app.ts', null],
    ['tenon client … --check', null],
    ['tenon dev --client <folder>', null],
    ['tenon <command> --help', null],
    ['npm run frobnicate', 'no script'],
    ['npm test -- --only lint', null],
    ['node scripts/no-such-script.mjs', 'does not exist'],
    ['npx vitest run packages/cli/test', null],
    ['npx left-pad', 'nothing runs'],
  ])('named in a sentence, as in %s, are checked', (text, words) => {
    const mistake = mistakeIn(root, { at: 'page.md:1', place: 'prose', text });
    if (words === null) expect(mistake).toBeNull();
    else expect(mistake).toContain(words);
  });
});

describe('every command that a page shows', () => {
  it('is replayed, or run by what the table names', () => {
    expect(commands.filter(({ place }) => place !== 'prose').flatMap((command) => unrun(command) ?? [])).toEqual([]);
  });

  it('has the options that there are, also in sentences', () => {
    expect(commands.filter(({ place }) => place === 'prose').flatMap((command) => mistakeIn(root, command) ?? [])).toEqual([]);
  });
});

describe('the table of commands that are run elsewhere', () => {
  it.each(runElsewhere.map((row) => [row.command, row] as const))('is right about %s', (_, { by, proof }) => {
    expect(existsSync(join(root, by)), by).toBe(true);
    expect(readFileSync(join(root, by), 'utf8')).toContain(proof);
  });

  it('names no command that no page shows', () => {
    const texts = new Set(commands.map(({ text }) => text));
    expect(runElsewhere.filter(({ command }) => !texts.has(command))).toEqual([]);
  });
});
