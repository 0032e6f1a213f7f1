/** Measures Tenon's parts alone beside libraries that do the same: `node packages/bench/components/run.mjs --help`. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeAt } from './nodes.mjs';
import { resultOf, tableOf } from './report.mjs';

const names = ['serializer', 'matcher', 'checker'];
const help = `Usage: node packages/bench/components/run.mjs [options]

Times Tenon's serializer, matcher and checker beside other libraries, on values for which all of them give the same result.
Build the packages first: npm run build.

  --only serializer,checker  some of: ${names.join(', ')}
  --task text                only tasks whose name holds this text
  --node 20,22,24,26         versions of Node, installed on first use, or paths of executables; default: the one that runs this
  --rounds 15                how often contestants are timed in turn
  --batch 8                  milliseconds of CPU time of each timing
  --before folder            other sources as a contestant: packages/tenon/src of another checkout
  --json file                figures as JSON, all rounds in it
  --help                     this text

A ratio is Tenon's time by the other's, the median of all rounds with its 95 % interval: below 1 Tenon is faster.`;

const text = { type: 'string' };
const options = { only: text, task: text, node: text, rounds: text, batch: text, before: text, json: text, help: { type: 'boolean', short: 'h' } };

try {
  const { values } = parseArgs({ options });
  if (values.help) console.log(help);
  else await measure(values);
} catch (error) {
  console.error(error.message);
  process.exitCode = error.code?.startsWith('ERR_PARSE_ARGS') || error instanceof RangeError ? 2 : 1;
}

async function measure({ only = names.join(), task = null, node = 'current', rounds = '15', batch = '8', before, json }) {
  const wanted = only.split(',');
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new RangeError(`there is no ${unknown.join(', ')}, but ${names.join(', ')}`);
  const setting = { only: task, rounds: Number(rounds), batchMs: Number(batch) };
  const all = [];
  for (const executable of await Promise.all(node.split(',').map(nodeAt))) {
    for (const component of wanted) all.push(...(await measureOne(executable, component, setting, before)));
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(all, null, 2)}\n`);
}

async function measureOne(executable, component, setting, before) {
  const lines = await linesOf(executable, { ...setting, component }, before);
  const [{ version }, ...tasks] = lines.map((line) => JSON.parse(line));
  const results = tasks.map((task) => resultOf(task, version));
  console.log(`${tableOf(component, version, results)}\n`);
  return results.map((result, index) => ({ component, ...result, samples: tasks[index].samples }));
}

function linesOf(executable, setting, before) {
  const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));
  const env = { ...process.env, NODE_ENV: 'production', ...(before === undefined ? {} : { TENON_BENCH_BEFORE: before }) };
  const child = spawn(executable, [worker, JSON.stringify(setting)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    process.stderr.write(`${setting.component}: ${JSON.parse(line).name ?? 'begins'}\n`);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(lines) : reject(new Error(`${setting.component} could not be measured`))));
  });
}
