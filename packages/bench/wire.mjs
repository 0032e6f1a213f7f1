/**
 * One server with node:http and without a network: `node --expose-gc wire.mjs <peer> [requests] [workloads]` prints a line of JSON per
 * workload with the CPU time of a request in microseconds and the bytes it allocates. The kernel's part, which is the same for everyone
 * and most of the noise, is not in it.
 */
import { Server as NetServer } from 'node:net';
import { workloads } from './data/workloads.mjs';
import { bytesOf } from './measure/message.mjs';
import { MockSocket } from './measure/mock-socket.mjs';
import { median } from './measure/statistics.mjs';
import { peers } from './peers/index.mjs';

const connections = 32;
const batches = 9;
const allocationTurns = 8;
const [peer, requests = '100000', only] = process.argv.slice(2);

const server = await listeningServer(peer);
const sockets = Array.from({ length: connections }, () => connected());
const wanted = workloads.filter(({ name, routes }) => routes === 0 && (only === undefined || only.split(',').includes(name)));

for (const { name, calls } of wanted) {
  const bytes = bytesOf(calls[0].request);
  const size = (await sockets[0].record(bytes)).length;
  const turns = Math.ceil(Number(requests) / connections / batches / (name === 'list' || name === 'shipment' ? 5 : 1));
  await run(bytes, size, turns * 3);
  const samples = [];
  for (let batch = 0; batch < batches; batch++) samples.push(await run(bytes, size, turns));
  console.log(JSON.stringify({ workload: name, cpuUs: median(samples), bytes: await allocated(bytes, size) }));
}
process.exit();

/** The http.Server beneath a framework, whichever way it makes one. */
async function listeningServer(of) {
  const { listen } = NetServer.prototype;
  let listening = null;
  NetServer.prototype.listen = function remember(...parameters) {
    listening = this;
    return listen.apply(this, parameters);
  };
  const { start } = await peers[of].load();
  await start(0);
  return listening;
}

function connected() {
  const socket = new MockSocket();
  server.emit('connection', socket);
  return socket;
}

/** CPU microseconds per request; a turn is one request on every connection. */
async function run(bytes, size, turns) {
  const before = process.cpuUsage();
  for (let turn = 0; turn < turns; turn++) await turnOf(bytes, size);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (turns * connections);
}

/** The least that a request was seen to allocate: what V8 does on the way (compiling, learning) only adds. Null without --expose-gc. */
async function allocated(bytes, size) {
  if (globalThis.gc === undefined) return null;
  const samples = [];
  for (let time = 0; time < 9; time++) {
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    for (let turn = 0; turn < allocationTurns; turn++) await turnOf(bytes, size);
    samples.push((process.memoryUsage().heapUsed - before) / (allocationTurns * connections));
  }
  return Math.round(Math.min(...samples));
}

function turnOf(bytes, size) {
  return new Promise((resolve) => {
    let open = connections;
    const done = () => {
      // Later: the response has events of its own to finish before the next request may come.
      if (--open === 0) setImmediate(resolve);
    };
    for (const socket of sockets) socket.send(bytes, size, done);
  });
}
