/**
 * One server without a network: `node --expose-gc wire.mjs <peer> [requests] [workloads]` prints a line of JSON per workload, with the CPU
 * time of a request in microseconds and, for `requests` 0, the bytes it allocates.
 */
import { workloads } from './data/workloads.mjs';
import { Wire } from './measure/wire.mjs';

const [peer, requests = '50000', only] = process.argv.slice(2);
const wanted = workloads.filter(({ name, routes }) => routes === 0 && (only === undefined || only.split(',').includes(name)));

const wire = await Wire.open(peer);
for (const workload of wanted) {
  const message = await wire.prepared(workload);
  console.log(JSON.stringify({ workload: workload.name, ...(await measured(message, workload)) }));
}
process.exit();

async function measured(message, { name }) {
  const isLarge = name === 'list' || name === 'shipment';
  if (requests === '0') return { bytes: await wire.allocated(message, { turns: isLarge ? 4 : 16, times: 7 }) };
  return { cpuUs: await wire.cpuUs(message, { requests: Number(requests) / (isLarge ? 5 : 1) }) };
}
