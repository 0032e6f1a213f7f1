import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServeOptions } from 'tenon/node';

const script = fileURLToPath(new URL('./shutdown-server.mjs', import.meta.url));

/** A server that can be sent signals. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;
  readonly #messages: unknown[] = [];
  #output = '';
  #ports: readonly number[] = [];

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#exit = once(child, 'close').then(([code]) => code as number | null);
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.on('message', (message) => this.#messages.push(message));
  }

  static async start(folder: string, options: ServeOptions & { readonly servers?: number } = {}): Promise<ServerProcess> {
    const server = new ServerProcess(fork(script, [folder, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] }));
    const { ports } = (await server.told((message) => typeof message === 'object')) as { readonly ports: readonly number[] };
    server.#ports = ports;
    return server;
  }

  get port(): number {
    return this.#ports[0] as number; // at least one server is started
  }

  get ports(): readonly number[] {
    return this.#ports;
  }

  /** The next message that fits, or one that has come already; each is given once. */
  async told(fits: (message: unknown) => boolean): Promise<unknown> {
    for (;;) {
      const at = this.#messages.findIndex(fits);
      if (at !== -1) return this.#messages.splice(at, 1)[0];
      await Promise.race([
        once(this.#child, 'message'),
        this.#exit.then((code) => Promise.reject(new Error(`the server ended with ${code}: ${this.#output}`))),
      ]);
    }
  }

  /** Sends SIGTERM and waits until the server has begun to shut down. */
  async terminate(): Promise<void> {
    this.signal();
    await this.told((message) => message === 'SIGTERM: finishing what was accepted');
  }

  signal(): void {
    this.#child.kill('SIGTERM');
  }

  tell(message: string): void {
    this.#child.send(message);
  }

  /** How the process ended, and what it printed. */
  async ended(): Promise<{ readonly code: number | null; readonly output: readonly string[] }> {
    const code = await this.#exit;
    return { code, output: this.#output.split('\n').filter((line) => line !== '') };
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
