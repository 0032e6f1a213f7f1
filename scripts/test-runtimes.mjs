/**
 * Runs the behaviour suite, the property tests and the JSON Schema Test Suite on Bun, on Deno and on other versions of Node, and lets
 * every runtime answer the same requests as Node and run the same emitted code.
 * Prints a line for each and ends with `N passed, N failed, N skipped`. Names of runtimes select some, `--help` lists them.
 */
import { parseArgs } from 'node:util';
import { comparisons, runtimes } from '../packages/conformance/runtimes/recipes.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';
import { run } from './support/command.mjs';
import { colour, durationText, fail, say } from './support/terminal.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' }, brief: { type: 'boolean', default: false } },
});

if (values.help) printHelp();
else process.exitCode = await testRuntimes(selected(positionals));

function printHelp() {
  say('npm run test:runtimes              every runtime; each is installed from npm into node_modules/.cache');
  say('npm run test:runtimes -- bun deno  some of them');
  say('npm run test:runtimes -- --brief   behaviour and a hundred random schemas, no property tests: what CI has time for\n');
  for (const { name, title } of runtimes) say(`  ${name.padEnd(10)}${title}`);
}

function selected(names) {
  if (names.length === 0) return runtimes;
  const unknown = names.filter((name) => !runtimes.some((runtime) => runtime.name === name));
  if (unknown.length > 0) fail(`no runtime is called ${unknown.join(', ')}`, [`There are ${runtimes.map(({ name }) => name).join(', ')}.`]);
  return runtimes.filter(({ name }) => names.includes(name));
}

async function testRuntimes(wanted) {
  await setup();
  const unbuilt = await build();
  if (unbuilt.length > 0) fail(`not built: ${unbuilt.join(', ')}`);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const commands = {};
  for (const runtime of wanted) {
    const command = await installed(runtime);
    if (command === null) counts.skipped += 1;
    else commands[runtime.name] = command;
  }
  for (const { name, title, suite } of wanted) {
    if (commands[name] === undefined || suite === null) continue;
    counts[await tested(`${values.brief ? 'behaviour' : 'all suites'} on ${title}`, suite(commands[name], values.brief))] += 1;
  }
  for (const { title, isFor, command } of comparisons) {
    const compared = wanted.filter(({ name }) => isFor(name) && commands[name] !== undefined);
    const programs = Object.fromEntries(compared.map(({ name }) => [name, commands[name]]));
    if (compared.length > 0)
      counts[await tested(`${title} on Node and ${compared.map((each) => each.title).join(', ')}`, command(programs, values.brief))] += 1;
  }
  say(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed > 0 ? 1 : 0;
}

async function installed({ title, install }) {
  try {
    return await install();
  } catch (error) {
    say(`${colour.yellow('-')} ${title}: skipped, it could not be installed from npm\n  ${error.message.trim().split('\n').at(-1)}`);
    return null;
  }
}

async function tested(label, { command, parameters, env }) {
  const started = performance.now();
  const { code, output } = await run(command, parameters, { show: false, env: { NO_COLOR: '1', ...env } });
  const time = durationText(performance.now() - started);
  const tests = /Tests +(.+)/.exec(output)?.[1] ?? '';
  if (code === 0) say(`${colour.green('✓')} ${label}: ${tests} ${colour.dim(`(${time})`)}`);
  else say(`${colour.red('✗')} ${label} ${colour.dim(`(${time})`)}\n${output.trimEnd()}`);
  return code === 0 ? 'passed' : 'failed';
}
