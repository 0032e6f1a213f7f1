/**
 * One server with node:http and without a network: `node wire.mjs <name> <requests>` prints a JSON line per scenario with the
 * CPU time of a request in microseconds. The kernel's part is the same for everyone and most of the noise.
 */
import { Server as NetServer } from 'node:net';
import { MockSocket } from './measure/mock-socket.mjs';
import { median } from './measure/statistics.mjs';
import { scenarios } from './data/scenarios.mjs';
import { servers } from './servers/index.mjs';

const connections = 32;
const batches = 9;
const [name, requests = '100000', only] = process.argv.slice(2);

const server = await listeningServer(name);
const sockets = Array.from({ length: connections }, () => connected());
const wanted = scenarios.filter((scenario) => only === undefined || only.split(',').includes(scenario.name));

for (const scenario of wanted) {
  const bytes = requestBytes(scenario.request);
  const size = (await sockets[0].record(bytes)).length;
  const turns = Math.ceil(Number(requests) / connections / batches / (scenario.name === 'list' ? 5 : 1));
  await run(bytes, size, turns * 3);
  const samples = [];
  for (let batch = 0; batch < batches; batch++) samples.push(await run(bytes, size, turns));
  console.log(JSON.stringify({ scenario: scenario.name, cpuUs: median(samples) }));
}
process.exit(0);

/** The http.Server beneath a framework, whichever way it makes one. */
async function listeningServer(of) {
  const { listen } = NetServer.prototype;
  let listening = null;
  NetServer.prototype.listen = function remember(...parameters) {
    listening = this;
    return listen.apply(this, parameters);
  };
  const { start } = await servers[of].load();
  await start(0);
  return listening;
}

function connected() {
  const socket = new MockSocket();
  server.emit('connection', socket);
  return socket;
}

function requestBytes({ method, target, headers, body }) {
  const length = body === null ? [] : [['content-length', Buffer.byteLength(body)]];
  const lines = [['host', '127.0.0.1'], ...Object.entries(headers), ...length].map(([header, value]) => `${header}: ${value}\r\n`);
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`);
}

/** CPU microseconds per request; a turn is one request on every connection. */
async function run(bytes, size, turns) {
  const before = process.cpuUsage();
  for (let turn = 0; turn < turns; turn++) await turnOf(bytes, size);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (turns * connections);
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
