import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const answers = (command, parameters) => spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;

const processors = { server: '0', load: '1' };

/** Whether the server and the load each get a processor of their own. */
export const isPinned = availableParallelism() > 1 && answers('taskset', ['-c', '0,1', 'true']);

/** A command on the processor of its role, where that can be had. */
export function pinned(role, command, parameters) {
  return isPinned ? ['taskset', ['-c', processors[role], command, ...parameters]] : [command, parameters];
}
