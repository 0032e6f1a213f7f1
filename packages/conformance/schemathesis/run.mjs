/**
 * Lets schemathesis call the bookshop by its own document, with all its checks: `node run.mjs`, with `--seed 7` or
 * `--seed random` for other values than those of every day. Ends with `N passed, N failed, N skipped`.
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
const folder = join(cacheFolder, 'schemathesis');
const everydaySeed = '1';
// Of the values that fuzzing tries for each operation; with those that it derives from the document a run has some 3,000 requests.
const examples = '25';
const staff = 'Authorization: Bearer bookshop-demo-staff-token';

/** What `npm run test:clients` needs to run it beside the generators. */
export const schemathesis = { name: 'schemathesis', language: 'Python', needs: [tools.python], problem: fuzz };

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();

async function main() {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: everydaySeed } } });
  const missing = await missingFor(schemathesis);
  if (missing !== undefined) {
    say(`skipped, ${missing}\n\n0 passed, 0 failed, 1 skipped`);
    return 0;
  }
  const { code, output } = await schemathesisRun(values.seed);
  say(`${output}\n${code === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed'}, 0 skipped`);
  return code === 0 ? 0 : 1;
}

/** What schemathesis reports; undefined when that is nothing. */
async function fuzz() {
  const { code, output } = await schemathesisRun(everydaySeed);
  return code === 0 ? undefined : output;
}

/** A run over a shop of its own, as it changes whatever it can. */
async function schemathesisRun(seed) {
  await install();
  const shop = await startShop();
  const seeding = seed === 'random' ? [] : ['--seed', seed];
  const limits = ['--max-examples', examples, '--generation-database', 'none'];
  try {
    return await schemathesisIn(folder, ['run', `${shop.address}/openapi.json`, '--checks', 'all', '--header', staff, ...seeding, ...limits, '--no-color']);
  } finally {
    await shop.stop();
  }
}

async function install() {
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  const fingerprint = fingerprintOf(filesBelow(source).filter((path) => path.endsWith('.txt')));
  const mark = join('schemathesis', 'installed');
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
