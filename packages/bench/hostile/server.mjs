/** A server that is attacked: says its port over IPC, and how it is whenever it is asked. Run with --expose-gc. */
import { readdirSync } from 'node:fs';
import { createApi, createApp, jsonLines, t } from 'tenon';
import { serve } from 'tenon/node';

const open = createApi({ info: { title: 'Hostile', version: '1.0.0' }, security: 'public' }).route;
const large = 'x'.repeat(400_000);
const routes = {
  ping: open({ method: 'GET', path: '/ping', responses: { 200: t.Object({ pong: t.Boolean() }) }, handler: () => ({ pong: true }) }),
  take: open({ method: 'POST', path: '/take', body: t.Object({ text: t.String() }), responses: { 204: null }, handler: ({ reply }) => reply(204) }),
  large: open({ method: 'GET', path: '/large', responses: { 200: t.String() }, handler: () => large }),
  wait: open({
    method: 'GET',
    path: '/wait',
    responses: { 200: t.String() },
    handler: ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('late'), { once: true })),
  }),
  lines: open({
    method: 'GET',
    path: '/lines',
    responses: { 200: jsonLines(t.String()) },
    handler: async function* ({ signal }) {
      while (!signal.aborted) yield 'x'.repeat(1000);
    },
  }),
};
const silent = { info() {}, warn() {}, error() {} };
const server = await serve(createApp(routes, { logger: silent, docs: false }), { port: 0, host: '127.0.0.1', announce: false, signals: false });

process.on('message', ({ collect }) => {
  // Not while traffic is measured: it throws compiled code away as well.
  if (collect) for (let times = 0; times < 3; times++) globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo();
  process.send({
    heapBytes: heapUsed,
    residentBytes: rss,
    connections: resources.filter((name) => name === 'TCPSocketWrap').length,
    resources: resources.length,
    files: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : null,
  });
});
process.send({ port: server.port });
