import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SocketClient } from '../behaviour/socket-client.ts';

/** A server in a process of its own. */
export interface RuntimeProcess {
  readonly client: SocketClient;
  stop(): Promise<void>;
}

const server = fileURLToPath(new URL('./serve-battery.ts', import.meta.url));

/** The battery's app on Bun or on Deno, from its sources. */
export function startFromSources(command: string, name: 'bun' | 'deno'): Promise<RuntimeProcess> {
  const child = spawn(command, [...(name === 'deno' ? ['run', '-A'] : []), server], { stdio: ['ignore', 'pipe', 'pipe'] });
  return started(child, child.stdout);
}

/** A folder with a built worker on workerd. */
export function startWorker(command: string, folder: string): Promise<RuntimeProcess> {
  const config = join(folder, 'config.capnp');
  writeFileSync(config, configOf(folder));
  const child = spawn(command, ['serve', '--control-fd=3', config], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  return started(child, child.stdio[3] as Readable); // asked for above
}

/** Every module of the folder, the worker first: workerd starts with that. */
function configOf(folder: string): string {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.js'));
  const modules = names
    .toSorted((a, b) => Number(b === 'worker.js') - Number(a === 'worker.js'))
    .map((name) => `(name = "${name}", esModule = embed "${name}")`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [${modules.join(', ')}], compatibilityDate = "2026-08-04"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`;
}

/** Reads the port from the first line of JSON that has one. */
async function started(child: ChildProcess, announcements: Readable): Promise<RuntimeProcess> {
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = once(child, 'close');
  const ended = exit.then(([code]) => Promise.reject(new Error(`it ended with ${code} before it listened: ${errors}`)));
  const port = await Promise.race([portIn(announcements), ended]);
  ended.catch(() => undefined); // it ends some time
  return {
    client: new SocketClient(port),
    stop: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

async function portIn(announcements: Readable): Promise<number> {
  let text = '';
  for await (const chunk of announcements as AsyncIterable<Buffer>) {
    text += chunk.toString();
    const port = /"port":\s*(\d+)/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`no port was said: ${text}`);
}
