import { spawn } from 'node:child_process';

const running = new Set();

/** A process of the benchmark: none of them outlives it. */
export function startProcess(command, parameters, options) {
  // Groups of their own: Ctrl-C reaches this process alone, and what it ends includes the workers of a child.
  const child = spawn(command, parameters, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a process and what it started, at once. */
export function endProcess(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Ends every process when this one ends, however that comes about. */
export function endProcessesAtExit() {
  process.once('exit', () => running.forEach(endProcess));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])
    process.once(signal, () => process.exit(code));
}
