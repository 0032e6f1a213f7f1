import { Failure } from './failure.ts';
import { usage } from './parse.ts';

/**
 * Where to listen: what the command line says, else `PORT`, else 3000.
 * Throws: Failure when either is no port.
 */
export function portOf(text: string | undefined, command: string): number {
  if (text !== undefined && !isPort(text)) throw usage(`--port is a number from 0 to 65535, not ${JSON.stringify(text)}`, command);
  const { PORT } = process.env;
  if (text === undefined && PORT !== undefined && !isPort(PORT)) throw new Failure(`PORT is a number from 0 to 65535, not ${JSON.stringify(PORT)}`);
  return Number(text ?? PORT ?? 3000);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

/** What to say of a port that cannot be had; `null` when something else is wrong. */
export function listenFailure(error: unknown, port: number): Failure | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return new Failure(`port ${port} is taken: stop what listens there, or choose another with --port ${port === 65_535 ? 3000 : port + 1}`);
  if (code === 'EACCES') return new Failure(`port ${port} needs privileges that this process does not have: choose one above 1023 with --port 3000`);
  return null;
}
