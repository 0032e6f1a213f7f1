import { readFileSync } from 'node:fs';
import { closest } from './closest.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { errorText } from './error-text.ts';
import { Failure } from './failure.ts';
import { commandHelp, programHelp } from './help.ts';
import { parse, usage } from './parse.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command line. Shape: the exit code, 0 done, 1 failed, 2 wrong command line; null when it goes on running. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number | null> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    terminal.tell(`${terminal.red('✗')} ${errorText(error)}`);
    return error instanceof Failure ? error.exitCode : 1;
  }
}

async function dispatch([name, ...rest]: readonly string[], terminal: Terminal): Promise<number | null> {
  if (name === undefined) throw new Failure(`name a command\n\n${programHelp(commands, version())}`, 2);
  if (name === '--version' || name === '-v') terminal.print(`${version()}\n`);
  else if (name === '--help' || name === '-h' || name === 'help') terminal.print(helpOf(rest[0]));
  else return run(found(name), rest, terminal);
  return 0;
}

async function run(command: Command, rest: readonly string[], terminal: Terminal): Promise<number | null> {
  // Help is given also where the rest of the line is wrong.
  const end = rest.indexOf('--');
  if (rest.slice(0, end === -1 ? rest.length : end).some((word) => word === '--help' || word === '-h')) {
    terminal.print(commandHelp(command));
    return 0;
  }
  const { positionals, values } = parse(rest, command);
  return command.run({ words: positionals, values: values as never, terminal }); // read by the command's own options
}

function helpOf(name: string | undefined): string {
  return name === undefined ? programHelp(commands, version()) : commandHelp(found(name));
}

function found(name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return command;
  if (name.startsWith('-')) throw usage(`unknown option ${name}: the command comes first`, null);
  const meant = closest(
    name,
    commands.map((each) => each.name),
  );
  const advice = meant === null ? `there are ${commands.map((each) => each.name).join(', ')}` : `did you mean tenon ${meant}?`;
  throw usage(`unknown command ${JSON.stringify(name)}: ${advice}`, null);
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string }; // our own
  return manifest.version;
}
