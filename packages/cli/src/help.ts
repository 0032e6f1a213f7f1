import type { Command, OptionSpec, OptionSpecs } from './command.ts';

const shared: OptionSpecs = { help: { type: 'boolean', short: 'h', says: 'Show this help' } };

/** The help of the program. */
export function programHelp(commands: readonly Command[], version: string): string {
  const blocks = [
    `tenon ${version}: serve, inspect and export a Tenon app`,
    'Usage: tenon <command> [app] [options]',
    block(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    block('Options', optionRows({ ...shared, version: { type: 'boolean', short: 'v', says: 'Show the version' } })),
    block(
      'Examples',
      commands.flatMap(({ examples }) => examples.slice(0, 1)),
    ),
    'tenon <command> --help says more about one.',
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The help of one command. */
export function commandHelp({ name, summary, description, takes = ['[app]'], options, examples }: Command): string {
  const blocks = [
    summary,
    `Usage: ${['tenon', name, ...takes].join(' ')} [options]`,
    ...description,
    block('Options', optionRows({ ...options, ...shared })),
    block('Examples', examples),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function optionRows(options: OptionSpecs): (readonly [string, string])[] {
  return Object.entries(options).map(([name, spec]) => [optionText(name, spec), spec.says]);
}

function optionText(name: string, { short, value }: OptionSpec): string {
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function block(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return [`${title}:`, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join('\n');
}
