import { errorText } from '../error-text.ts';
import { loadApp, loadedFiles, type LoadedApp } from '../load-app.ts';
import type { Reply, Request } from './protocol.ts';

/**
 * The process of one version of an app: what its code leaves behind (timers, registries, a crash) ends with it.
 * Started by `Version` with the app's file.
 */
const [file = ''] = process.argv.slice(2);

type Server = Awaited<ReturnType<LoadedApp['node']['serve']>>;
let loaded: LoadedApp | null = null;
let server: Server | null = null;

// A terminal sends Ctrl-C to every process; the one above decides when this one stops.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('message', (request: Request) => void answer(request));
process.on('disconnect', () => void stop().finally(() => process.exit(0)));

await prepare();

async function prepare(): Promise<void> {
  try {
    loaded = await loadApp(file);
    const { app, tooling } = loaded;
    const { docs } = await app.open();
    const routes = tooling.routeLines(app).map(({ method, path, operationId, security }) => ({ method, path, operationId, security }));
    tell({ kind: 'ready', routes, docs, client: tooling.clientFiles(app), files: loadedFiles() });
  } catch (error) {
    fail(error);
  }
}

async function answer({ kind }: Request): Promise<void> {
  if (kind === 'stop') tell({ kind: 'stopped', isClean: await stop() });
  else await serve().catch(fail);
}

async function serve(): Promise<void> {
  if (loaded === null) return;
  // The process above owns the port and passes connections on. Idle ones close soon, so that a reload need not wait for browsers.
  server = await loaded.node.serve(loaded.app, { port: 0, host: '127.0.0.1', signals: false, announce: false, keepAliveMs: 100, shutdownTimeoutMs: 3_000 });
  tell({ kind: 'serving', port: server.port });
}

async function stop(): Promise<boolean> {
  const running = server;
  server = null;
  return running === null || running.close();
}

function fail(error: unknown): void {
  tell({ kind: 'failed', message: errorText(error), files: loadedFiles() });
}

function tell(reply: Reply): void {
  // Gone with the process above.
  if (process.connected) process.send?.(reply);
}
