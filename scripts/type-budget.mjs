/**
 * Measures what types cost the compiler per route, and fails above the limits: `node scripts/type-budget.mjs`.
 * `--compiler typescript` measures with TypeScript 5.9 instead of 7, which counts the same per route and is faster.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateApp } from './generate-app.mjs';
import { atOnce } from './support/at-once.mjs';
import { runNode } from './support/command.mjs';
import { colour, say } from './support/terminal.mjs';
import { toolPath } from './support/tool.mjs';

// Measured, with 1 % to spare: a change that costs more says so by raising a limit. docs/reference/type-cost.md explains the figures.
const limits = { instantiations: 930, 'instantiations with declaration emit': 1045, 'bytes of .d.ts': 690 };
const sizes = [500, 1000];

const { values } = parseArgs({ options: { compiler: { type: 'string', default: 'typescript-native' } } });
// Parallel checkers of TypeScript 7 share nothing, so they would count some types twice.
const tsc = [toolPath(values.compiler, 'tsc'), ...(values.compiler === 'typescript-native' ? ['--singleThreaded'] : [])];

const folder = mkdtempSync(join(tmpdir(), 'tenon-types-'));
try {
  const [small, large] = await atOnce(sizes.map((size) => () => measured(size)));
  process.exitCode = report(small, large) ? 0 : 1;
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The cost of an app. Shape: { instantiations: 515583, … }, by the names of the limits. */
async function measured(routes) {
  const app = join(folder, `app-${routes}`);
  generateApp(app, routes);
  const instantiations = await instantiationsOf(app, ['--noEmit']);
  const types = join(app, 'types');
  const withEmit = await instantiationsOf(app, ['--declaration', '--emitDeclarationOnly', '--outDir', types]);
  const bytes = readdirSync(types).reduce((sum, name) => sum + statSync(join(types, name)).size, 0);
  return { instantiations, 'instantiations with declaration emit': withEmit, 'bytes of .d.ts': bytes };
}

async function instantiationsOf(app, flags) {
  const { code, output } = await runNode([...tsc, '-p', app, '--extendedDiagnostics', ...flags], { show: false });
  if (code !== 0) throw new Error(`the generated app does not compile with ${flags.join(' ')}:\n${output.slice(0, 2000)}`);
  return Number(/^Instantiations:\s+(\d+)/m.exec(output)?.[1]);
}

/** Prints the cost of each further route; false when one is above its limit, or is no number. */
function report(small, large) {
  say(`per further route, between ${sizes.join(' and ')} routes:`);
  const withinLimits = Object.entries(limits).map(([name, limit]) => {
    const cost = (large[name] - small[name]) / (sizes[1] - sizes[0]);
    const isWithin = cost <= limit;
    say(`${isWithin ? colour.green('✓') : colour.red('✗')} ${cost.toFixed(1)} ${name}, at most ${limit} (${sizes[1]} routes: ${large[name]})`);
    return isWithin;
  });
  return withinLimits.every(Boolean);
}
