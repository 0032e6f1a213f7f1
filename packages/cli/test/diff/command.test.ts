import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { helloApp } from '../support/apps.ts';
import { isBuilt, Project, whenBuilt } from '../support/project.ts';
import { base, edited } from './support/base.ts';

const stricter = edited({ '/components/schemas/NewBook/properties/pages/minimum': 5 });
const text = (value: unknown): string => JSON.stringify(value, null, 2);

const hasGit = gitRuns();
const whenGit = hasGit ? '' : ' (skipped: there is no git)';

function gitRuns(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!isBuilt)(`tenon diff with apps${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project({ 'old.json': text(base), 'app.ts': helloApp('') });
  afterAll(() => project.close());

  it('compares an app with a document, both ways', async () => {
    const { stdout: exported } = await project.run('export', 'app.ts');
    project.write({ 'app.json': exported });
    expect(await project.run('diff', 'app.json', 'app.ts')).toMatchObject({ code: 0, stdout: 'no differences\n' });
    expect(await project.run('diff', 'app.ts', 'old.json')).toMatchObject({ code: 1, stdout: expect.stringContaining('the path was removed') });
  });

  it.each([{ line: ['main:old.json', 'old.json'] }, { line: ['old.json', '--base', 'main'] }])('$line: there is no repository', async ({ line }) => {
    const { code, stdout, stderr } = await project.run('diff', ...line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('✗ main:old.json is of a git revision, and this folder is in no git repository');
  });
});

describe.skipIf(!isBuilt || !hasGit)(`tenon diff with git revisions${whenBuilt}${whenGit}`, { timeout: 60_000 }, () => {
  const repository = new Project({
    '.gitignore': 'node_modules\ntemporary\n',
    'api/openapi.json': text(base),
    'api/app.ts': helloApp(''),
    'api/slow.ts': "console.error('loading');\nsetInterval(() => undefined, 60_000);\nawait new Promise(() => undefined);\nexport const app = 1;\n",
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    return repository.close();
  });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: repository.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  // A place of its own, so that nobody else's checkouts are seen.
  const temporary = join(repository.folder, 'temporary');
  const checkouts = (): readonly string[] => readdirSync(temporary).filter((name) => name.startsWith('tenon-diff-'));

  beforeAll(() => {
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    vi.stubEnv('TEMP', temporary);
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '--quiet', '--message=first');
    git('tag', 'v1');
    repository.write({ 'api/openapi.json': text(stricter), 'api/app.ts': helloApp('').replace('/hello/{name}', '/goodbye/{name}') });
  });

  it.each([
    { line: ['v1:api/openapi.json', 'api/openapi.json'] },
    { line: ['api/openapi.json', '--base', 'main'] },
    { line: ['HEAD:./api/openapi.json', 'api/openapi.json'] },
  ])('$line compares a document with what it was', async ({ line }) => {
    expect(await repository.run('diff', ...line)).toMatchObject({ code: 1, stdout: expect.stringContaining('the minimum rose from 1 to 5') });
  });

  it.each([{ line: ['v1:api/app.ts', 'api/app.ts'] }, { line: ['api/app', '--base', 'v1'] }])(
    '$line loads the app as it was, and leaves nothing behind',
    async ({ line }) => {
      const { code, stdout } = await repository.run('diff', ...line);
      expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining('GET /hello/{name}\n  breaking  the path was removed') });
      expect(stdout).toContain('GET /goodbye/{name}\n  safe      the operation is new');
      expect(checkouts()).toEqual([]);
      expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
      expect(git('status', '--porcelain', '--', 'api/openapi.json')).toBe(' M api/openapi.json\n');
    },
  );

  it('leaves nothing behind when it is interrupted', async () => {
    const running = repository.start('diff', 'v1:api/slow.ts', 'api/openapi.json');
    // The checkout is there once the app is being loaded; the process that loads it says so to the one above only.
    const appeared = new Promise<void>((resolve) => {
      const look = (): void => (checkouts().length > 0 ? resolve() : void setImmediate(look));
      look();
    });
    await appeared;
    await running.stop('SIGINT');
    expect(checkouts()).toEqual([]);
    expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
  });

  it.each([
    {
      line: ['nothing:api/openapi.json', 'api/openapi.json'],
      says: 'there is no revision nothing in this repository\n  → in CI, clones hold the newest commit alone: git fetch origin nothing',
    },
    { line: ['v1:openapi.json', 'api/openapi.json'], says: 'there is no file openapi.json in v1' },
    { line: ['v1:api/no.ts', 'api/openapi.json'], says: 'there is no file api/no.ts in v1' },
    { line: ['v1:api/openapi.json/', 'api/openapi.json'], says: 'there is no file api/openapi.json/ in v1' },
  ])('$line ends with 2', async ({ line, says }) => {
    const { code, stderr } = await repository.run('diff', ...line);
    expect(code).toBe(2);
    expect(stderr).toContain(`✗ ${says}`);
  });
});
