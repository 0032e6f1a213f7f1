import { manyRequest } from '../data/many-routes.mjs';
import { exchange } from './exchange.mjs';
import { ServerProcess } from './server-process.mjs';
import { launchOf } from '../runtimes/index.mjs';

/**
 * Starts every server with a number of routes, over and over in turn.
 * Shape: results[routes][peer] = { firstMs: […], cpuMs: […], peakBytes: […] }: from the spawn to the first correct answer, of the last route, and
 * the CPU time and the most memory until then.
 */
export async function measureBoot(setting) {
  const results = {};
  for (const { routes, names, spawns } of setting.boots) {
    const samples = (results[routes] = Object.fromEntries(names.map((name) => [name, { firstMs: [], cpuMs: [], peakBytes: [] }])));
    for (let spawn = 0; spawn < spawns; spawn++) {
      setting.progress.step(`start ${spawn + 1} of ${spawns}, ${routes.toLocaleString('en')} routes`, names.length);
      for (const name of names) await bootOnce(setting, { name, routes, samples: samples[name] });
    }
  }
  return results;
}

async function bootOnce(setting, { name, routes, samples }) {
  const started = performance.now();
  const server = await ServerProcess.start(launchOf(setting, name, { routes }));
  const { request, status, reply } = manyRequest(routes - 1);
  const answer = await exchange(server.port, request);
  samples.firstMs.push(performance.now() - started);
  const { cpuUs, peakBytes } = await server.usage();
  samples.cpuMs.push(cpuUs / 1000);
  samples.peakBytes.push(peakBytes);
  await server.stop();
  if (answer.status !== status || answer.body.toString() !== reply)
    throw new Error(`${name} with ${routes} routes first answers ${answer.status} ${answer.body}`);
}
