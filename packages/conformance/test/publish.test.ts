import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReadmeProject } from './publish/readme-project.ts';
import type { ReadmeProject } from './publish/readme-project.ts';
import { writeUserProject } from './publish/user-project.ts';
import type { Archives, UserProject } from './publish/user-project.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pnpm = 'pnpm@12.21.0';
// The command is the last package that is built: when it is there, the others are.
const isBuilt = existsSync(join(root, 'packages/cli/dist')) && existsSync(join(root, 'packages/tenon/dist/index.js'));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);

describe.skipIf(!isBuilt)(`published packages${isBuilt ? '' : ' (skipped: packages/cli is not built; npm run build)'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-publish-'));
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'packages/tenon/package.json'), 'utf8'));
  let archives: Archives;

  beforeAll(() => {
    const printed = execFileSync(process.execPath, [join(root, 'scripts/pack.mjs'), join(folder, 'archives')], { encoding: 'utf8' });
    archives = JSON.parse(printed);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe('installed by pnpm in an empty project', () => {
    let project: UserProject;

    beforeAll(async () => {
      project = await writeUserProject(join(folder, 'pnpm'), archives, devDependencies['@sinclair/typebox']);
      await project.run('npx', '--yes', pnpm, 'install');
    }, 180_000);

    it('serve the hello app to a client', async () => {
      const printed = await project.run('node', 'call.js');
      expect(JSON.parse(printed)).toEqual({ status: 200, data: { hello: 'reader' } });
    }, 30_000);

    it('say what a build needs beside them', async () => {
      const built = project.run(join('node_modules', '.bin', 'tenon'), 'build', 'app.js', '--out', 'built');
      await expect(built).rejects.toThrow('npm install --save-dev esbuild');
    }, 30_000);

    it('export the document of the hello app', async () => {
      const printed = await project.run(join('node_modules', '.bin', 'tenon'), 'export', 'app.js');
      expect(JSON.parse(printed)).toMatchObject({ info: { title: 'Hello' }, paths: { '/hello/{name}': { get: { operationId: 'hello' } } } });
    }, 30_000);

    it('hold declarations that a strict project compiles', async () => {
      // TypeScript 7, which takes a fifth of the time; under 5.9 the project below is compiled.
      const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
      const flags = [
        '--noEmit',
        '--strict',
        '--allowJs',
        '--checkJs',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--types',
        'node',
        '--typeRoots',
        join(root, 'node_modules/@types'),
      ];
      expect(await project.run('node', tsc, ...flags, 'app.js')).toBe('');
    }, 60_000);
  });

  describe.skipIf(process.platform === 'win32')('in a project made as README.md says (skipped on Windows: its commands are for a POSIX shell)', () => {
    let project: ReadmeProject;

    beforeAll(async () => {
      project = await makeReadmeProject(root, join(folder, 'npm'), join(folder, 'archives'));
    }, 180_000);

    it('serve what README.md shows', async () => {
      const answer = await project.call('npx tsx app.ts', '/books/1');
      expect(JSON.parse(answer)).toEqual({ id: 1, title: 'Dune', publishedAt: '1965-08-01T00:00:00.000Z' });
    }, 60_000);

    it('export its document', async () => {
      const printed = await project.run('npx tenon export app.ts');
      expect(JSON.parse(printed)).toMatchObject({ info: { title: 'Bookshop' }, paths: { '/books/{id}': { get: { operationId: 'booksGet' } } } });
    }, 60_000);

    it('compile with the tsconfig.json of the guide', async () => {
      expect(await project.run('npx tsc')).toBe('');
    }, 60_000);

    it('pass the tests of the guide', async () => {
      expect(await project.run('cd tests && node --import tsx --test books.test.ts')).toMatch(/pass 3\b/);
    }, 60_000);

    it.skipIf(!runsTypeScript)(
      'run with node alone (skipped before Node 22.18, which runs no TypeScript)',
      async () => {
        expect(await project.call('node app.ts', '/books/1')).toContain('Dune');
        expect(await project.run('cd tests && node --test')).toMatch(/pass 3\b/);
      },
      60_000,
    );
  });
});
