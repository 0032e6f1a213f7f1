import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { curlRequestOf, pipelineOf, wordsOf } from './command-line.ts';
import type { Block, Page } from './page.ts';
import { callsServe, PageServer } from './page-server.ts';
import { printedBy, Program, shownPort, tenon } from './processes.ts';
import { isShown, laidOut } from './shown-text.ts';
import type { PageSources, SourceFile } from './source-file.ts';

/** What a page shows in one block, and what was printed. */
export interface Showing {
  readonly block: Block;
  readonly shown: string;
  /** Equal to `shown` where the page is right. */
  readonly real: string;
}

/** A page whose files are written. */
export interface ReplayedPage {
  readonly sources: PageSources;
  readonly folder: string;
  /** What commands printed that ran already, since code of the page imports what they write. */
  readonly printed: ReadonlyMap<string, string>;
}

/** Of what a program dies, only the message is printed: pages show no stacks. */
const runner = `
process.on('uncaughtException', (error) => { console.log(error.message); process.exit(1); });
if (process.argv[3] === 'marks') globalThis.endOfBlock = (line) => process.stdout.write('\\u0001' + line + '\\u0002');
await import(process.argv[2]);
`;

const mark = /\u0001\d+\u0002/g;

/** Runs what a page shows, in its order. */
export class Replay {
  readonly #page: Page;
  readonly #sources: PageSources;
  readonly #folder: string;
  readonly #printed: ReadonlyMap<string, string>;
  readonly #server: PageServer;
  readonly #programs = new Map<string, Program>();

  constructor(page: Page, { sources, folder, printed }: ReplayedPage) {
    this.#page = page;
    this.#printed = printed;
    this.#sources = sources;
    this.#folder = folder;
    writeFileSync(join(folder, 'run-page.mjs'), runner);
    this.#server = new PageServer(folder, sources.files);
  }

  async showings(): Promise<readonly Showing[]> {
    const showings: Showing[] = [];
    try {
      for (const block of this.#page.blocks) {
        if (block.language === 'console') showings.push(await this.#console(block));
        else if (isOutput(block)) showings.push(await this.#output(block));
      }
    } finally {
      await this.#server.stop();
      for (const program of this.#programs.values()) await program.stop();
    }
    return showings;
  }

  /** Commands after `$`, each with what it prints. */
  async #console(block: Block): Promise<Showing> {
    const real: string[] = [];
    for (const step of block.text.split(/^(?=\$ )/m)) {
      const { command = '', shown = '' } = /^\$ (?<command>(?:.*\\\n)*.*)\n?(?<shown>[^]*)$/.exec(step)?.groups ?? {};
      const printed = await this.#printedBy(command, block);
      const gap = /\n\s*$/.test(shown) ? '\n' : '';
      real.push(isShown(shown, printed) ? step : `$ ${command}\n${laidOut(printed, shown)}\n${gap}`);
    }
    return { block, shown: block.text, real: real.join('').replace(/\n+$/, '') };
  }

  async #printedBy(command: string, { line }: Block): Promise<string> {
    const known = this.#printed.get(command);
    if (known !== undefined) return known;
    let printed: string | null = null;
    for (const stage of pipelineOf(command)) {
      printed = await this.#stage(wordsOf(stage), printed).catch((error: unknown) => {
        throw new Error(`${this.#page.path}:${line}: ${command} cannot be run`, { cause: error });
      });
    }
    return printed ?? '';
  }

  async #stage(words: readonly string[], input: string | null): Promise<string> {
    const [program, first = '', second = ''] = words;
    if (program === 'curl') return this.#server.curl(curlRequestOf(words));
    if (program === 'jq') return partOf(input ?? '', first);
    if (program === 'cat') return readFileSync(join(this.#folder, first), 'utf8');
    if (program === 'node') return withoutDurations(await printedBy(words.slice(1).map(javaScriptName), this.#folder));
    if (program !== 'npx' || first !== 'tenon') throw new Error(`the check of pages does not know ${program}: see run-elsewhere.ts`);
    // These go on running: later requests are for them.
    if (['mock', 'start', 'dev'].includes(second)) return this.#server.serve(words.slice(2));
    return tenon(words.slice(2), this.#folder, input);
  }

  /** What the code above a block has printed since the last output; `log` is what the server has printed. */
  async #output(block: Block): Promise<Showing> {
    const file = this.#sources.fileAt.get(block);
    if (file === undefined) throw new Error(`${this.#page.path}:${block.line}: no code stands above this output`);
    const isLog = block.words.includes('log');
    const printed = isLog
      ? await this.#log(block)
      : callsServe(file)
        ? await this.#server.log((text) => isShown(block.text, text))
        : await this.#printedByCode(file, block);
    return { block, shown: block.text, real: isShown(block.text, printed) ? block.text : laidOut(printed, block.text) };
  }

  async #log(block: Block): Promise<string> {
    const withoutGreeting = (text: string): string => text.replace(/^(?:Listening on|Docs at|Document at) .*\n/gm, '');
    return withoutGreeting(await this.#server.log((text) => isShown(block.text, withoutGreeting(text))));
  }

  async #printedByCode(file: SourceFile, block: Block): Promise<string> {
    const program = await this.#programOf(file);
    const above = file.blocks.filter(({ line }) => line < block.line).at(-1);
    const end = `\u0001${above?.line}\u0002`;
    const printed = await program.printed((text) => text.includes(end));
    const length = printed.includes(end) ? printed.indexOf(end) + end.length : printed.length;
    program.take(length);
    return this.#server.shown(printed.slice(0, length).replace(mark, ''));
  }

  async #programOf({ name }: SourceFile): Promise<Program> {
    const known = this.#programs.get(name);
    if (known !== undefined) return known;
    const javaScript = javaScriptName(name);
    const path = join(this.#folder, javaScript);
    const code = readFileSync(path, 'utf8');
    if (code.includes(`localhost:${shownPort}`)) writeFileSync(path, await this.#server.reaching(code));
    const program = new Program(['run-page.mjs', `./${javaScript}`, 'marks'], this.#folder);
    this.#programs.set(name, program);
    return program;
  }
}

function javaScriptName(name: string): string {
  return name.replace(/\.ts$/, '.js');
}

/** `✔ answers (1.2ms)` says how long it took, which is different each time. */
function withoutDurations(text: string): string {
  return text.replace(/ \([\d.]+ms\)$/gm, '');
}

/** Whether a block shows what code has printed. */
export function isOutput({ language, words }: Block): boolean {
  return language === 'text' || words.includes('output');
}

/** `jq '.paths["/hello"].get'`, `jq '.paths | keys'` */
function partOf(text: string, filter: string): string {
  const [path = '', then] = filter.split(' | ');
  const steps = [...path.matchAll(/\.?\["([^"]+)"\]|\.?\[(\d+)\]|\.([\w-]+)/g)].map(([, quoted, index, name]) => quoted ?? index ?? name ?? '');
  const value = steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null)?.[step] ?? null, JSON.parse(text));
  return JSON.stringify(then === 'keys' ? Object.keys(value as object).sort() : value, null, 2);
}
