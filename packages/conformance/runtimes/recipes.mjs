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
const everywhere = ['dependencies', 'hostile', 'input', 'observe', 'plugins', 'rate-limits', 'serving', 'shedding', 'status', 'streams'].map(
  (name) => `${behaviour}/${name}.test.ts`,
);
const run = ['run', '--reporter=dot'];

/**
 * The runtimes beside the Node that runs the tests.
 * Shape: `install()` resolves to the path of the program; `suite(command, isBrief)` is the command that runs the tests inside it.
 */
export const runtimes = [
  {
    name: 'bun',
    title: `Bun ${bunVersion}`,
    install: async () => (await runtimeOf('bun')).command,
    suite: (command, isBrief) => ({ command, parameters: ['--bun', vitest, ...run, ...everywhere, ...propertyTests(isBrief)] }),
  },
  {
    name: 'deno',
    title: `Deno ${denoVersion}`,
    install: () => binary('deno', denoVersion),
    suite: (command, isBrief) => ({ command, parameters: ['run', '-A', vitest, ...run, ...everywhere, ...propertyTests(isBrief)] }),
  },
  // It runs no tests: it is compared only.
  { name: 'workerd', title: `workerd ${workerdVersion}`, install: () => binary('workerd', workerdVersion), suite: null },
  ...['node22', 'node24', 'node26'].map((name) => ({
    name,
    title: `Node ${nodeVersions[name]}`,
    install: async () => (await runtimeOf(name)).command,
    suite: (command, isBrief) => ({ command, parameters: [vitest, ...run, behaviour, ...propertyTests(isBrief)] }),
  })),
];

/** What is true of whatever comes, as engines differ in numbers, text and regular expressions. */
function propertyTests(isBrief) {
  if (isBrief) return [];
  const tests = ['src', 'test'].flatMap((name) => filesBelow(fileURLToPath(new URL(`../../tenon/${name}`, import.meta.url))));
  const random = tests.filter((path) => path.endsWith('.test.ts') && readFileSync(path, 'utf8').includes("'fast-check'"));
  return [...random, 'packages/conformance/test/json-schema-suite.test.ts'];
}

async function binary(name, version) {
  const folder = await installedPackage(name, version);
  return join(folder, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** What is compared with the Node that runs the tests, by commands that are given the programs of runtimes by name. */
export const comparisons = [
  { title: 'the same answers', isFor: (name) => !name.startsWith('node'), command: comparing('packages/conformance/test/runtimes') },
  { title: 'emitted code, built and not', isFor: () => true, command: comparing('packages/conformance/test/emitted') },
];

function comparing(folder) {
  return (commands, isBrief) => ({
    command: process.execPath,
    parameters: [vitest, ...run, folder],
    env: { TENON_RUNTIMES: JSON.stringify(commands), ...(isBrief && { TENON_RANDOM_RUNS: '100' }) },
  });
}
