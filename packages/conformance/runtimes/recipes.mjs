import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../../../scripts/support/fingerprint.mjs';
import { runtimeOf } from '../../bench/runtimes/index.mjs';
import { installedPackage } from '../../bench/runtimes/install.mjs';
import { bunVersion, denoVersion, nodeVersions, workerdVersion } from '../../bench/runtimes/versions.mjs';

const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
const behaviour = 'packages/conformance/test/behaviour';
/** What any runtime can run: connections and shutdown by signals are about node:http. */
const everywhere = ['dependencies', 'hostile', 'input', 'plugins', 'serving', 'status', 'streams'].map((name) => `${behaviour}/${name}.test.ts`);
const run = ['run', '--reporter=dot'];

/**
 * The runtimes beside the Node that runs the tests.
 * Shape: `install()` resolves to the path of the program; `suite(command)` is the command that runs the tests inside it.
 */
export const runtimes = [
  {
    name: 'bun',
    title: `Bun ${bunVersion}`,
    install: async () => (await runtimeOf('bun')).command,
    suite: (command) => ({ command, parameters: ['--bun', vitest, ...run, ...everywhere] }),
  },
  {
    name: 'deno',
    title: `Deno ${denoVersion}`,
    install: () => binary('deno', denoVersion),
    suite: (command) => ({ command, parameters: ['run', '-A', vitest, ...run, ...everywhere] }),
  },
  // It runs no tests: it is compared only.
  { name: 'workerd', title: `workerd ${workerdVersion}`, install: () => binary('workerd', workerdVersion), suite: null },
  ...['node22', 'node24', 'node26'].map((name) => ({
    name,
    title: `Node ${nodeVersions[name]}`,
    install: async () => (await runtimeOf(name)).command,
    suite: (command) => ({ command, parameters: [vitest, ...run, behaviour, ...propertyTests()] }),
  })),
];

/** What is true of whatever comes, as engines differ in numbers, text and regular expressions. */
function propertyTests() {
  const tests = filesBelow(fileURLToPath(new URL('../../tenon/src', import.meta.url))).filter((path) => path.endsWith('.test.ts'));
  return tests.filter((path) => readFileSync(path, 'utf8').includes("'fast-check'"));
}

async function binary(name, version) {
  const folder = await installedPackage(name, version);
  return join(folder, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** The command that sends the same requests to Node and to the runtimes of these programs, by name. */
export function comparison(commands) {
  return {
    command: process.execPath,
    parameters: [vitest, ...run, 'packages/conformance/test/runtimes'],
    env: { TENON_RUNTIMES: JSON.stringify(commands) },
  };
}
