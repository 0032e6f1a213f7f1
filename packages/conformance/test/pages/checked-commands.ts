import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../../cli/src/commands/index.ts';
import { parse } from '../../../cli/src/parse.ts';
import { wordsOf } from './command-line.ts';
import { runByPeople, runElsewhere } from './run-elsewhere.ts';
import type { ShownCommand } from './shown-commands.ts';

/** Says that nothing runs a command, or null. */
export function unrun({ at, text, place }: ShownCommand): string | null {
  // pages.test.ts runs these steps.
  if (place === 'workflow' && text.startsWith('npx tenon ')) return null;
  if (isInTable(text)) return null;
  return `${at}: nothing runs ${text}: show it in a console block with what it prints, or say in run-elsewhere.ts what runs it`;
}

/** What is wrong with a command that a sentence names, or null: an option that is not there, a script that does not exist. */
export function mistakeIn(root: string, command: ShownCommand): string | null {
  const { at, text } = command;
  const words = wordsOf(text).filter((word) => !/^[A-Z_]+=/.test(word));
  const [program = '', ...rest] = words[0] === 'npx' ? words.slice(1) : words;
  const mistake = program === 'tenon' ? tenonMistake(rest) : program === 'npm' ? scriptMistake(root, rest) : fileMistake(root, program, rest);
  if (mistake !== undefined) return mistake === null ? null : `${at}: ${text}: ${mistake}`;
  return unrun(command);
}

function isInTable(text: string): boolean {
  return runByPeople.test(text) || runElsewhere.some(({ command }) => command === text);
}

/** Compares with the definitions that the command line is read by. */
function tenonMistake([name = '', ...rest]: readonly string[]): string | null {
  if (name === '<command>') return rest.join() === '--help' ? null : 'only --help is for every command';
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return `unknown command ${name}`;
  try {
    // A sentence may leave out what stands beside the option that it is about.
    parse(rest, { ...command, takes: (command.takes ?? ['[app]']).map((word) => word.replace(/^<(.*)>$/, '[$1]')) });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function scriptMistake(root: string, [verb = '', name = '']: readonly string[]): string | null | undefined {
  const script = verb === 'run' ? name : verb;
  if (verb !== 'run' && verb !== 'test' && verb !== 'start') return undefined;
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> }; // our own
  return Object.hasOwn(scripts, script) ? null : `package.json has no script ${script}`;
}

/** `node scripts/x.mjs`, `vitest run packages/x`: files of this repository. */
function fileMistake(root: string, program: string, words: readonly string[]): string | null | undefined {
  if (program !== 'vitest' && !words[0]?.startsWith('scripts/')) return undefined;
  const missing = words.filter((word) => word.includes('/')).find((word) => !existsSync(join(root, word)));
  return missing === undefined ? null : `${missing} does not exist`;
}
