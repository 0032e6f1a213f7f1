/**
 * How long this process computes for some work; what it waits for its turn on a busy machine does not count.
 * Units: milliseconds of CPU time.
 */
export function cpuTimeOfMs(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}
