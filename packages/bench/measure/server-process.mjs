import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pinned } from './pinning.mjs';

const serveFile = fileURLToPath(new URL('../serve.mjs', import.meta.url));

/** A server in a process of its own, on the first processor. */
export class ServerProcess {
  #child;
  /** Rejects when the process ends. */
  #ended;
  port = 0;

  /** Resolves once the server listens; throws when it ends before. */
  static async start(name, bootRoutes = 0) {
    const server = new ServerProcess();
    const [command, parameters] = pinned('server', process.execPath, [serveFile, name, String(bootRoutes)]);
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
    server.#child = spawn(command, parameters, { stdio, env: { ...process.env, NODE_ENV: 'production' } });
    server.#ended = once(server.#child, 'exit').then(([code, signal]) => Promise.reject(new Error(`the server ${name} ended with ${code ?? signal}`)));
    // Later it ends because it is told to.
    server.#ended.catch(() => undefined);
    const [{ port }] = await Promise.race([once(server.#child, 'message'), server.#ended]);
    server.port = port;
    return server;
  }

  /** Shape: { cpuUs, rssBytes } since the process began. */
  async usage() {
    const answer = once(this.#child, 'message');
    this.#child.send('usage');
    const [{ cpu, rssBytes }] = await Promise.race([answer, this.#ended]);
    return { cpuUs: cpu.user + cpu.system, rssBytes };
  }

  async stop() {
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}
