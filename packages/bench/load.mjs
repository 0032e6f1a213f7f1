/**
 * Makes load in a process of its own, told over IPC what to send: a fixed number of requests, on connections that each wait for
 * an answer before they send again. Raw sockets: an HTTP client in JavaScript would cost as much as the servers.
 */
import { Load } from './measure/load.mjs';

const loads = new Map();

const actions = {
  async prepare({ key, port, calls }) {
    loads.get(key)?.close();
    const load = new Load(port, calls);
    loads.set(key, load);
    await load.learn();
    return {};
  },
  async connect({ key, connections }) {
    await loads.get(key).connect(connections);
    return {};
  },
  run: async ({ key, count }) => loads.get(key).run(count),
  async disconnect({ key }) {
    loads.get(key).close();
    return {};
  },
};

process.on('message', (message) => {
  actions[message.action](message).then(
    (result) => process.send(result),
    (error) => process.send({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
