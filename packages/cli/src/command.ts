import type { Terminal } from './terminal.ts';

/** One option of a command. */
export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for its value in the help: `<file>`. */
  readonly value?: string;
  readonly says: string;
}

/** Options by name. */
export interface OptionSpecs {
  readonly [name: string]: OptionSpec;
}

/** What a command line gives for some options. */
export type OptionValues<Options extends OptionSpecs> = { readonly [Name in keyof Options]?: Options[Name]['type'] extends 'boolean' ? boolean : string };

/** What a command works with. */
export interface CommandInput<Values> {
  /** What stood after the command's name, as it was typed. */
  readonly words: readonly string[];
  readonly values: Values;
  readonly terminal: Terminal;
}

/** A command: its help is printed from the same facts as its command line is read with. */
export interface Command<Options extends OptionSpecs = OptionSpecs> {
  readonly name: string;
  readonly summary: string;
  /** Paragraphs of its help. */
  readonly description: readonly string[];
  /** What may stand after its name: `[app]` unless told. Shape: `<needed>` or `[optional]`, the needed ones first. */
  readonly takes?: readonly string[];
  readonly options: Options;
  readonly examples: readonly (readonly [line: string, says: string])[];
  /** The exit code; null when it goes on running. */
  run(input: CommandInput<OptionValues<Options>>): Promise<number | null>;
}

/** Checks a command against its own options; afterwards the difference is forgotten. */
export function command<const Options extends OptionSpecs>(definition: Command<Options>): Command {
  return definition as unknown as Command; // run() gets what parse() read by the same options
}
