import { atOnce } from '../support/at-once.mjs';
import { withArchive } from '../support/pack.mjs';
import { exists, skipped, toolCheck, toolPath } from '../support/tool.mjs';
import { publishedPackages } from '../support/workspace.mjs';

/** publint and attw on what would be published, for every published package that is built. */
export async function packageShapes() {
  const built = publishedPackages().filter(({ folder }) => exists(`${folder}/dist`));
  if (built.length === 0) return skipped('nothing is built');
  const results = await atOnce(
    built.map(
      ({ folder }) =>
        () =>
          shapeOf(folder),
    ),
  );
  const failed = results.filter((result) => result.failed > 0);
  return { passed: results.length - failed.length, failed: failed.length, report: failed.map(({ report }) => report).join('\n') };
}

async function shapeOf(folder) {
  return withArchive(folder, async (archive) => {
    const lint = await toolCheck([toolPath('publint'), archive, '--strict']);
    const types = await toolCheck([toolPath('@arethetypeswrong/cli', 'attw'), archive, '--profile', 'esm-only', '--no-emoji']);
    const report = [lint.report, types.report].filter(Boolean).join('\n');
    return { failed: lint.failed + types.failed, report: `${folder}\n${report}` };
  });
}
