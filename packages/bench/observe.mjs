/**
 * What the layers of `tenon/observe` and its neighbours cost a request, without a socket: `node observe.mjs [requests]` prints a line
 * per layer with nanoseconds of CPU time, and how many more that is than without layers. Logs are written to nowhere, and
 * OpenTelemetry has no SDK.
 */
import { createApi, createApp, t } from 'tenon';
import { health, requestIds, requestLog } from 'tenon/observe';
import { openTelemetry } from 'tenon/opentelemetry';
import { pinoLogger } from 'tenon/pino';
import { prometheus } from 'tenon/prometheus';
import { canonical } from './measure/canonical.mjs';
import { median } from './measure/statistics.mjs';

const requests = Number(process.argv[2] ?? 30_000);
const rounds = 9;
const silent = { info() {}, warn() {}, error() {} };
const pino = requestLog({ logger: pinoLogger({}, { write() {} }) });
const sets = {
  'no layers': [],
  'a layer that does nothing': [() => ({})],
  health: [health().layer],
  requestIds: [requestIds()],
  'requestLog, into nothing': [requestLog({ logger: silent })],
  'requestLog, by pino': [pino],
  'requestIds and requestLog, by pino': [requestIds(), pino],
  prometheus: [prometheus().layer],
  'openTelemetry, without an SDK': [openTelemetry()],
};

const request = {
  ...canonical({ method: 'GET', target: '/books/7', headers: {}, body: null }),
  scheme: 'http',
  host: '127.0.0.1:3000',
  protocolVersion: '1.1',
};
const apps = new Map();
for (const [name, layers] of Object.entries(sets)) {
  apps.set(name, { app: await appWith(layers), ns: [] });
}
// In turns, also to warm up: they share code, and what else the machine does falls on all alike.
for (let round = 0; round < 2; round++) for (const { app } of apps.values()) await run(app, requests);
for (let round = 0; round < rounds; round++) for (const { app, ns } of apps.values()) ns.push(await run(app, requests));
const base = median(apps.get('no layers').ns);
for (const [name, { ns }] of apps)
  console.log(`${name.padEnd(36)} ${Math.round(median(ns))} ns  +${Math.round(median(ns) - base)}  ${(median(ns) / base).toFixed(2)}`);

async function appWith(layers) {
  const api = createApi({ info: { title: 'Observed', version: '1.0.0' }, security: 'public' });
  const Book = t.Object({ id: t.Integer() });
  const book = api.route({ method: 'GET', path: '/books/{id}', params: Book, responses: { 200: Book }, handler: ({ params }) => ({ id: params.id }) });
  const app = await createApp({ book }, { layers, logger: silent, docs: false }).open();
  await app.start();
  return app;
}

/** Nanoseconds of CPU time per request: others on the machine do not count. */
async function run(app, count) {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) {
    const outcome = app.handle(request);
    const response = outcome instanceof Promise ? await outcome : outcome;
    response.ended?.(true);
  }
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / count;
}
