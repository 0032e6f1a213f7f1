import { readdirSync, readFileSync } from 'node:fs';

/** Whether the time of other processes can be read here. */
export const seesOtherProcesses = process.platform === 'linux';

/**
 * What a process and its children have used since they began.
 * Shape: { cpuUs, peakBytes }; threads that have ended are not in it, and the peaks of all processes are added up.
 */
export function usageOfTree(pid) {
  const own = { cpuUs: cpuUsOf(pid), peakBytes: peakBytesOf(pid) };
  return childrenOf(pid).reduce((sum, child) => added(sum, usageOfTree(child)), own);
}

const added = (a, b) => ({ cpuUs: a.cpuUs + b.cpuUs, peakBytes: a.peakBytes + b.peakBytes });

// The first number is nanoseconds on a processor; the ticks of /proc/<pid>/stat are 10 ms each.
function cpuUsOf(pid) {
  return tasksOf(pid).reduce((sum, task) => sum + Number(textOf(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0]) / 1000, 0);
}

function peakBytesOf(pid) {
  return Number(/VmHWM:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

function childrenOf(pid) {
  const lists = tasksOf(pid).map((task) => textOf(`/proc/${pid}/task/${task}/children`));
  return lists.flatMap((list) => list.split(' ').filter((child) => child.trim() !== ''));
}

const tasksOf = (pid) => readdirSync(`/proc/${pid}/task`);

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The task has ended meanwhile.
    return '0';
  }
}
