import { join } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { writeWritten } from '../written-file.ts';
import type { Front } from './front.ts';
import type { Ready } from './protocol.ts';
import { routeChanges } from './route-changes.ts';
import { shownPaths } from './source-watch.ts';
import { Version } from './version.ts';

/** What a session of `tenon dev` works with. */
export interface SessionOptions {
  readonly file: string;
  readonly front: Front;
  /** Where the front listens. */
  readonly url: string;
  readonly terminal: Terminal;
  /** Where the client's files are kept current; null for nowhere. */
  readonly client: string | null;
  /** Hears of every version that was loaded, with the files that it consists of. */
  readonly onLoaded: (files: readonly string[]) => void;
}

interface Serving {
  readonly version: Version;
  readonly ready: Ready;
}

/**
 * One version after the other. The next is loaded and analysed beside the one that serves; when it is good, new connections
 * wait, the old one answers what it has and stops its plugins, and the next opens its own: two versions never hold the same
 * database or file at once. When the next fails at any point, the old one serves on.
 */
export class Session {
  readonly #options: SessionOptions;
  #serving: Serving | null = null;
  #preparing: Version | null = null;
  #changes = new Set<string>();
  #working: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Makes the first version. */
  start(): Promise<void> {
    return this.#work(() => this.#replace([]));
  }

  /** Makes a version of what is there now; changes that come meanwhile make another. */
  changed(paths: readonly string[]): void {
    for (const path of paths) this.#changes.add(path);
    void this.#preparing?.end(); // what it has read is past
    if (this.#working === null) void this.#work(async () => undefined);
  }

  /** Answers what was accepted, stops the plugins, ends every process. */
  async close(): Promise<boolean> {
    this.#isClosed = true;
    void this.#preparing?.end();
    await this.#working;
    const isClean = (await this.#serving?.version.stop()) ?? true;
    await this.#serving?.version.end();
    return isClean;
  }

  #work(first: () => Promise<void>): Promise<void> {
    const work = async (): Promise<void> => {
      await first();
      while (this.#changes.size > 0 && !this.#isClosed) {
        const changes = [...this.#changes];
        this.#changes = new Set();
        await this.#replace(changes);
      }
    };
    return (this.#working = work().finally(() => (this.#working = null)));
  }

  async #replace(changes: readonly string[]): Promise<void> {
    const startedMs = performance.now();
    const version = new Version(this.#options.file, (ended, how) => this.#onEnd(ended, how));
    this.#preparing = version;
    const prepared = await version.prepared;
    this.#preparing = null;
    if (this.#isClosed || this.#changes.size > 0) {
      for (const path of changes) this.#changes.add(path); // told with the version that comes next
      return version.end();
    }
    this.#options.onLoaded(prepared.files);
    if (prepared.kind === 'failed') return this.#refuse(version, prepared.message, changes);
    await this.#takeOver({ version, ready: prepared }, changes, startedMs);
  }

  async #takeOver(next: Serving, changes: readonly string[], startedMs: number): Promise<void> {
    const { front, terminal, client } = this.#options;
    const before = this.#serving;
    front.hold();
    const patience = setTimeout(() => terminal.tell(terminal.dim('  the version before finishes what it has accepted')), 400);
    const isClean = (await before?.version.stop()) ?? true;
    clearTimeout(patience);
    if (!isClean) terminal.tell(terminal.yellow('! requests that ran for more than 3 seconds were cut off'));
    const outcome = await next.version.serve();
    if (outcome.kind === 'failed') {
      await this.#resume(before);
      return this.#refuse(next.version, outcome.message, changes);
    }
    this.#serving = next;
    front.passTo(outcome.port);
    void before?.version.end();
    this.#report(before?.ready ?? null, next.ready, changes, performance.now() - startedMs);
    if (client !== null) this.#writeClient(client, next.ready);
  }

  /** The next version has failed to open: the one before opens again. */
  async #resume(before: Serving | null): Promise<void> {
    const outcome = await before?.version.serve();
    if (outcome?.kind === 'serving') this.#options.front.passTo(outcome.port);
    else this.#serving = null;
  }

  async #refuse(version: Version, message: string, changes: readonly string[]): Promise<void> {
    const { front, terminal, url } = this.#options;
    const what = changes.length === 0 ? 'not started' : `not reloaded after ${shownPaths(changes)}`;
    const rest = this.#serving === null ? `${url} waits for a change` : 'the version before serves on';
    terminal.tell(`${terminal.red('✗')} ${what}: ${rest}\n${message}`);
    if (this.#serving === null) front.explain(`The app does not run:\n\n${message}`);
    await version.end();
  }

  #writeClient(folder: string, { client }: Ready): void {
    const { terminal } = this.#options;
    const written = writeWritten(
      client.map(({ name, text }) => [join(folder, name), text]),
      { ...terminal, remark: () => undefined },
    );
    if (written.length > 0) terminal.tell(terminal.dim(`  client written: ${written.join(', ')}`));
  }

  #report(before: Ready | null, now: Ready, changes: readonly string[], tookMs: number): void {
    const { terminal } = this.#options;
    if (before === null) return this.#announce(now, tookMs);
    const lines = routeChanges(before.routes, now.routes).map((line) => `  ${line}`);
    terminal.tell([`${terminal.green('✓')} reloaded in ${Math.round(tookMs)} ms: ${shownPaths(changes)}`, ...lines].join('\n'));
  }

  #announce({ routes, docs }: Ready, tookMs: number): void {
    const { terminal, url, file } = this.#options;
    const count = `${routes.length} ${routes.length === 1 ? 'route' : 'routes'}`;
    const lines = [`${terminal.green('✓')} ${shownPaths([file])} serves ${count} on ${terminal.bold(url)} after ${Math.round(tookMs)} ms`];
    if (docs !== null) lines.push(`  docs: ${url}${docs.path ?? docs.documentPath}`);
    terminal.tell(lines.join('\n'));
  }

  #onEnd(version: Version, how: string): void {
    if (this.#serving?.version !== version) return; // its asker hears of it
    const { front, terminal } = this.#options;
    this.#serving = null;
    front.explain(`The app ended its process ${how}. What it said is in the terminal.`);
    terminal.tell(`${terminal.red('✗')} the app ended its process ${how}: waiting for a change`);
  }
}
