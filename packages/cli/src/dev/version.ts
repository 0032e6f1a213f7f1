import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ready, Reply, Request } from './protocol.ts';

/** Why a version cannot serve. */
export interface Failed {
  readonly kind: 'failed';
  readonly message: string;
  readonly files: readonly string[];
}

/** One version of the app, in a process of its own. */
export class Version {
  /** Loaded and analysed, or why not. */
  readonly prepared: Promise<Ready | Failed>;
  readonly #child: ChildProcess;
  readonly #waiting: ((reply: Reply) => void)[] = [];
  #hasEnded = false;

  /** `onEnd` hears of an end that nobody asked for. */
  constructor(file: string, onEnd: (version: Version, how: string) => void) {
    this.#child = fork(fileURLToPath(new URL('./child.js', import.meta.url)), [file], { env: { NODE_ENV: 'development', ...process.env } });
    this.#child.on('message', (reply: Reply) => this.#waiting.shift()?.(reply));
    this.#child.on('error', () => undefined); // `exit` or a failed start follows
    this.#child.on('exit', (code, signal) => {
      const how = signal === null ? `with code ${code}` : `by ${signal}`;
      const isAsked = this.#hasEnded;
      this.#hasEnded = true;
      for (const answer of this.#waiting.splice(0)) answer({ kind: 'failed', message: `the app ended its process ${how}`, files: [] });
      if (!isAsked) onEnd(this, how);
    });
    this.prepared = this.#reply() as Promise<Ready | Failed>; // the first reply says one or the other
  }

  /** Opens the plugins and listens. Shape: where, or why not. */
  async serve(): Promise<{ readonly kind: 'serving'; readonly port: number } | Failed> {
    return (await this.#ask({ kind: 'serve' })) as { kind: 'serving'; port: number } | Failed; // see child.ts
  }

  /** Answers what was accepted and stops the plugins: false when something was cut off. */
  async stop(): Promise<boolean> {
    const reply = await this.#ask({ kind: 'stop' });
    return reply.kind !== 'stopped' || reply.isClean;
  }

  /** Ends the process. */
  async end(): Promise<void> {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect(); // the process takes it as its end
    const deadline = setTimeout(() => this.#child.kill('SIGKILL'), 1_000);
    await exited;
    clearTimeout(deadline);
  }

  #ask(request: Request): Promise<Reply> {
    if (this.#hasEnded) return Promise.resolve({ kind: 'failed', message: 'the app has ended its process', files: [] });
    const reply = this.#reply();
    this.#child.send(request, () => undefined); // an error is followed by `exit`
    return reply;
  }

  #reply(): Promise<Reply> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
