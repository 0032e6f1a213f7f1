/** Runs one server in a process of its own: `node serve.mjs <name> [boot routes]`; the parent asks over IPC what it has used. */
import { servers } from './servers/index.mjs';

const [name, bootRoutes = '0'] = process.argv.slice(2);
const { start } = await servers[name].load();
process.send({ port: await start(Number(bootRoutes)) });
process.on('message', () => process.send({ cpu: process.cpuUsage(), rssBytes: process.memoryUsage.rss() }));
process.on('disconnect', () => process.exit(0));
