import { loadavg } from 'node:os';
import { workloads as allWorkloads } from '../data/workloads.mjs';
import { isPython } from '../peers/index.mjs';
import { peersUnder } from '../runtimes/index.mjs';
import { measureAllocations } from './allocations.mjs';
import { measureBoot } from './boot.mjs';
import { provenanceOf } from './provenance.mjs';
import { measureRounds } from './rounds.mjs';
import { targetsOf, withServer } from './targets.mjs';
import { verified } from './verify.mjs';

const bootSizes = [1, 100, 1000];
const mostRoutes = 10_000;

/** Everything that is asked for, on one runtime. Shape: the results file; see report/results.mjs. */
export async function measureRuntime(options) {
  const setting = settingOf(options);
  const busyBefore = loadavg()[0];
  const heads = await verifyAll(setting);
  const { samples = {}, peakBytes = {} } = await part(setting, 'load', stepsOfRounds, measureRounds);
  const allocations = await part(setting, 'allocations', () => 200, measureAllocations);
  const boot = await part(setting, 'boot', stepsOfBoot, measureBoot);
  const { rounds, spawns, sliceMs, names, workloads } = setting;
  return {
    ...provenanceOf(setting),
    busy: { before: busyBefore, after: loadavg()[0] },
    setting: { rounds, spawns, sliceMs },
    peers: names,
    workloads: workloads.map(({ name }) => name),
    heads,
    samples,
    peakBytes,
    allocations,
    boot,
  };
}

function settingOf(options) {
  const names = peersUnder(options.runtime, options.python).filter((name) => options.peers.includes(name));
  const workloads = allWorkloads.filter(({ name }) => options.workloads.includes(name));
  return { ...options, names, workloads, boots: bootsOf(options, names) };
}

/** How often who is started with how many routes: the most only a few times, since each start takes seconds. */
function bootsOf({ spawns }, names) {
  const boots = bootSizes.map((routes) => ({ routes, spawns, names: routes > 100 ? names.filter((name) => !isPython(name)) : names }));
  return names.includes('tenon') ? [...boots, { routes: mostRoutes, spawns: Math.ceil(spawns / 4), names: ['tenon'] }] : boots;
}

async function part(setting, name, steps, measure) {
  if (!setting.parts.includes(name)) return {};
  setting.progress.begin(`${setting.runtime.title}, ${name}`, steps(setting));
  return measure(setting);
}

const stepsOfRounds = ({ names, workloads, rounds }) => names.length * workloads.length * (rounds + 1);
const stepsOfBoot = ({ boots }) => boots.reduce((sum, { names, spawns }) => sum + names.length * spawns, 0);

/** Everyone must do the same work before anyone is measured. Shape: heads[workload][peer], bytes of a response's head. */
async function verifyAll(setting) {
  const targets = targetsOf(setting.names, setting.workloads);
  setting.progress.begin(`${setting.runtime.title}, comparing answers`, targets.length);
  const heads = {};
  const mistakes = [];
  for (const target of targets) {
    setting.progress.step(target.key);
    const found = await withServer(setting, target, { use: ({ port }) => verified(target.name, port, target.workloads) });
    mistakes.push(...found.mistakes);
    for (const [workload, bytes] of Object.entries(found.heads)) (heads[workload] ??= {})[target.name] = bytes;
  }
  if (mistakes.length > 0) throw new Error(`the servers do not do the same work, so nothing was measured:\n${mistakes.join('\n')}`);
  return heads;
}
