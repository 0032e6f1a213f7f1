/**
 * Lets schemathesis call the bookshop by its own document, with all its checks and no settings: `node run.mjs`, with
 * `--seed 7` or `--seed random` for other values than those of every day and `--examples 100` for more of them.
 * Ends with `N passed, N failed, N skipped`.
 */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from '../../../scripts/support/command.mjs';
import { filesBelow, fingerprintOf, isDone, markDone } from '../../../scripts/support/fingerprint.mjs';
import { say } from '../../../scripts/support/terminal.mjs';
import { cacheFolder } from '../../../scripts/support/workspace.mjs';
import { tools } from '../clients/recipes.mjs';
import { startShop } from '../clients/shop.mjs';
import { missingFor } from '../clients/visit.mjs';

const source = fileURLToPath(new URL('.', import.meta.url));
const folder = join(cacheFolder, 'fuzzing');
// As many values does fuzzing try for each operation; with those that follow from the document a run has some 2,600 requests.
const everyday = { seed: '1', examples: '25' };
const staff = 'Authorization: Bearer bookshop-demo-staff-token';

/** What `npm run test:clients` needs to run it beside the generators. */
export const schemathesis = { name: 'schemathesis', language: 'Python', needs: [tools.python], problem: fuzz };

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();

async function main() {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, examples: { type: 'string' } } });
  const missing = await missingFor(schemathesis);
  if (missing !== undefined) {
    say(`skipped, ${missing}\n\n0 passed, 0 failed, 1 skipped`);
    return 0;
  }
  const { isClean, output } = await schemathesisRun({ ...everyday, ...values });
  say(`${output}\n${isClean ? '1 passed, 0 failed' : '0 passed, 1 failed'}, 0 skipped`);
  return isClean ? 0 : 1;
}

/** What schemathesis reports; undefined when that is nothing. */
async function fuzz() {
  const { isClean, output } = await schemathesisRun(everyday);
  return isClean ? undefined : output;
}

/** A run over a shop of its own, as it changes whatever it can. */
async function schemathesisRun({ seed, examples }) {
  await install();
  const shop = await startShop();
  const call = ['run', `${shop.address}/openapi.json`, '--checks', 'all', '--header', staff];
  const seeding = seed === 'random' ? [] : ['--seed', seed];
  const limits = ['--max-examples', examples, '--generation-database', 'none'];
  try {
    const { code, output } = await schemathesisIn(folder, [...call, ...seeding, ...limits, '--no-color']);
    // Warnings leave the code at 0, and are something to report.
    return { isClean: code === 0 && output.includes('No issues found'), output };
  } finally {
    await shop.stop();
  }
}

async function install() {
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  const fingerprint = fingerprintOf(filesBelow(source).filter((path) => path.endsWith('.txt')));
  const mark = join('fuzzing', 'installed');
  if (isDone(mark, fingerprint)) return;
  await succeeded(run('python3', ['-m', 'venv', '.venv'], { cwd: folder, show: false }));
  await succeeded(run(join(folder, '.venv', 'bin', 'pip'), ['install', '--quiet', '-r', 'requirements.txt'], { cwd: folder, show: false }));
  markDone(mark, fingerprint);
}

async function succeeded(command) {
  const { code, output } = await command;
  if (code !== 0) throw new Error(`schemathesis was not installed:\n${output}`);
}

function schemathesisIn(cwd, parameters) {
  return run(join(cwd, '.venv', 'bin', 'schemathesis'), parameters, { cwd, show: false });
}
