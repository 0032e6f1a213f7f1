import type { App } from 'tenon';
import * as bun from 'tenon/bun';
import * as deno from 'tenon/deno';
import * as node from 'tenon/node';
import { fetchHandler } from 'tenon/web';
import { builtAhead } from './built-app.ts';
import { forTests, nodeTarget } from './node-target.ts';
import { SocketClient } from './socket-client.ts';
import type { Target, TargetName } from './target.ts';
import { webTarget } from './web-target.ts';

/** The runtime that runs the tests: `npm run test:runtimes` runs them on Bun and on Deno too. */
export const runtime = 'Bun' in globalThis ? 'bun' : 'Deno' in globalThis ? 'deno' : 'node';

/** `serve` of this runtime. */
export const { serve } = { node, bun, deno }[runtime];

/** A way to reach an app. */
interface Way {
  readonly name: TargetName;
  readonly open: (app: App<unknown>) => Promise<Target>;
}
const own: Way = { name: runtime, open: runtime === 'node' ? nodeTarget : ownServer };

/** The ways to reach an app here. */
export const targets: readonly (readonly [title: string, way: Way])[] = [
  [runtime, own],
  ['web', { name: 'web', open: webTarget }],
  [`${runtime}, built ahead of time`, { name: runtime, open: async (app) => own.open(await builtAhead(app, runtime === 'node' ? 'text' : 'bytes')) }],
];

async function ownServer(app: App<unknown>): Promise<Target> {
  const server = await serve(app, forTests);
  const client = new SocketClient(server.port);
  return { name: runtime, send: (exchange) => client.send(exchange), close: () => server.close() };
}

/** An app that answers `fetch`. */
export interface Fetching {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<unknown>;
}

/** The same ways for tests that read streams or break off. */
export const fetchings: readonly (readonly [name: TargetName, open: (app: App<unknown>) => Promise<Fetching>])[] = [
  [
    runtime,
    async (app) => {
      const server = await serve(app, forTests);
      return { fetch: (path, init) => fetch(`${server.url}${path}`, init), close: () => server.close() };
    },
  ],
  [
    'web',
    (app) => {
      const handler = fetchHandler(app);
      return Promise.resolve({ fetch: (path, init) => handler(new Request(`http://tenon.test${path}`, init)), close: () => handler.close() });
    },
  ],
];
