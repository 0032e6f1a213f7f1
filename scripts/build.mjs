/** Builds the packages in order and skips what is up to date. `--force` builds everything. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setup } from './setup.mjs';
import { run } from './support/command.mjs';
import { filesBelow, fingerprintOf, isDone, markDone } from './support/fingerprint.mjs';
import { colour, durationText, fail, say } from './support/terminal.mjs';
import { root, workspaces } from './support/workspace.mjs';

/**
 * Builds every package under packages/ that has a `build` script.
 * Shape: the folders whose build failed; what the compiler said is printed.
 */
export async function build({ force = false } = {}) {
  const failed = [];
  const shared = ['tsconfig.base.json', 'pnpm-lock.yaml', 'scripts/compile.mjs', 'scripts/support/bundle.mjs'].map((path) => join(root, path));
  let below = fingerprintOf(shared, [process.versions.node]);
  for (const { folder, manifest } of workspaces()) {
    if (!folder.startsWith('packages/') || manifest.scripts?.build === undefined) continue;
    // A package is built again when one before it changed: its types may come from there.
    below = fingerprintOf(filesBelow(join(root, folder)), [below]);
    if (!(await buildPackage(folder, below, force))) failed.push(folder);
  }
  return failed;
}

async function buildPackage(folder, fingerprint, force) {
  const dist = join(root, folder, 'dist');
  const stamp = `build-${folder.replace('packages/', '')}`;
  if (!force && existsSync(dist) && isDone(stamp, fingerprint)) return true;
  const started = performance.now();
  // Files of deleted sources must not be published.
  rmSync(dist, { recursive: true, force: true });
  const { code, output } = await run('npm', ['run', '--silent', 'build'], { cwd: join(root, folder), show: false });
  const duration = colour.dim(`(${durationText(performance.now() - started)})`);
  say(`${code === 0 ? colour.green('✓') : colour.red('✗')} built ${folder} ${duration}`);
  if (code !== 0) say(output.trimEnd());
  else markDone(stamp, fingerprint);
  return code === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await setup();
  const failed = await build({ force: process.argv.includes('--force') });
  if (failed.length > 0) fail(`not built: ${failed.join(', ')}`);
}
