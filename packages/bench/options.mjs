import { parseArgs } from 'node:util';
import { workloads as allWorkloads } from './data/workloads.mjs';
import { baseline, peers as allPeers } from './peers/index.mjs';
import { runtimeNames } from './runtimes/index.mjs';

const parts = ['load', 'allocations', 'boot'];

export const help = `Measures Tenon beside its peers, and writes docs/reference/benchmarks.md.

  npm run bench                            everything on this Node, about 20 minutes
  npm run bench -- --quick                 a look at everything, about 4 minutes, noisy; writes nothing into docs
  npm run bench -- --runtime node24,bun    other runtimes, installed from npm into node_modules/.cache

  --runtime NAMES    ${runtimeNames.join(', ')}
  --only PARTS       ${parts.join(', ')}
  --peers NAMES      ${Object.keys(allPeers).join(', ')}
  --workloads NAMES  ${allWorkloads.map(({ name }) => name).join(', ')}
  --rounds 15        how often everything is measured; an interval needs five
  --spawns 20        how often a server is started
  --slice-ms 250     how much CPU time a server spends on one workload in one round
  --output FOLDER    where results, charts and the page go
                     (docs/reference when everything was measured, else node_modules/.cache/bench)

Names are separated by commas. The server '${baseline}' always runs: ratios are to it. Standard error tells how far it is, standard output what was found.`;

/** A command line that cannot be understood. */
export class UsageError extends Error {}

/** The command line as settings. Shape: help, or { runtimes, parts, … } */
export function optionsOf(parameters) {
  const { values } = parsed(parameters);
  if (values.help) return { wantsHelp: true };
  const isSelection = ['only', 'peers', 'workloads'].some((name) => values[name] !== undefined);
  return {
    wantsHelp: false,
    runtimes: chosen('runtime', runtimeNames, values.runtime ?? 'this'),
    parts: chosen('part', parts, values.only),
    peers: chosen('peer', Object.keys(allPeers), values.peers, [baseline]),
    workloads: chosen('workload', namesOf(allWorkloads), values.workloads),
    isComplete: !isSelection && !values.quick,
    output: values.output ?? null,
    ...amounts(values),
  };
}

const namesOf = (list) => list.map(({ name }) => name);

function parsed(parameters) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const names = ['runtime', 'only', 'peers', 'workloads', 'rounds', 'spawns', 'slice-ms', 'output'];
  const options = { ...Object.fromEntries(names.map((name) => [name, text])), quick: flag, help: { ...flag, short: 'h' } };
  try {
    return parseArgs({ args: parameters, options });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

/** How much of everything. */
function amounts({ quick, rounds, spawns, 'slice-ms': sliceMs }) {
  const usual = quick
    ? { rounds: 5, spawns: 3, sliceMs: 60, warmUp: { requests: 4000, perCall: 20, cpuMs: 400 }, allocations: { warmUp: 2000, count: 300, times: 3 } }
    : { rounds: 15, spawns: 20, sliceMs: 250, warmUp: { requests: 20_000, perCall: 60, cpuMs: 2000 }, allocations: { warmUp: 5000, count: 300, times: 7 } };
  return {
    ...usual,
    leastRequests: quick ? 64 : 200,
    ...(rounds === undefined ? {} : { rounds: count('rounds', rounds) }),
    ...(spawns === undefined ? {} : { spawns: count('spawns', spawns) }),
    ...(sliceMs === undefined ? {} : { sliceMs: count('slice-ms', sliceMs) }),
  };
}

function count(name, text) {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`--${name} is a whole number from 1 on, not '${text}'`);
  return Number(text);
}

function chosen(what, all, wanted, always = []) {
  if (wanted === undefined) return all;
  const names = wanted.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new UsageError(`there is no ${what} '${unknown.join("', '")}'; there are ${all.join(', ')}`);
  return all.filter((name) => names.includes(name) || always.includes(name));
}
