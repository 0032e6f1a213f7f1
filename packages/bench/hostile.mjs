/**
 * Attacks a server by slowness, and by callers who hang up: `node hostile.mjs [--connections 1000] [--aborts 20000]`.
 * Good traffic to it is measured beside the same traffic to a server that is left alone, slice by slice, so that what else the
 * machine does falls on both. Ends with 1 when good traffic keeps less than 90 % of its throughput, or something stays.
 */
import { parseArgs } from 'node:util';
import { abortMany } from './hostile/aborts.mjs';
import { AttackedServer } from './hostile/attacked-server.mjs';
import { attack, attacks, hasSlowhttptest } from './hostile/attacks.mjs';
import { Load } from './measure/load.mjs';
import { bytesOf } from './measure/message.mjs';
import { estimateOf } from './measure/statistics.mjs';

const { values } = parseArgs({ options: { connections: { type: 'string', default: '1000' }, aborts: { type: 'string', default: '20000' } } });
const connections = Number(values.connections);
const aborts = Number(values.aborts);
const slices = 15;
const sliceRequests = 5_000;
const ping = { bytes: bytesOf({ method: 'GET', target: '/ping', headers: {}, body: null }).toString('base64'), status: 200 };

const ends = [];
console.log(`slow callers ${hasSlowhttptest ? 'by slowhttptest' : 'by hand: slowhttptest is not installed'}`);
for (const [name, way] of Object.entries(attacks)) ends.push(await underAttack(name, way));
ends.push(await afterAborts());
process.exit(ends.every(Boolean) ? 0 : 1);

async function underAttack(name, way) {
  const [attacked, alone] = [await AttackedServer.start(), await AttackedServer.start()];
  for (const server of [attacked, alone]) for (let times = 0; times < 5; times++) await requestsPerSecond(server);
  const { stop } = attack(way, { port: attacked.port, connections });
  const held = await reached(attacked, connections);
  for (const server of [attacked, alone]) await requestsPerSecond(server);
  const ratios = [];
  for (let slice = 0; slice < slices; slice++) ratios.push((await requestsPerSecond(attacked)) / (await requestsPerSecond(alone)));
  const { connections: left } = await attacked.state({ collect: false });
  const { value, low, high } = estimateOf(ratios);
  console.log(
    `${name}: ${held} connections, ${left} after the slices; good traffic keeps ${percent(value)} of its throughput [${percent(low)}, ${percent(high)}]`,
  );
  stop();
  attacked.stop();
  alone.stop();
  return high >= 0.9;
}

async function requestsPerSecond({ port }) {
  const load = new Load(port, [ping]);
  await load.learn();
  await load.connect(16);
  const { seconds } = await load.run(sliceRequests);
  load.close();
  return sliceRequests / seconds;
}

/** Waits until so many connections are open, or as many as there will be. */
async function reached(server, count) {
  let most = 0;
  for (let tries = 0; tries < 500 && most < count; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    most = Math.max(most, (await server.state({ collect: false })).connections);
  }
  return most;
}

async function afterAborts() {
  const server = await AttackedServer.start();
  await abortMany(server.port, aborts / 4);
  const before = await settled(server);
  await abortMany(server.port, aborts);
  const after = await settled(server);
  const grown = (name) => after[name] - before[name];
  console.log(
    `${aborts} aborted connections: heap ${bytesText(grown('heapBytes'))}, resident ${bytesText(grown('residentBytes'))}, ` +
      `connections ${grown('connections')}, resources ${grown('resources')}, files ${grown('files')}`,
  );
  await requestsPerSecond(server);
  server.stop();
  return grown('heapBytes') < 2_000_000 && grown('connections') === 0 && grown('resources') <= 0 && grown('files') <= 0;
}

/** The state once nothing is open any more. */
async function settled(server) {
  for (let tries = 0; tries < 200; tries++) {
    const state = await server.state({ collect: true });
    if (state.connections === 0) return state;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return server.state({ collect: true });
}

function percent(ratio) {
  return `${(ratio * 100).toFixed(1)} %`;
}

function bytesText(bytes) {
  return `${bytes < 0 ? '-' : '+'}${(Math.abs(bytes) / 1e6).toFixed(2)} MB`;
}
