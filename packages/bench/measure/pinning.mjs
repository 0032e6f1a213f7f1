import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const answers = (command, parameters) => spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;

const processors = { server: '0', client: '1' };

/** Whether the server and the client each get a processor of their own. */
export const isPinned = availableParallelism() > 1 && answers('taskset', ['-c', '0,1', 'true']);

/** A command on the processor of its role, where that can be had. */
export function pinned(role, command, parameters) {
  return isPinned ? ['taskset', ['-c', processors[role], command, ...parameters]] : [command, parameters];
}

/** Makes load at a third of the cost of its JavaScript peers. */
export const wrk = 'wrk';

/** Whether wrk is installed; it answers --version with 1. */
export const hasWrk = spawnSync(wrk, ['--version'], { stdio: 'ignore' }).error === undefined;
