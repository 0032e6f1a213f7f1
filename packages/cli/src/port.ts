import { usage } from './parse.ts';

/** The port of a command line; undefined when `PORT` or the default decides. */
export function portOf(text: string | undefined, command: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw usage(`--port is a number from 0 to 65535, not ${JSON.stringify(text)}`, command);
  return Number(text);
}
