import { baseline, isPython } from '../peers/index.mjs';
import { estimateOf, median } from '../measure/statistics.mjs';
import { cpuOf, cpuRatio, titleOf, verdictOf, workloadsOf } from './figures.mjs';
import { intervalText, megabytes, table, whole } from './format.mjs';

const none = '';

/** A row for each workload and a column for each peer: workloads are many, and titles of peers short. */
function byWorkload(workloads, names, cell) {
  return table(
    ['', ...names.map(titleOf)],
    workloads.map((workload) => [workload.title, ...names.map((name) => cell(workload.name, name) ?? none)]),
  );
}

/** How much of a peer's CPU time Tenon needs; `≈` where no winner can be named. */
export function againstTable(results, names) {
  const others = names.filter((name) => name !== 'tenon');
  return byWorkload(workloadsOf(results), others, (workload, name) => {
    const ratio = cpuRatio(results, workload, 'tenon', name);
    if (ratio === null) return null;
    return `${verdictOf(results, workload, 'tenon', name) === null ? '≈ ' : ''}${intervalText(ratio)}`;
  });
}

/** CPU time of every peer as a part of the baseline's. */
export function baselineTable(results, names) {
  const others = names.filter((name) => name !== baseline);
  return byWorkload(workloadsOf(results), others, (workload, name) => {
    const ratio = cpuRatio(results, workload, name, baseline);
    return ratio === null ? null : intervalText(ratio);
  });
}

/** CPU microseconds per request. */
export function cpuTable(results, names) {
  return byWorkload(workloadsOf(results, { shared: false }), names, (workload, name) => {
    const cpu = cpuOf(results, workload, name);
    return cpu === null ? null : `${cpu.value.toFixed(1)} ± ${((cpu.high - cpu.low) / 2).toFixed(1)}`;
  });
}

/** Requests per second: all connections busy, server and load each on one processor. */
export function throughputTable(results, names) {
  return byWorkload(workloadsOf(results, { shared: false }), names, (workload, name) => {
    const sample = results.samples[workload]?.[name];
    return sample === undefined ? null : whole(median(sample.perSecond));
  });
}

/** Bytes on the heap per request. */
export function allocationTable(results, names) {
  const measured = names.filter((name) => Object.values(results.allocations).some((peers) => peers[name] !== undefined));
  const workloads = workloadsOf({ samples: results.allocations });
  return byWorkload(workloads, measured, (workload, name) => {
    const bytes = results.allocations[workload]?.[name];
    return bytes === undefined ? null : whole(bytes);
  });
}

/** Bytes of the head of a response, and the most memory under load. */
export function weightTable({ heads, peakBytes }, names) {
  const [anyWorkload] = Object.keys(heads);
  return table(
    ['', 'head of a response', 'most memory under load'],
    names.map((name) => [titleOf(name), `${(heads.small ?? heads[anyWorkload])[name]} B`, peakBytes[name] === undefined ? none : megabytes(peakBytes[name])]),
  );
}

/** From the spawn to the first correct answer, and memory until then. */
export function bootTable({ boot }, names) {
  const sizes = Object.keys(boot);
  const head = sizes.flatMap((routes) => [`${whole(routes)} route${routes === '1' ? '' : 's'}`, 'CPU', 'memory']);
  const cells = (sample) => {
    if (sample === undefined) return [none, none, none];
    const { value, low, high } = estimateOf(sample.firstMs);
    return [`${whole(value)} ms (${whole(low)}–${whole(high)})`, `${whole(median(sample.cpuMs))} ms`, megabytes(median(sample.peakBytes))];
  };
  return table(
    ['', ...head],
    names.map((name) => [titleOf(name), ...sizes.flatMap((routes) => cells(boot[routes][name]))]),
  );
}

/** Peers that run on the runtime itself, and those of Python. */
export const groupsOf = ({ peers }) => ({ own: peers.filter((name) => !isPython(name)), python: peers.filter(isPython) });
