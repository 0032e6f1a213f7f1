import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const app = fileURLToPath(new URL('./battery-app.ts', import.meta.url));

/** The folder of the battery's app as `tenon build` writes it for runtimes that speak fetch. */
export async function builtWorker(): Promise<string> {
  const folder = join(root, 'node_modules', '.cache', 'tenon', 'battery-worker');
  await promisify(execFile)(process.execPath, [join(root, 'packages/cli/bin/tenon.mjs'), 'build', app, '--target', 'web', '--out', folder]);
  return folder;
}
