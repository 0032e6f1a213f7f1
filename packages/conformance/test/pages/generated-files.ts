import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from './command-line.ts';
import type { Page } from './page.ts';
import { tenon } from './processes.ts';
import { javaScript } from './written-pages.ts';

/**
 * Runs the commands of a page that write files which its code imports, `$ npx tenon client app.ts -o client`, or which such a command reads.
 * Shape: what each has printed.
 */
export async function generateFiles({ blocks }: Page, folder: string): Promise<ReadonlyMap<string, string>> {
  const commands = blocks
    .filter(({ language }) => language === 'console')
    .flatMap(({ text }) => text.match(/(?<=^\$ npx tenon )(?:client .*|export .* -o .*)$/gm) ?? []);
  const printed = new Map<string, string>();
  for (const command of commands) {
    const words = wordsOf(command);
    printed.set(`npx tenon ${command}`, await tenon(words, folder));
    if (words[0] === 'client') compile(join(folder, words[words.indexOf('-o') + 1] ?? ''));
  }
  return printed;
}

function compile(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.ts'))) {
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), javaScript(readFileSync(join(folder, name), 'utf8')));
  }
}
