import { workloads as allWorkloads } from '../data/workloads.mjs';
import { baseline, peers } from '../peers/index.mjs';
import { estimateOf, order, pairedRatios } from '../measure/statistics.mjs';

/** The title of a server on the runtime that it was measured on. */
export const titleOf = (name) => peers[name].title;

/** The workloads of a results file that so many peers took part in, as data/workloads.mjs has them. */
export function workloadsOf(results, { shared = true } = {}) {
  const measured = allWorkloads.filter(({ name }) => results.samples[name] !== undefined);
  return shared ? measured.filter(({ only }) => only === undefined) : measured;
}

/** CPU time of `peer` for one workload as a part of that of `other`, round by round; null when either is missing. */
export function cpuRatio({ samples }, workload, peer, other) {
  const [numerator, denominator] = [samples[workload]?.[peer], samples[workload]?.[other]];
  if (numerator === undefined || denominator === undefined) return null;
  return estimateOf(pairedRatios(numerator.cpuUs, denominator.cpuUs));
}

/** The same for two workloads of one peer. */
export function workloadRatio({ samples }, peer, workload, other) {
  const [numerator, denominator] = [samples[workload]?.[peer], samples[other]?.[peer]];
  if (numerator === undefined || denominator === undefined) return null;
  return estimateOf(pairedRatios(numerator.cpuUs, denominator.cpuUs));
}

/**
 * Which of two is cheaper: only where their intervals, each of the ratio to the baseline, do not meet.
 * Shape: 'less', 'more' or null.
 */
export function verdictOf(results, workload, peer, other) {
  const [own, others] = [peer, other].map((name) => cpuRatio(results, workload, name, baseline));
  return own === null || others === null ? null : order(own, others);
}

/** CPU microseconds of a request; null when it was not measured. */
export function cpuOf({ samples }, workload, peer) {
  const sample = samples[workload]?.[peer];
  return sample === undefined ? null : estimateOf(sample.cpuUs);
}
