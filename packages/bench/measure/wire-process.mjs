import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pinned } from './pinning.mjs';

const wireFile = fileURLToPath(new URL('../wire.mjs', import.meta.url));

/**
 * Every server without a network, round by round, each in a new process.
 * Shape: results[scenario][server] = [{ cpuUs }] with one entry a round.
 */
export async function measureWire(names, scenarios, { wireRounds, wireRequests, progress }) {
  const results = Object.fromEntries(scenarios.map(({ name }) => [name, Object.fromEntries(names.map((server) => [server, []]))]));
  for (let round = 0; round < wireRounds; round++) {
    for (const server of names) {
      progress(`without a network, round ${round + 1} of ${wireRounds}: ${server}`);
      for (const { scenario, cpuUs } of await wireOnce(server, scenarios, wireRequests)) results[scenario][server].push({ cpuUs });
    }
  }
  return results;
}

async function wireOnce(server, scenarios, requests) {
  const parameters = [wireFile, server, String(requests), scenarios.map(({ name }) => name).join(',')];
  const { stdout } = await promisify(execFile)(...pinned('server', process.execPath, parameters), { env: { ...process.env, NODE_ENV: 'production' } });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
