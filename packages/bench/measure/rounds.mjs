import { isPython } from '../peers/index.mjs';
import { launchOf } from '../runtimes/index.mjs';
import { ServerProcess } from './server-process.mjs';
import { targetsOf } from './targets.mjs';

/**
 * Loads every server with every workload in turn, round by round, so that a disturbance meets all of them.
 * Shape: { samples, peakBytes }: samples[workload][peer] = { count, cpuUs: […], perSecond: […] } with one entry a round, where `count` is the
 * fixed number of requests and `cpuUs` the server's own time per request; peakBytes[peer] of the server of the ordinary app.
 */
export async function measureRounds(setting) {
  const contestants = [];
  try {
    for (const target of targetsOf(setting.names, setting.workloads)) contestants.push(...(await contestantsOf(setting, target)));
    for (let round = 0; round < setting.rounds; round++) await measureRound(setting, contestants, round);
    return { samples: samplesOf(contestants), peakBytes: await peaksOf(contestants) };
  } finally {
    for (const server of new Set(contestants.map((contestant) => contestant.server))) await server.stop();
  }
}

/** A server, warmed up with each of its workloads. */
async function contestantsOf(setting, { name, routes, workloads }) {
  const server = await ServerProcess.start(launchOf(setting, name, { routes }));
  const contestants = [];
  for (const workload of workloads) {
    setting.progress.step(`warming up ${name}: ${workload.title}`);
    const key = `${name}: ${workload.name}`;
    await setting.load.prepare(key, server.port, workload.calls);
    const cpuUs = await warmUp(setting, { server, key, workload, name });
    const count = Math.round(Math.min(Math.max((setting.sliceMs * 1000) / cpuUs, setting.leastRequests), 100_000));
    contestants.push({ name, routes, workload, server, key, count, cpuUs: [], perSecond: [] });
  }
  return contestants;
}

/** Enough requests for the compilers of V8, of each route; a server of Python has none and is slow. Gives the cost of the last ones. */
async function warmUp({ load, warmUp: { requests, perCall, cpuMs } }, { server, key, workload, name }) {
  const total = isPython(name) ? requests / 20 : Math.max(requests, workload.calls.length * perCall);
  const step = Math.ceil(total / 8);
  let sent = 0;
  let spentUs = 0;
  let cost = { cpuUs: 0 };
  do {
    cost = await measured(load, { server, key, count: sent === 0 ? Math.min(step, 500) : step });
    sent += step;
    spentUs += cost.cpuUs * step;
  } while (sent < total && (spentUs < cpuMs * 1000 || workload.calls.length > 1));
  return cost.cpuUs;
}

async function measureRound({ names, workloads, rounds, load, progress }, contestants, round) {
  for (const workload of workloads) {
    const own = contestants.filter((contestant) => contestant.workload === workload);
    progress.step(`round ${round + 1} of ${rounds}: ${workload.title}`, own.length);
    for (const contestant of rotated(own, round % names.length)) {
      const { cpuUs, perSecond } = await measured(load, contestant);
      contestant.cpuUs.push(cpuUs);
      contestant.perSecond.push(perSecond);
    }
  }
}

/** A fixed number of requests; connections are made before and taken down after what is counted. */
async function measured(load, { server, key, count }) {
  await load.connect(key);
  const before = await server.usage();
  const { seconds } = await load.run(key, count);
  const after = await server.usage();
  await load.disconnect(key);
  return { cpuUs: (after.cpuUs - before.cpuUs) / count, perSecond: count / seconds };
}

/** Another server begins each round: who follows whom must not matter. */
function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function samplesOf(contestants) {
  const samples = {};
  for (const { name, workload, count, cpuUs, perSecond } of contestants) (samples[workload.name] ??= {})[name] = { count, cpuUs, perSecond };
  return samples;
}

async function peaksOf(contestants) {
  const peaks = {};
  for (const { name, routes, server } of contestants) if (routes === 0) peaks[name] ??= (await server.usage()).peakBytes;
  return peaks;
}
