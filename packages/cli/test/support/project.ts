import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../../', import.meta.url));
const bin = join(packages, 'cli', 'bin', 'tenon.mjs');

/** How long a line may be waited for on a machine that is busy. */
const patienceMs = 20_000;

/** Whether there is a command to run. */
export const isBuilt = existsSync(join(packages, 'cli', 'dist', 'bin.js')) && existsSync(join(packages, 'tenon', 'dist', 'tooling.js'));
/** What the name of a suite says when it is skipped. */
export const whenBuilt = isBuilt ? '' : ' (skipped: packages/cli is not built; npm run build)';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of somebody who uses Tenon, with the real command. */
export class Project {
  /** With a space: paths are URLs in places. */
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenon cli-')));
  readonly #started: Running[] = [];

  constructor(files: Readonly<Record<string, string>> = {}) {
    mkdirSync(join(this.folder, 'node_modules'));
    symlinkSync(join(packages, 'tenon'), join(this.folder, 'node_modules', 'tenon'), 'junction');
    this.write({ 'package.json': '{ "type": "module" }', ...files });
  }

  /** Makes a package that Tenon has available here. */
  link(name: string): void {
    const place = join(this.folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(realpathSync(join(packages, 'tenon', 'node_modules', name)), place, 'junction');
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  remove(path: string): void {
    unlinkSync(join(this.folder, path));
  }

  run(...line: readonly string[]): Promise<Ended> {
    return this.start(...line).ended;
  }

  start(...line: readonly string[]): Running {
    const running = new Running(this.folder, line);
    this.#started.push(running);
    return running;
  }

  async close(): Promise<void> {
    await Promise.all(this.#started.map((running) => running.stop('SIGKILL')));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A command while it runs. */
export class Running {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  #stdout = '';
  #stderr = '';
  /** Both, in the order in which they came. */
  #output = '';
  /** How far `until` has read. */
  #position = 0;
  readonly #waiting = new Set<() => void>();

  constructor(cwd: string, line: readonly string[]) {
    // NODE_PATH: package managers set it, and then packages are found that the project does not have.
    const { NODE_ENV: _, PORT: __, NODE_PATH: ___, ...env } = process.env;
    this.#child = spawn(process.execPath, [bin, ...line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      this.#heard(text);
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
      this.#heard(text);
    });
    this.ended = new Promise((resolve) => {
      this.#child.on('close', (code) => {
        resolve({ code, stdout: this.#stdout, stderr: this.#stderr });
        this.#heard('');
      });
    });
  }

  /** Resolves to what was written from the last match up to this one. */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#output.slice(this.#position));
      if (match !== null) {
        this.#position += match.index + match[0].length;
        return match;
      }
      if (this.#child.exitCode !== null) throw new Error(`ended with ${this.#child.exitCode} before ${pattern}:\n${this.#output}`);
      await this.#more(pattern);
    }
  }

  /** Waits for more output. Throws: with all there is, long after it should have come. */
  #more(pattern: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited for ${pattern} in vain:\n${this.#output}`)), patienceMs);
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Sends a signal and waits for the end. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }

  #heard(text: string): void {
    this.#output += text;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
