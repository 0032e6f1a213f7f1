/**
 * Sees to it that Tenon does not become slower unseen: `node guard.mjs`, a part of `npm test`.
 * Bytes allocated and code emitted are counted and must be within guard/budgets.json; CPU time is compared with the hand-written
 * server's, with limits so wide that only a regression reaches them. `--write` makes what is counted now the budget.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { allocations, cheapest, emittedPerRoute } from './guard/measure.mjs';

const file = new URL('guard/budgets.json', import.meta.url);
const budgets = JSON.parse(readFileSync(file, 'utf8'));
const node = process.versions.node.split('.')[0];

const found = { allocations: await allocations(), emittedPerRoute: await emittedPerRoute() };
if (process.argv.includes('--write')) write();
else process.exitCode = (await report()) ? 0 : 1;

function write() {
  const next = { ...budgets, emittedPerRoute: found.emittedPerRoute, allocations: { ...budgets.allocations, [node]: found.allocations } };
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
  console.log(`written: the budgets for Node ${node}`);
}

async function report() {
  const counted = [...allocationLines(), counting('code emitted per route', found.emittedPerRoute, budgets.emittedPerRoute, 'characters')];
  const timed = await ratioLines();
  return [...counted, ...timed].every(Boolean);
}

function allocationLines() {
  const own = budgets.allocations[node];
  if (own === undefined) console.log(`- bytes allocated: no budget for Node ${node}, only for ${Object.keys(budgets.allocations).join(', ')}`);
  return Object.entries(own ?? {}).map(([workload, budget]) => counting(`bytes allocated, ${workload}`, found.allocations[workload], budget, 'bytes'));
}

/** More than the budget fails; much less should become the budget. */
function counting(what, count, budget, unit) {
  const isWithin = count <= budget * (1 + budgets.tolerance);
  const advice = isWithin
    ? count < budget * 0.95
      ? '; lower the budget: node packages/bench/guard.mjs --write'
      : ''
    : '; what made it more? If it must be: --write';
  return line(isWithin, `${what}: ${count} ${unit}, at most ${budget}${advice}`);
}

/** Other work on the machine makes single rounds worthless: what is above its limit is measured again before it fails. */
async function ratioLines() {
  const { ratios: limits, requests } = budgets;
  const names = Object.keys(limits);
  const once = await cheapest(names, { rounds: 3, requests });
  const slow = names.filter((name) => ratioOf(once, name) > limits[name]);
  const known = slow.length === 0 ? once : await cheapest(slow, { rounds: 4, requests: requests * 2, known: once });
  return names.map((name) => {
    const ratio = ratioOf(known, name);
    return line(ratio <= limits[name], `CPU beside the hand-written server, ${name}: ${ratio.toFixed(2)}, at most ${limits[name]}`);
  });
}

function ratioOf({ tenon, idiomatic }, name) {
  return tenon[name] / idiomatic[name];
}

function line(isWithin, text) {
  console.log(`${isWithin ? '✓' : '✗'} ${text}`);
  return isWithin;
}
