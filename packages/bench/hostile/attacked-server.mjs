import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./server.mjs', import.meta.url));

/** A server of `server.mjs` in a process of its own. */
export class AttackedServer {
  #child;
  port = 0;

  static async start() {
    const server = new AttackedServer();
    server.#child = fork(script, { execArgv: ['--expose-gc'], env: { ...process.env, NODE_ENV: 'production' } });
    [{ port: server.port }] = await once(server.#child, 'message');
    return server;
  }

  /** Shape: { heapBytes, residentBytes, connections, resources, files }, after a collection or as it is. */
  async state({ collect }) {
    this.#child.send({ collect });
    const [state] = await once(this.#child, 'message');
    return state;
  }

  stop() {
    this.#child.kill('SIGKILL');
  }
}
