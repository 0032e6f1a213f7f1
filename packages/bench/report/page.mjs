import { barsOf, barTable } from './bars.mjs';
import { chartsOf } from './charts.mjs';
import { tablesOf } from './summary.mjs';

const head = `# Benchmarks

<!-- Written by \`npm run bench\`; the words are in packages/bench/report/page.mjs. -->

What a request costs a server: the same routes, schemas, bodies and answers in Tenon, in hand-written code and in other frameworks, measured so that anyone can do it again.

\`\`\`sh
npm run bench                                     # everything on your Node, about 20 minutes; writes this page
npm run bench -- --quick                          # a look, about 4 minutes, noisy; writes nothing here
npm run bench -- --runtime node20,node22,node24,node26,bun
npm run bench -- --peers tenon,fastify --workloads list,order --only load
npm run bench -- --help
\`\`\`

Nothing needs to be installed before: versions of Node and Bun come from npm, the frameworks of Python from pip into a folder of their own where \`python3\` is there, and the load is made by the benchmark itself.

## How to read it

- **The headline is CPU time**: user and system time of the server's process and of its workers, for one request. Requests per second follow the load and whatever else the machine does.
- **Ratios are taken within a round.** In each round every server does every workload in turn (A B C, then B C A, …), a fixed number of requests each; a disturbance meets all of them.
- \`0.62 (0.60–0.65)\` is the median of the rounds with its 95 % interval, by bootstrap. \`≈\` stands where two servers cannot be told apart: the intervals of their ratios to the hand-written server meet.
- A **promise** is *met* when the upper end of its interval is at least 5 % below the limit, *not met* when the ratio is clearly above it, else *not separable*.
- A machine that others use, or with only two processors, gives honest ratios and dishonest absolutes: compare within one table, never between two.
- Bytes allocated are counted on the heap between two collections, over node:http and all.

## What is compared

| | validates with | leaves members out with |
| --- | --- | --- |
| Tenon | its compiler | its compiler |
| hand-written | Ajv; idiomatic \`node:http\`, on Bun \`Bun.serve\` | a function per row, \`JSON.stringify\` |
| hand-tuned | \`node:http\` with checks by hand, compiled TypeBox for the large body | the same |
| Fastify | Ajv, as built in; bodies without coercion | fast-json-stringify, as built in |
| Hono | \`hono/validator\` with compiled TypeBox | a function per row |
| Elysia | TypeBox, as built in; on Node with its adapter | a function per row, and a check of the response |
| h3 | \`readValidatedBody\` and the like, with Ajv | a function per row |
| Express | a middleware with Ajv; without ETag | a function per row |
| FastAPI | Pydantic; uvicorn with uvloop and httptools | \`response_model\` |
| Flask | Pydantic; gunicorn, threads | Pydantic |
| Django REST framework | serializers; gunicorn, threads | serializers |

Before anything is measured, each server must give the same status, media type and bytes for every workload, and refuse the same 37 wrong requests (missing, unknown and null members, text for numbers, fractions, bounds, patterns, broken JSON, another media type, …); else the run ends. One process each, without logging; 32 connections, one request at a time each. Handlers return rows with members that must not leave.

| workload | |
| --- | --- |
| small GET | \`{"hello":"world"}\`; once with a handler that awaits |
| GET, typed | an integer in the path, four members of the query, two headers |
| POST 400 B, invalid body | an order of four lines, a receipt; the same with one number out of its bounds |
| POST 10 KB, nested | a shipment: five objects deep, optional and nullable members, 64 items |
| list of 100, filtered | 17 KB of JSON from rows with three more members |
| one of *n* routes | \`POST\` with parameters, query, body and a reply of each route's own; requests drawn uniformly after each route was warmed up |
`;

/** The page, from every results file that is there. */
export function pageOf(all) {
  return `${[head.trimEnd(), ...all.map(section)].join('\n\n')}\n`;
}

function section(results) {
  const { runtime } = results;
  const bars = barsOf(results);
  const promises = bars.length === 0 ? [] : [`### ${runtime.title}: promises`, barTable(bars)];
  const charts = chartsOf(results).map(({ file, title }) => `![${title}: the same figures as in the tables](benchmarks/${file})`);
  const tables = tablesOf(results)
    .filter(({ isThere }) => isThere)
    .flatMap(({ title, text }) => [`### ${runtime.title}: ${/^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)}`, text]);
  return [`## ${runtime.title}`, provenance(results), ...promises, ...charts, ...tables].join('\n\n');
}

function provenance({ runtime, machine, load, packages, python, setting, busy }) {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  return [
    `- ${machine.processors} processors (${machine.model}), ${machine.memoryGb} GB, ${machine.system}; load average ${busy.before.toFixed(1)} before, ${busy.after.toFixed(1)} after`,
    `- ${runtime.title}${python === null ? '' : `, Python ${python}`}; ${versions.join(', ')}`,
    `- ${setting.rounds} rounds of ${setting.sliceMs} ms of CPU time, ${setting.spawns} starts; load from Node ${load.node}, ${load.connections} connections; ${load.isPinned ? 'server and load each on a processor of their own' : 'nothing pinned to processors'}`,
    `- all rounds: [${runtime.id}.json](benchmarks/${runtime.id}.json)`,
  ].join('\n');
}
