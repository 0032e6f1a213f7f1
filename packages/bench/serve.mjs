/**
 * Runs one server in a process of its own: `node serve.mjs <peer> [routes]` prints a line of JSON with the port.
 * The parent asks over IPC what it has used.
 */
import { peers } from './peers/index.mjs';

const [peer, routes = '0'] = process.argv.slice(2);

const answers = {
  usage: () => ({ cpuUs: process.cpuUsage().user + process.cpuUsage().system, peakBytes: process.resourceUsage().maxRSS * 1024 }),
  /** What lives on the heap; the young generation is so large that nothing is collected between two of these. */
  heap: ({ collect }) => {
    if (collect) globalThis.gc();
    return { heapBytes: process.memoryUsage().heapUsed };
  },
};

process.on('message', (message) => process.send(answers[message.ask](message)));
process.on('disconnect', () => process.exit(0));

const { start } = await peers[peer].load();
console.log(JSON.stringify({ port: await start(Number(routes)) }));
