import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeUserProject } from './publish/user-project.ts';
import type { Archives, UserProject } from './publish/user-project.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pnpm = 'pnpm@12.21.0';
// The command is the last package that is built: when it is there, the others are.
const isBuilt = existsSync(join(root, 'packages/cli/dist')) && existsSync(join(root, 'packages/tenon/dist/index.js'));

const installers = [
  { name: 'npm', install: ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error'] },
  { name: 'pnpm', install: ['npx', '--yes', pnpm, 'install'] },
] as const;

describe.skipIf(!isBuilt)(`published packages${isBuilt ? '' : ' (skipped: packages/cli is not built; npm run build)'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-publish-'));
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'packages/tenon/package.json'), 'utf8'));
  let archives: Archives;

  beforeAll(() => {
    const printed = execFileSync(process.execPath, [join(root, 'scripts/pack.mjs'), join(folder, 'archives')], { encoding: 'utf8' });
    archives = JSON.parse(printed);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(installers)('installed by $name in an empty project', ({ name, install }) => {
    let project: UserProject;

    beforeAll(async () => {
      project = await writeUserProject(join(folder, name), archives, devDependencies['@sinclair/typebox']);
      const [command, ...parameters] = install;
      await project.run(command, ...parameters);
    }, 180_000);

    it('serve the hello app to a client', async () => {
      const printed = await project.run('node', 'call.js');
      expect(JSON.parse(printed)).toEqual({ status: 200, data: { hello: 'reader' } });
    }, 30_000);

    it('export the document of the hello app', async () => {
      const printed = await project.run(join('node_modules', '.bin', 'tenon'), 'export', 'app.js');
      expect(JSON.parse(printed)).toMatchObject({ info: { title: 'Hello' }, paths: { '/hello/{name}': { get: { operationId: 'hello' } } } });
    }, 30_000);

    it('hold declarations that a strict project compiles', async () => {
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
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
});
