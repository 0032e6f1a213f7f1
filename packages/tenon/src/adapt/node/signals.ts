import type { Logger } from '../../shapes/logger.ts';

/** What a signal shuts down. */
export interface Closable {
  /** `true` when nothing was cut off. */
  close(): Promise<boolean>;
}

const open = new Map<Closable, Logger>();
let isEnding = false;

/** Closes the server on SIGTERM and SIGINT, with all others of the process, and ends the process: 0 when nothing was cut off, else 1. */
export function closeOnSignals(server: Closable, logger: Logger): void {
  if (open.size === 0) for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
  open.set(server, logger);
}

/** Forgets a server that was closed by hand. */
export function forgetSignals(server: Closable): void {
  if (isEnding || !open.delete(server) || open.size > 0) return;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, onSignal);
}

function onSignal(signal: NodeJS.Signals): void {
  if (isEnding) process.exit(1); // asked twice: at once
  isEnding = true;
  const [logger] = open.values();
  logger?.info({ signal }, `${signal}: finishing what was accepted`);
  const ends = [...open.keys()].map((server) => server.close());
  void Promise.all(ends).then(
    (isClean) => process.exit(isClean.every(Boolean) ? 0 : 1),
    () => process.exit(1),
  );
}
