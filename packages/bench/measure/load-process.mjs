import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bytesOf } from './message.mjs';
import { pinned } from './pinning.mjs';
import { startProcess } from './processes.mjs';

const file = fileURLToPath(new URL('../load.mjs', import.meta.url));

/** Connections that each wait for their answer. */
export const connections = 32;

/** What makes the load: always this Node, on the second processor, whatever is measured. */
export class LoadProcess {
  #child;
  /** Rejects when the process ends. */
  #ended;

  constructor() {
    const [command, parameters] = pinned('load', process.execPath, [file]);
    this.#child = startProcess(command, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#ended = once(this.#child, 'exit').then(() => Promise.reject(new Error('the process that makes the load has ended')));
    this.#ended.catch(() => undefined);
  }

  /** Learns the answers of a server, which must not change in length. */
  prepare(key, port, calls) {
    const encoded = calls.map(({ request, status }) => ({ bytes: bytesOf(request).toString('base64'), status }));
    return this.#ask({ action: 'prepare', key, port, calls: encoded });
  }

  connect(key) {
    return this.#ask({ action: 'connect', key, connections });
  }

  /** Shape: { seconds }; throws when an answer has another status than expected. */
  async run(key, count) {
    const { seconds, failed } = await this.#ask({ action: 'run', key, count });
    if (failed > 0) throw new Error(`${key}: ${failed} of ${count} answers have another status`);
    return { seconds };
  }

  disconnect(key) {
    return this.#ask({ action: 'disconnect', key });
  }

  async #ask(message) {
    const answer = once(this.#child, 'message');
    this.#child.send(message);
    const [result] = await Promise.race([answer, this.#ended]);
    if (result.error !== undefined) throw new Error(`${message.key}: ${result.error}`);
    return result;
  }
}
