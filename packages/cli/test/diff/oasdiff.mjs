/**
 * Compares `tenon diff` with oasdiff on the pairs of the rules: node packages/cli/test/diff/oasdiff.mjs
 * Takes the oasdiff that OASDIFF names, else installs it with Go into the cache of this machine. Without Go it says so and ends well.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = 'v1.37.0';
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tenon', 'oasdiff', version);
const installed = join(folder, process.platform === 'win32' ? 'oasdiff.exe' : 'oasdiff');

function installedByGo() {
  if (existsSync(installed)) return installed;
  const [command, ...words] = ['go', 'install', `github.com/oasdiff/oasdiff@${version}`];
  const { error, status } = spawnSync(command, words, { env: { ...process.env, GOBIN: folder }, stdio: 'inherit' });
  if (error?.code === 'ENOENT') return null;
  if (status !== 0) process.exit(status ?? 1);
  return installed;
}

const program = process.env.OASDIFF ?? installedByGo();
if (program === null) {
  console.log('skipped: oasdiff is installed with Go, and there is no command go');
  process.exit(0);
}
const { status } = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'packages/cli/test/diff/oasdiff.test.ts'], {
  cwd: root,
  env: { ...process.env, OASDIFF: program },
  stdio: 'inherit',
});
process.exit(status ?? 1);
