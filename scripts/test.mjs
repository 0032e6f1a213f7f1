/**
 * Installs, builds and runs every check, goes on after a failure, and ends with the line `N passed, N failed`.
 * `--only lint,unit` selects checks, `--help` lists them.
 */
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { checks } from './checks/index.mjs';
import { setup } from './setup.mjs';
import { colour, durationText, fail, say } from './support/terminal.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });

if (values.help) printHelp();
else process.exitCode = await test(selected(values.only));

function printHelp() {
  say('npm test                        every check');
  say('npm test -- --only lint,unit    some of them:\n');
  for (const { name, says } of checks) say(`  ${name.padEnd(14)}${says}`);
}

function selected(only) {
  if (only === undefined) return checks;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) fail(`no check is called ${unknown.join(', ')}`, [`There are ${checks.map(({ name }) => name).join(', ')}.`]);
  return checks.filter(({ name }) => names.includes(name));
}

async function test(wanted) {
  await setup();
  const needsBuild = wanted.some((check) => check.needsBuild);
  const results = needsBuild ? [await measured('build', buildCheck)] : [];
  for (const { name, check } of wanted) results.push(await measured(name, check));
  const sum = (part) => results.reduce((total, result) => total + (result[part] ?? 0), 0);
  const failing = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
  say('');
  if (failing.length > 0) say(colour.red(`failing: ${failing.join(', ')}`));
  say(`${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`);
  return failing.length > 0 ? 1 : 0;
}

async function buildCheck() {
  const failed = await build();
  return { passed: failed.length === 0 ? 1 : 0, failed: failed.length };
}

async function measured(name, check) {
  say(colour.bold(`\n▸ ${name}`));
  const started = performance.now();
  // A check that breaks is a failed check, and the others still run.
  const result = await check().catch((error) => ({ passed: 0, failed: 1, report: error.stack }));
  if (result.report) say(result.report.trimEnd());
  const counts = `${result.passed} passed, ${result.failed} failed${result.skipped > 0 ? `, ${result.skipped} skipped` : ''}`;
  const mark = result.failed > 0 ? colour.red('✗') : colour.green('✓');
  say(`${mark} ${name}: ${counts} ${colour.dim(`(${durationText(performance.now() - started)})`)}`);
  return { name, ...result };
}
