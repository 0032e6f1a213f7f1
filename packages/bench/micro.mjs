/**
 * Tenon alone, without a socket: `node --expose-gc --max-semi-space-size=128 micro.mjs [requests]` prints a JSON line per workload
 * with nanoseconds of CPU time and bytes allocated per request. Matching, decoding, checking, the handler and serializing are in it; node:http is not.
 */
import { workloads } from './data/workloads.mjs';
import { benchApp } from './peers/tenon-app.mjs';
import { canonical } from './measure/canonical.mjs';
import { median } from './measure/statistics.mjs';

const requests = Number(process.argv[2] ?? 200_000);
const batches = 15;
const app = await benchApp(0).open();
await app.start();

for (const { name, calls } of workloads.filter(({ routes }) => routes === 0)) {
  const request = canonical(calls[0].request);
  const size = Math.ceil(requests / (name === 'list' ? 20 * batches : batches));
  await run(request, size * 3);
  const ns = [];
  for (let batch = 0; batch < batches; batch++) ns.push(await run(request, size));
  console.log(JSON.stringify({ workload: name, ns: median(ns), bytes: await allocated(request) }));
}

/** Nanoseconds of CPU time per request: others on the machine do not count. */
async function run(request, count) {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) {
    const outcome = app.handle(request);
    // What answers at once is not made to wait.
    if (outcome instanceof Promise) await outcome;
  }
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / count;
}

/** Bytes per request; few enough that nothing is collected on the way. */
async function allocated(request) {
  const count = 500;
  globalThis.gc();
  const before = process.memoryUsage();
  await run(request, count);
  const after = process.memoryUsage();
  return (after.heapUsed - before.heapUsed) / count;
}
