import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where what the benchmark installs for itself lives; gone when node_modules is. */
export const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/bench', import.meta.url));

/**
 * A folder of the cache, filled once.
 * @param fill Is given the folder, which is taken away again when it fails.
 */
async function filledFolder(name, fill) {
  const folder = join(cacheFolder, name);
  if (existsSync(join(folder, 'done'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await fill(folder).catch((error) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  mkdirSync(join(folder, 'done'));
  return folder;
}

/** One package of npm by its exact version. */
export function installedPackage(name, version) {
  return filledFolder(`${name.replace('/', '-')}-${version}`, async (folder) => {
    const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', ['install', ...flags, `${name}@${version}`], { shell: process.platform === 'win32' });
  });
}

/** The packages of python/requirements.txt, in an environment of their own. */
export function installedPython(python, requirements, fingerprint) {
  return filledFolder(`python-${fingerprint}`, async (folder) => {
    await run(python, ['-m', 'venv', join(folder, 'venv')]);
    await run(join(folder, 'venv', 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  });
}
