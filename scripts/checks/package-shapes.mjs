import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/command.mjs';
import { exists, skipped, toolCheck, toolPath } from '../support/tool.mjs';
import { publishedPackages, root } from '../support/workspace.mjs';

/** publint and attw on what would be published, for every published package that is built. */
export async function packageShapes() {
  const built = publishedPackages().filter(({ folder }) => exists(`${folder}/dist`));
  if (built.length === 0) return skipped('nothing is built');
  const results = [];
  for (const { folder } of built) results.push(await shapeOf(folder));
  const failed = results.filter((result) => result.failed > 0);
  return { passed: results.length - failed.length, failed: failed.length, report: failed.map(({ report }) => report).join('\n') };
}

async function shapeOf(folder) {
  const packed = mkdtempSync(join(tmpdir(), 'tenon-pack-'));
  try {
    const { code, output } = await run('npx', ['--yes', 'pnpm@12.21.0', 'pack', '--pack-destination', packed], { cwd: join(root, folder), show: false });
    const [tarball] = readdirSync(packed);
    if (code !== 0 || tarball === undefined) return { passed: 0, failed: 1, report: output };
    const lint = await toolCheck([toolPath('publint'), join(packed, tarball), '--strict']);
    const types = await toolCheck([toolPath('@arethetypeswrong/cli', 'attw'), join(packed, tarball), '--profile', 'esm-only', '--no-emoji']);
    const report = [lint.report, types.report].filter(Boolean).join('\n');
    return { passed: 1, failed: lint.failed + types.failed, report: `${folder}\n${report}` };
  } finally {
    rmSync(packed, { recursive: true, force: true });
  }
}
