import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CurlRequest } from './command-line.ts';

/** The port that pages show, in place of the one that the system chose. */
export const shownPort = '3000';

/** What a program is given. */
export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** What it reads from standard input; nothing is there unless told. */
  readonly input?: string | null;
}

/** A program that runs, and what it has printed so far. */
export class Program {
  readonly #process: ChildProcess;
  #printed = '';
  #taken = 0;
  #hasEnded = false;
  #heard: (() => void)[] = [];

  constructor(command: readonly string[], folder: string, { environment = {}, input = null }: ProgramOptions = {}) {
    const env = { ...process.env, NODE_ENV: '', NO_COLOR: '1', NODE_NO_WARNINGS: '1', FORCE_COLOR: undefined, VITEST: undefined, ...environment };
    this.#process = spawn(process.execPath, command, { cwd: folder, env, stdio: [input === null ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    this.#process.stdin?.end(input);
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (piece: string) => this.#hear(piece));
    }
    this.#process.on('close', () => {
      this.#hasEnded = true;
      this.#hear('');
    });
  }

  #hear(piece: string): void {
    this.#printed += piece;
    for (const wake of this.#heard.splice(0)) wake();
  }

  /** What was printed and not taken yet, once it satisfies `isComplete`, the program has ended or the time is up. */
  async printed(isComplete: (printed: string) => boolean, timeoutMs = 20_000): Promise<string> {
    const deadline = AbortSignal.timeout(timeoutMs);
    const isLate = new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve()));
    const untaken = (): string => this.#printed.slice(this.#taken);
    while (!isComplete(untaken()) && !this.#hasEnded && !deadline.aborted) {
      await Promise.race([new Promise<void>((wake) => void this.#heard.push(wake)), isLate]);
    }
    return untaken();
  }

  take(length: number): void {
    this.#taken += length;
  }

  /** Ends the program unless it has ended. Shape: its exit code. */
  async stop(): Promise<number | null> {
    if (this.#hasEnded) return this.#process.exitCode;
    const ended = once(this.#process, 'close');
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 3_000);
    await ended;
    clearTimeout(timer);
    return this.#process.exitCode;
  }
}

/** What a program prints until it ends; another exit code than 0 is said, as the last line. */
export async function printedBy(command: readonly string[], folder: string, input: string | null = null): Promise<string> {
  const program = new Program(command, folder, { input });
  const printed = await program.printed(() => false);
  const code = await program.stop();
  return code === 0 ? printed : `${printed}(exit code ${code})\n`;
}

/** What the `tenon` command prints, in a folder of a project. */
export function tenon(words: readonly string[], folder: string, input: string | null = null): Promise<string> {
  return printedBy(tenonCommand(words, folder), folder, input);
}

/** The `tenon` command with some words, for node. */
export function tenonCommand(words: readonly string[], folder: string): readonly string[] {
  return [join(folder, '../node_modules/@tenon/cli/bin/tenon.mjs'), ...words];
}

/** Sends a request and prints the response as `curl -s` does. */
export async function curl({ method, url, headers, body, showsHead }: CurlRequest, port: string): Promise<string> {
  const fields = Object.fromEntries([['host', url.host.replace(shownPort, port)], ['accept', '*/*'], ...headers]);
  // curl says nothing of the connection, which means that it is kept.
  const agent = new Agent({ keepAlive: true });
  const request = httpRequest({ host: 'localhost', port, method, path: url.pathname + url.search, headers: fields, agent });
  request.end(body ?? undefined);
  const [response] = await once(request, 'response');
  const content = await text(response);
  agent.destroy();
  if (!showsHead) return content;
  const { httpVersion, statusCode, statusMessage, rawHeaders } = response;
  const lines = (rawHeaders as string[]).flatMap((name, index, all) => (index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : []));
  return [`HTTP/${httpVersion} ${statusCode} ${statusMessage}`, ...lines, '', content].join('\n');
}
