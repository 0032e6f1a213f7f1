import { parseArgs } from 'node:util';
import { closest } from './closest.ts';
import type { Command, OptionSpecs } from './command.ts';
import { Failure } from './failure.ts';

/** A command line, read. */
export interface Parsed {
  readonly positionals: readonly string[];
  readonly values: { readonly [name: string]: string | boolean };
}

interface OptionToken {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/**
 * Reads what follows the name of a command.
 * Throws: Failure with exit code 2 for unknown options, missing and unexpected values, and too many or too few words.
 */
export function parse(argv: readonly string[], { name: command, options, takes = ['[app]'] }: Pick<Command, 'name' | 'options' | 'takes'>): Parsed {
  const { tokens, positionals } = parseArgs({ args: [...argv], options: parserOptions(options), strict: false, allowPositionals: true, tokens: true });
  const found = tokens.filter((token): token is typeof token & OptionToken => token.kind === 'option');
  const values = Object.fromEntries(found.map((token) => [token.name, valueOf(token, command, options)]));
  const extra = positionals[takes.length];
  if (extra !== undefined)
    throw usage(
      `${takes.length === 1 ? `one ${takes[0]?.slice(1, -1)} at a time` : `it takes ${takes.join(' ')}`}: ${JSON.stringify(extra)} is too much`,
      command,
    );
  const missing = takes[positionals.length];
  if (missing?.startsWith('<') === true) throw usage(`${missing} is missing`, command);
  return { positionals, values };
}

function parserOptions(options: OptionSpecs): { [name: string]: { type: 'boolean' | 'string'; short?: string } } {
  return Object.fromEntries(Object.entries(options).map(([name, { type, short }]) => [name, { type, ...(short !== undefined && { short }) }]));
}

function valueOf({ name, rawName, value, inlineValue }: OptionToken, command: string, options: OptionSpecs): string | boolean {
  const spec = Object.hasOwn(options, name) ? options[name] : undefined;
  if (spec === undefined) throw usage(`unknown option ${rawName}${suggestion(name, options)}`, command);
  if (spec.type === 'boolean') {
    if (value !== undefined) throw usage(`${rawName} takes no value`, command);
    return true;
  }
  // `-o --check`: the next option is no value.
  if (value === undefined || (inlineValue !== true && value.startsWith('-') && value !== '-'))
    throw usage(`${rawName} needs a value: ${rawName} ${spec.value}`, command);
  return value;
}

function suggestion(name: string, options: OptionSpecs): string {
  const meant = closest(name, Object.keys(options));
  return meant === null ? '' : `: did you mean --${meant}?`;
}

/** A mistake in a command line. */
export function usage(message: string, command: string | null): Failure {
  return new Failure(`${message}\nSee: tenon ${command === null ? '' : `${command} `}--help`, 2);
}
