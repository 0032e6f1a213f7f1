import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../support/command.mjs';
import { toolPath } from '../support/tool.mjs';
import { cacheFolder } from '../support/workspace.mjs';

/** Every `*.test.*` file. */
export function unitTests() {
  return vitest('unit', []);
}

async function vitest(name, flags) {
  const results = join(cacheFolder, `vitest-${name}.json`);
  mkdirSync(cacheFolder, { recursive: true });
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { code } = await runNode([toolPath('vitest'), 'run', ...flags, ...reporters]);
  return counts(JSON.parse(readFileSync(results, 'utf8')), code);
}

function counts(results, code) {
  // A file that does not load holds no test, so it counts as one failure itself.
  const broken = results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = results.numFailedTests + broken;
  // Vitest also fails on errors outside of tests: an unhandled rejection must not pass silently.
  const outside = code !== 0 && failed === 0 ? 1 : 0;
  return { passed: results.numPassedTests, failed: failed + outside, skipped: results.numPendingTests + results.numTodoTests };
}
