import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { usageOfTree } from './cpu-of-tree.mjs';
import { pinned } from './pinning.mjs';
import { endProcess, startProcess } from './processes.mjs';

/** A server in a process of its own, on the first processor. */
export class ServerProcess {
  #child;
  #isNode;
  /** Rejects when the process ends. */
  #ended;
  port = 0;

  /**
   * Resolves once the server listens; throws when it ends before.
   * @param launch { command, parameters, isNode }: what runs it, and whether it answers over IPC.
   */
  static async start({ name, command, parameters, isNode }) {
    const server = new ServerProcess();
    const [program, all] = pinned('server', command, parameters);
    // A server of Python ends when its input does.
    const stdio = isNode ? ['ignore', 'pipe', 'inherit', 'ipc'] : ['pipe', 'pipe', 'inherit'];
    const child = startProcess(program, all, { stdio, serialization: 'json', env: { ...process.env, NODE_ENV: 'production' } });
    server.#child = child;
    server.#isNode = isNode;
    server.#ended = once(child, 'exit').then(([code, signal]) => Promise.reject(new Error(`the server ${name} ended with ${code ?? signal}`)));
    // Later it ends because it is told to.
    server.#ended.catch(() => undefined);
    const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), server.#ended]);
    server.port = JSON.parse(line).port;
    return server;
  }

  /** Shape: { cpuUs, peakBytes } since the process began; CPU time is user and system time of all its threads. */
  async usage() {
    return this.#isNode ? this.#ask({ ask: 'usage' }) : usageOfTree(this.#child.pid);
  }

  /** Bytes on the heap, after a collection or as it is. */
  async heapBytes({ collect }) {
    return (await this.#ask({ ask: 'heap', collect })).heapBytes;
  }

  async #ask(message) {
    const answer = once(this.#child, 'message');
    this.#child.send(message);
    const [result] = await Promise.race([answer, this.#ended]);
    return result;
  }

  async stop() {
    const ended = once(this.#child, 'exit');
    endProcess(this.#child);
    await ended;
  }
}
