import { bootRequest } from '../data/scenarios.mjs';
import { exchange } from './exchange.mjs';
import { ServerProcess } from './server-process.mjs';
import { median } from './statistics.mjs';

/**
 * Starts every server with a number of routes, over and over in turn.
 * Shape: results[server] = { firstMs, allMs, rssBytes }, medians: from the spawn to the first 200 (of the last route), to an
 * answer from every route, and the memory after that.
 */
export async function measureBoot(names, routes, { spawns, progress }) {
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let index = 0; index < spawns; index++) {
    for (const name of names) {
      progress(`boot of ${routes} routes, ${index + 1} of ${spawns}: ${name}`);
      samples[name].push(await bootOnce(name, routes));
    }
  }
  const medianOf = (name, part) => median(samples[name].map((sample) => sample[part]));
  return Object.fromEntries(names.map((name) => [name, Object.fromEntries(['firstMs', 'allMs', 'rssBytes'].map((part) => [part, medianOf(name, part)]))]));
}

async function bootOnce(name, routes) {
  const started = performance.now();
  const server = await ServerProcess.start(name, routes);
  await expectAnswer(server.port, routes - 1);
  const firstMs = performance.now() - started;
  // Who compiles a route when it is first asked for pays here.
  for (let index = 0; index < routes; index++) await expectAnswer(server.port, index);
  const allMs = performance.now() - started;
  const { rssBytes } = await server.usage();
  await server.stop();
  return { firstMs, allMs, rssBytes };
}

async function expectAnswer(port, index) {
  const { status, body } = await exchange(port, bootRequest(index));
  const expected = JSON.stringify({ id: 7, name: 'first', [`field${index}`]: 1 });
  if (status !== 200 || body.toString() !== expected) throw new Error(`route ${index} answers ${status} ${body}`);
}
