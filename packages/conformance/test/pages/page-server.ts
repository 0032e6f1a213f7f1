import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CurlRequest } from './command-line.ts';
import { curl, Program, shownPort, tenonCommand } from './processes.ts';
import type { SourceFile } from './source-file.ts';

const serveApp = `
import { serve } from 'tenon/node';
import { app } from './app.js';
await serve(app);
`;

/** The server of a page: its file that calls `serve`, else one that serves the `app` of its app.ts. */
export class PageServer {
  readonly #folder: string;
  readonly #file: string;
  #program: Program | null = null;
  #port = '';

  constructor(folder: string, files: readonly SourceFile[]) {
    this.#folder = folder;
    const serving = files.find(callsServe);
    this.#file = serving === undefined ? 'serve-page.js' : serving.name.replace(/\.ts$/, '.js');
    if (serving === undefined) writeFileSync(join(folder, this.#file), serveApp);
  }

  async curl(request: CurlRequest): Promise<string> {
    await this.#started();
    return this.shown(await curl(request, this.#port));
  }

  /** Starts `tenon mock`, `start` or `dev` in the place of the server. Shape: what it prints. */
  async serve(words: readonly string[]): Promise<string> {
    await this.stop();
    const program = new Program(tenonCommand(words, this.#folder), this.#folder, { environment: { PORT: '0' } });
    this.#program = program;
    const printed = await program.printed((text) => /(?:seed|Document at) .*\n/.test(text));
    program.take(printed.length);
    this.#port = /http:\/\/localhost:(\d+)/.exec(printed)?.[1] ?? '';
    if (this.#port === '') throw new Error(`tenon ${words.join(' ')} does not listen: ${printed}`);
    return this.shown(printed);
  }

  /** What the server has printed since the last call, once it is what is expected. */
  async log(isExpected: (log: string) => boolean): Promise<string> {
    const program = await this.#started();
    const printed = await program.printed((text) => isExpected(this.shown(text)), 1_500);
    program.take(printed.length);
    return this.shown(printed);
  }

  /** Code of a page that calls the port which the page shows. */
  async reaching(code: string): Promise<string> {
    await this.#started();
    return code.replaceAll(`localhost:${shownPort}`, `localhost:${this.#port}`);
  }

  /** Text with the port that the page shows. */
  shown(text: string): string {
    return this.#port === '' ? text : text.replaceAll(`localhost:${this.#port}`, `localhost:${shownPort}`);
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
  }

  async #started(): Promise<Program> {
    if (this.#program !== null) return this.#program;
    const program = new Program(['run-page.mjs', `./${this.#file}`], this.#folder, { environment: { PORT: '0' } });
    this.#program = program;
    const printed = await program.printed((text) => /Listening on .*\n(?:.*\n)*Document at .*\n/.test(text));
    this.#port = /Listening on http:\/\/localhost:(\d+)/.exec(printed)?.[1] ?? '';
    if (this.#port === '') throw new Error(`${this.#file} does not listen: ${printed}`);
    return program;
  }
}

/** Whether a file serves an app by itself. */
export function callsServe({ blocks }: SourceFile): boolean {
  return blocks.some(({ text }) => /^(?:const \w+ = )?(?:await )?serve\(/m.test(text) && !text.includes('announce: false'));
}
