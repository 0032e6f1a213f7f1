/** Compares Tenon with its peers: `npm run bench -- --help`. Prints Markdown to stdout, progress to stderr; figures are reported, never judged. */
import { parseArgs } from 'node:util';
import { scenarios as allScenarios } from './data/scenarios.mjs';
import { measureBoot } from './measure/boot.mjs';
import { exchange } from './measure/exchange.mjs';
import { measureMicro } from './measure/micro-process.mjs';
import * as report from './measure/report.mjs';
import { measureRounds } from './measure/rounds.mjs';
import { ServerProcess } from './measure/server-process.mjs';
import { mistakesOf } from './measure/verify.mjs';
import { measureWire } from './measure/wire-process.mjs';
import { servers } from './servers/index.mjs';

const help = `npm run bench                        every server, scenario and part: about 20 minutes
npm run bench -- --quick             a look at everything: about 3 minutes, very noisy
  --only load,wire,boot,micro        some parts; wire is node:http without a network, micro Tenon without node:http
  --servers tenon,fastify            some servers; the idiomatic node:http server always runs
  --scenarios static,order           some scenarios
  --rounds 7 --seconds 3 --spawns 9  how often and how long
There are: ${Object.keys(servers).join(', ')}; ${allScenarios.map(({ name }) => name).join(', ')}.`;

const text = { type: 'string' };
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    only: text,
    servers: text,
    scenarios: text,
    rounds: text,
    seconds: text,
    spawns: text,
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) console.log(help);
else await bench(settingOf(values));

function settingOf({ quick = false, only, servers: wanted, scenarios, rounds, seconds, spawns }) {
  const defaults = quick
    ? { rounds: 3, seconds: 1, warmUpSeconds: 1, spawns: 1, requests: 60_000, wireRounds: 1, wireRequests: 40_000 }
    : { rounds: 7, seconds: 3, warmUpSeconds: 3, spawns: 9, requests: 600_000, wireRounds: 3, wireRequests: 60_000 };
  const names = chosen(Object.keys(servers), wanted);
  return {
    ...defaults,
    ...(rounds === undefined ? {} : { rounds: Number(rounds) }),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
    ...(spawns === undefined ? {} : { spawns: Number(spawns) }),
    parts: chosen(['load', 'wire', 'boot', 'micro'], only),
    // Without the server that the others are compared with there is no ratio.
    names: names.includes('idiomatic') ? names : [...names, 'idiomatic'],
    scenarios: allScenarios.filter(({ name }) =>
      chosen(
        allScenarios.map((scenario) => scenario.name),
        scenarios,
      ).includes(name),
    ),
    progress: (says) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${says}` : `${says}\n`),
  };
}

function chosen(all, wanted) {
  if (wanted === undefined) return all;
  const names = wanted.split(',');
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}, but ${all.join(', ')}`);
  return all.filter((name) => names.includes(name));
}

async function bench(setting) {
  console.log(`${report.provenance(setting.names)}\n- load average before: ${report.busyness()}`);
  const heads = await verified(setting);
  if (setting.parts.includes('load')) await benchLoad(setting, heads);
  if (setting.parts.includes('wire')) await benchWire(setting);
  if (setting.parts.includes('boot')) await benchBoot(setting);
  if (setting.parts.includes('micro')) section('In process', report.microTable(await measureMicro(setting.requests), allScenarios));
  console.log(`\nLoad average after: ${report.busyness()}`);
  setting.progress('');
}

async function benchLoad(setting, heads) {
  const { names, scenarios } = setting;
  const processes = {};
  for (const name of names) processes[name] = await ServerProcess.start(name);
  try {
    const results = await measureRounds(processes, scenarios, setting);
    const usages = {};
    for (const name of names) usages[name] = await processes[name].usage();
    section('Server CPU per request, as a ratio to idiomatic node:http', report.ratioTable(results, scenarios, names));
    section('Server CPU per request, µs', report.cpuTable(results, scenarios, names));
    section('Requests per second', report.throughputTable(results, scenarios, names));
    section('Memory and bytes', report.memoryTable(usages, heads, names));
  } finally {
    for (const server of Object.values(processes)) await server.stop();
  }
}

/** Everyone must do the same work before anyone is measured. Shape: bytes of a small response's head, by server. */
async function verified({ names, progress }) {
  const heads = {};
  const mistakes = [];
  for (const name of names) {
    progress(`comparing answers: ${name}`);
    const server = await ServerProcess.start(name);
    mistakes.push(...(await mistakesOf(name, server.port)));
    heads[name] = (await exchange(server.port, allScenarios[0].request)).headBytes;
    await server.stop();
  }
  if (mistakes.length > 0) throw new Error(`the servers do not do the same work:\n${mistakes.join('\n')}`);
  return heads;
}

async function benchWire(setting) {
  const results = await measureWire(setting.names, setting.scenarios, setting);
  section('CPU per request without a network, as a ratio to idiomatic node:http', report.ratioTable(results, setting.scenarios, setting.names));
  section('CPU per request without a network, µs', report.cpuTable(results, setting.scenarios, setting.names));
}

async function benchBoot(setting) {
  const boots = [];
  for (const routes of [1, 100, 1000]) boots.push({ routes, results: await measureBoot(setting.names, routes, setting) });
  section('Boot: from the spawn to the first answer, and to an answer from every route', report.bootTable(boots, setting.names));
}

function section(title, table) {
  console.log(`\n### ${title}\n\n${table}`);
}
