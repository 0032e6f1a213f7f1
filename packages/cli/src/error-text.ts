import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** What to show for anything that was thrown: messages meant for people alone, else the stack through the user's own code. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `something that is no Error was thrown: ${String(error)}`;
  // By name: the app may bring a copy of Tenon of its own.
  if (error instanceof Failure || error.name === 'DeclarationError') return error.message;
  const cause = error.cause instanceof Error ? `\n  caused by ${errorText(error.cause).replaceAll('\n', '\n  ')}` : '';
  return [headOf(error), ...userFrames(error.stack ?? '')].join('\n') + cause;
}

function headOf({ name, message }: Error): string {
  // The loader puts the place into the message.
  const syntax = /^ParseError: (.+?)\s*\n\s*(.+)$/.exec(message);
  return syntax === null ? `${name}: ${message}` : `SyntaxError: ${syntax[1]}\n  at ${syntax[2]}`;
}

/** Frames of the stack without those of Node, of the loader and of this program. */
function userFrames(stack: string): readonly string[] {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const isForeign = (line: string): boolean => /\(?node:|[\\/]jiti[\\/](?:dist|lib)[\\/]|<anonymous>|\bwhileLoading\b/.test(line) || line.includes(here);
  return frames.filter((line) => !isForeign(line)).map((line) => `  ${line.trim()}`);
}
