import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './command.mjs';
import { readJson, root } from './workspace.mjs';

/** The file behind a command of a root dependency. By path: an installed `tsc` may be another package's. */
export function toolPath(name, command = name) {
  const { bin } = readJson(`node_modules/${name}/package.json`);
  return join(root, 'node_modules', name, typeof bin === 'string' ? bin : bin[command]);
}

/** One check that passes when a command ends with 0; what the command says is the report of a failure. */
export async function toolCheck(parameters, options = {}) {
  const { code, output } = await runNode(parameters, { show: false, ...options });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, report: output };
}

/** A check that cannot run yet, with the reason. */
export function skipped(reason) {
  return { passed: 0, failed: 0, skipped: 1, report: `skipped: ${reason}` };
}

/** Whether a path below the root exists. */
export function exists(path) {
  return existsSync(join(root, path));
}
