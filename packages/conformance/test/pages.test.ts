import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFiles } from './pages/generated-files.ts';
import { brokenLinks } from './pages/links.ts';
import { markdownFiles } from './pages/markdown-files.ts';
import { readPage, withTexts } from './pages/page.ts';
import { listedNames, publicNames } from './pages/public-names.ts';
import { isOutput, Replay } from './pages/replay.ts';
import { quotedFile, sourcesOf } from './pages/source-file.ts';
import { typeErrorsOf } from './pages/type-check.ts';
import { openPullRequest, runStep, tenonSteps } from './pages/workflow.ts';
import { emptyProject, writeDocuments, writeFiles } from './pages/written-pages.ts';

/*
 * Pages are true: their code compiles, prints what they show, and their links lead somewhere. How a page says what is what:
 *
 *   ```ts             code of the file that the page is writing; a first line `// books.ts` begins or continues another file
 *   ```ts alone       a file of its own
 *   ```ts from=path   lines of a file of this repository
 *   <!-- ts … -->     code that readers need not see
 *   ```yaml           a file where its first line is `# openapi.yaml`; in a workflow the steps are run
 *   ```console        `$ curl …` against the page's server, `$ npx tenon …`, `$ node …`, `$ cat …`, each with what it prints;
 *                     `| jq …` and `| npx tenon …` go on with it, and what goes on running, like `tenon mock`, gets the next requests
 *   ```text           what the code above prints; `text log`: what the server prints
 *   ```sh             commands that cannot be run here: pages/run-elsewhere.ts says what runs each, and commands in sentences are
 *                     compared with the options there are (pages/shown-commands.test.ts)
 *   ```json …         nothing that is checked
 *
 * TENON_PAGES=write writes what was printed into the pages.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const isBuilt = existsSync(join(root, 'packages/cli/dist')) && existsSync(join(root, 'packages/tenon/dist/index.js'));
const mayWrite = process.env['TENON_PAGES'] === 'write';

const pages = markdownFiles(root).map((path) => readPage(root, path));
const withCode = pages
  .filter(({ blocks }) => blocks.some(({ language }) => language === 'ts' || language === 'console'))
  .map((page) => ({ ...page, sources: sourcesOf(page) }));
const replayed = withCode.filter(({ blocks }) => blocks.some((block) => block.language === 'console' || isOutput(block)));

describe('links', () => {
  it.each(pages.map((page) => [page.path, page] as const))('of %s lead somewhere', (_, page) => {
    expect(brokenLinks(root, page)).toEqual([]);
  });
});

describe('quotations', () => {
  const quotations = pages.flatMap(({ path, blocks }) => blocks.map((block) => ({ at: `${path}:${block.line}`, file: quotedFile(block), text: block.text })));

  it.each(quotations.filter(({ file }) => file !== null))('at $at stand in $file', ({ file, text }) => {
    expect(readFileSync(join(root, file ?? ''), 'utf8')).toContain(text);
  });
});

describe.skipIf(!isBuilt)(`code in pages${isBuilt ? '' : ' (skipped: the packages are not built; npm run build)'}`, () => {
  const project = emptyProject(root);
  const folders = new Map<string, string>();
  const printed = new Map<string, ReadonlyMap<string, string>>();
  let errors: ReturnType<typeof typeErrorsOf>;

  beforeAll(async () => {
    const written = withCode.map(({ path, sources }) => ({ path, folder: writeFiles(project, path, sources), files: sources.files }));
    for (const { path, folder } of written) folders.set(path, folder);
    for (const page of withCode) {
      const folder = folders.get(page.path) ?? '';
      writeDocuments(folder, page);
      printed.set(page.path, await generateFiles(page, folder));
    }
    errors = typeErrorsOf(written, join(root, 'node_modules/@types'));
  }, 120_000);
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it.each(withCode.map(({ path }) => path))('%s compiles in a strict project', (path) => {
    expect(errors.get(path)).toEqual([]);
  });

  it.each(replayed.map((page) => [page.path, page] as const))(
    '%s shows what is printed',
    async (path, page) => {
      const showings = await new Replay(page, { sources: page.sources, folder: folders.get(path) ?? '', printed: printed.get(path) ?? new Map() }).showings();
      const wrong = showings.filter(({ shown, real }) => shown !== real);
      if (mayWrite) writeFileSync(join(root, path), withTexts(page, new Map(wrong.map(({ block, real }) => [block, real]))));
      else for (const { block, shown, real } of wrong) expect.soft(shown, `${path}:${block.line}`).toBe(real);
    },
    60_000,
  );

  it('the workflow of docs/guide/breaking-changes.md lets a current document pass and stops a breaking change', async () => {
    const page = pages.find(({ path }) => path === 'docs/guide/breaking-changes.md');
    const [own = '', ...steps] = [folders.get('docs/guide/breaking-changes.md'), ...(page === undefined ? [] : tenonSteps(page))];
    const pullRequest = { folder: join(project, 'pull-request'), base: join(own, 'released.ts'), head: join(own, 'app.ts') };
    await openPullRequest(pullRequest);
    const printed: string[] = [];
    for (const step of steps) printed.push(await runStep(step, pullRequest));
    expect(printed).toEqual([expect.not.stringContaining('exit code'), expect.stringMatching(/^::error file=openapi.json,[^]*\(exit code 1\)\n$/m)]);
  }, 60_000);

  it('docs/reference/api.md lists what the package exports, and nothing else', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'packages/tenon/package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, { readonly types?: string }>>;
    }; // our own
    const entries = Object.entries(exports).flatMap(([subpath, { types }]) =>
      types === undefined ? [] : [[`tenon${subpath.slice(1)}`, join('packages/tenon', types)] as const],
    );
    const page = readFileSync(join(root, 'docs/reference/api.md'), 'utf8');
    for (const [entry, names] of publicNames(root, Object.fromEntries(entries))) expect.soft(listedNames(page, entry), entry).toEqual(names);
  });
});
