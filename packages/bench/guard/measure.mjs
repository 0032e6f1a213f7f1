import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const fileOf = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The large young generation keeps collections out of what is counted. */
const memory = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];

/**
 * Without its compilers V8 allocates what the code says, to the byte: an optimizer that inlines a little more or less from one run to
 * the next changes what it counts by a tenth.
 */
const interpreted = [...memory, '--single-threaded', '--no-opt', '--no-maglev', '--no-sparkplug'];

/** Bytes that Tenon allocates for one request over node:http, interpreted. Shape: { small: 14391, … } */
export async function allocations() {
  return byWorkload(await linesOf([...interpreted, fileOf('../wire.mjs'), 'tenon', '0']), 'bytes');
}

/** Characters of code that Tenon compiles per route of an app of 100. */
export async function emittedPerRoute() {
  const [{ perRoute }] = await linesOf([fileOf('../emitted.mjs')]);
  return perRoute;
}

/**
 * The least CPU time of a request that a server was seen to need without a network, in rounds that take turns: what disturbs only adds.
 * Shape: { tenon: { small: 5.1, … }, idiomatic: { … } }, microseconds; `known` is what earlier rounds saw.
 */
export async function cheapest(workloads, { rounds, requests, known = { tenon: {}, idiomatic: {} } }) {
  const found = { tenon: { ...known.tenon }, idiomatic: { ...known.idiomatic } };
  for (let round = 0; round < rounds; round++) {
    for (const [peer, least] of Object.entries(found)) {
      const cpu = await cpuOf(peer, workloads, requests);
      for (const name of workloads) least[name] = Math.min(least[name] ?? Infinity, cpu[name]);
    }
  }
  return found;
}

async function cpuOf(peer, workloads, requests) {
  return byWorkload(await linesOf([...memory, fileOf('../wire.mjs'), peer, String(requests), workloads.join(',')]), 'cpuUs');
}

async function linesOf(parameters) {
  const { stdout } = await run(process.execPath, parameters, { env: { ...process.env, NODE_ENV: 'production' } });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const byWorkload = (lines, part) => Object.fromEntries(lines.map((line) => [line.workload, line[part]]));
