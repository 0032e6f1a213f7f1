import { availableParallelism } from 'node:os';

/**
 * Runs tasks, as many at once as there are processors, since most tools keep one busy.
 * Shape: their results, in the order of the tasks.
 */
export async function atOnce(tasks, width = availableParallelism()) {
  const results = [];
  const waiting = tasks.entries();
  const work = async () => {
    // One iterator for all: each task is taken once.
    for (const [index, task] of waiting) results[index] = await task();
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
