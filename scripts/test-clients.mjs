/**
 * Generates clients of the bookshop in several languages and lets each call the running shop; lets schemathesis try what it may,
 * and asks oasdiff what breaks.
 * Prints a line for each and ends with `N passed, N failed, N skipped`. Names of generators select some, `--help` lists them.
 */
import { isDeepStrictEqual, inspect, parseArgs } from 'node:util';
import { foreignRecipes, ownRecipes } from '../packages/conformance/clients/recipes.mjs';
import { expectedReport } from '../packages/conformance/clients/report.mjs';
import { exportedDocument, startShop } from '../packages/conformance/clients/shop.mjs';
import { missingFor, visit } from '../packages/conformance/clients/visit.mjs';
import { oasdiff } from '../packages/conformance/oasdiff/run.mjs';
import { schemathesis } from '../packages/conformance/schemathesis/run.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';
import { colour, durationText, fail, say } from './support/terminal.mjs';

const others = [schemathesis, oasdiff];
const recipes = [...ownRecipes, ...foreignRecipes, ...others];
const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } });

if (values.help) printHelp();
else process.exitCode = await testClients(selected(positionals));

function printHelp() {
  say('npm run test:clients               all that npm test does not run');
  say('npm run test:clients -- ogen orval some of them:\n');
  for (const { name, language } of recipes) say(`  ${name.padEnd(26)}${language}`);
}

function selected(names) {
  if (names.length === 0) return [...foreignRecipes, ...others];
  const unknown = names.filter((name) => !recipes.some((recipe) => recipe.name === name));
  if (unknown.length > 0) fail(`no generator is called ${unknown.join(', ')}`, [`There are ${recipes.map(({ name }) => name).join(', ')}.`]);
  return recipes.filter(({ name }) => names.includes(name));
}

async function testClients(wanted) {
  await setup();
  const unbuilt = await build();
  if (unbuilt.length > 0) fail(`not built: ${unbuilt.join(', ')}`);
  const shop = await startShop();
  say(`the bookshop listens on ${shop.address}`);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const recipe of wanted) counts[await tested(recipe, shop.address)] += 1;
  } finally {
    await shop.stop();
  }
  say(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed > 0 ? 1 : 0;
}

async function tested(recipe, shop) {
  const label = `${recipe.name} (${recipe.language})`;
  const missing = await missingFor(recipe);
  if (missing !== undefined) {
    say(`${colour.yellow('-')} ${label}: skipped, ${missing}`);
    return 'skipped';
  }
  const started = performance.now();
  const wrong = await problemOf(recipe, shop);
  const seconds = colour.dim(`(${durationText(performance.now() - started)})`);
  say(wrong === undefined ? `${colour.green('✓')} ${label} ${seconds}` : `${colour.red('✗')} ${label} ${seconds}\n${wrong}`);
  return wrong === undefined ? 'passed' : 'failed';
}

async function problemOf(recipe, shop) {
  try {
    if (others.includes(recipe)) return await recipe.problem();
    const seen = await visit(recipe, { shop, document: await exportedDocument(recipe.document) });
    const expected = await expectedReport(shop, recipe.name);
    return isDeepStrictEqual(seen, expected) ? undefined : differences(seen, expected);
  } catch (error) {
    return error.message;
  }
}

function differences(seen, expected) {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(seen)])].filter((name) => !isDeepStrictEqual(seen[name], expected[name]));
  return names.map((name) => `  ${name}: it saw ${inspect(seen[name])} instead of ${inspect(expected[name])}`).join('\n');
}
