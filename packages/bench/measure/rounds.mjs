import { load } from './load.mjs';

/**
 * Loads every server with every scenario in turn, round by round, so that a disturbance meets all of them.
 * Shape: results[scenario][server] = [{ cpuUs, perSecond }] with one entry a round; `cpuUs` is the server's own time per request.
 */
export async function measureRounds(processes, scenarios, { rounds, seconds, warmUpSeconds, progress }) {
  for (const scenario of scenarios) for (const server of Object.keys(processes)) await warmUp(processes[server], scenario, warmUpSeconds, progress);
  const results = Object.fromEntries(scenarios.map(({ name }) => [name, Object.fromEntries(Object.keys(processes).map((server) => [server, []]))]));
  for (let round = 0; round < rounds; round++) {
    for (const scenario of scenarios) {
      for (const server of rotated(Object.keys(processes), round)) {
        progress(`round ${round + 1} of ${rounds}: ${scenario.title}, ${server}`);
        results[scenario.name][server].push(await measureOnce(processes[server], scenario, seconds));
      }
    }
  }
  return results;
}

async function warmUp(server, scenario, seconds, progress) {
  progress(`warming up: ${scenario.title}`);
  await load(server.port, scenario.request, seconds);
}

async function measureOnce(server, { request, status, title }, seconds) {
  const before = await server.usage();
  const result = await load(server.port, request, seconds);
  const after = await server.usage();
  const expectsFailure = status === null || status >= 400;
  if (expectsFailure ? result.failed < result.requests : result.failed > 0)
    throw new Error(`${title}: ${result.failed} of ${result.requests} answers were other than 2xx`);
  return { cpuUs: (after.cpuUs - before.cpuUs) / result.requests, perSecond: result.requests / result.seconds };
}

/** Another server begins each round: who follows whom must not matter. */
function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
