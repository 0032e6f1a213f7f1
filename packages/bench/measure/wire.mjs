import { Server as NetServer } from 'node:net';
import { peers } from '../peers/index.mjs';
import { bytesOf } from './message.mjs';
import { MockSocket } from './mock-socket.mjs';

const connections = 32;

/** A server with node:http and without a network: the kernel's part, which is the same for everyone and most of the noise, is not in it. */
export class Wire {
  #sockets;

  static async open(peer) {
    const wire = new Wire();
    const server = await listeningServer(peer);
    wire.#sockets = Array.from({ length: connections }, () => connected(server));
    return wire;
  }

  /** A request of a workload, to be sent over and over. Shape: as `cpuUs` and `allocated` take it. */
  async prepared({ calls: [{ request }] }) {
    const bytes = bytesOf(request);
    return { bytes, size: (await this.#sockets[0].record(bytes)).length };
  }

  /** CPU microseconds of a request: the cheapest of batches, which other work on the machine disturbed least, after as many again to warm up. */
  async cpuUs(message, { requests, batches = 9 }) {
    const turns = Math.ceil(requests / connections / batches);
    await this.#run(message, turns * batches);
    const samples = [];
    for (let batch = 0; batch < batches; batch++) samples.push(await this.#run(message, turns));
    return Math.min(...samples);
  }

  /** The least bytes that a request was seen to allocate: what V8 does on the way (compiling, learning) only adds. Needs --expose-gc. */
  async allocated(message, { turns, times }) {
    const samples = [];
    for (let time = 0; time < times; time++) {
      globalThis.gc();
      const before = process.memoryUsage().heapUsed;
      await this.#run(message, turns);
      samples.push((process.memoryUsage().heapUsed - before) / (turns * connections));
    }
    return Math.round(Math.min(...samples));
  }

  /** CPU microseconds per request; a turn is one request on every connection. */
  async #run(message, turns) {
    const before = process.cpuUsage();
    for (let turn = 0; turn < turns; turn++) await this.#turn(message);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / (turns * connections);
  }

  #turn({ bytes, size }) {
    return new Promise((resolve) => {
      let open = connections;
      const done = () => {
        // Later: the response has events of its own to finish before the next request may come.
        if (--open === 0) setImmediate(resolve);
      };
      for (const socket of this.#sockets) socket.send(bytes, size, done);
    });
  }
}

/** The http.Server beneath a framework, whichever way it makes one. */
async function listeningServer(peer) {
  const { listen } = NetServer.prototype;
  let listening = null;
  NetServer.prototype.listen = function remember(...parameters) {
    listening = this;
    return listen.apply(this, parameters);
  };
  const { start } = await peers[peer].load();
  await start(0);
  return listening;
}

function connected(server) {
  const socket = new MockSocket();
  server.emit('connection', socket);
  return socket;
}
