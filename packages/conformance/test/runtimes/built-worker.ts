import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** The folder of an app of this folder as `tenon build` writes it for runtimes that speak fetch. */
export async function builtWorker(name: 'battery-app' | 'behaviour-app'): Promise<string> {
  const folder = join(root, 'node_modules', '.cache', 'tenon', `${name}-worker`);
  const app = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  await promisify(execFile)(process.execPath, [join(root, 'packages/cli/bin/tenon.mjs'), 'build', app, '--target', 'web', '--out', folder]);
  return folder;
}
