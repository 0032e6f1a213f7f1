import { estimateOf } from '../measure/statistics.mjs';
import { cpuRatio, titleOf, workloadRatio, workloadsOf } from './figures.mjs';
import { intervalText, table, whole } from './format.mjs';

const withBody = ['order', 'shipment', 'list', 'invalid', 'routes1', 'routes100', 'routes1000'];

/** What Tenon promises of CPU time per request, as a part of a peer's. A `workloads` of null is all. */
const promises = [
  { kind: 'node', peer: 'fastify', limit: 0.6, workloads: ['list'] },
  { kind: 'node', peer: 'fastify', limit: 0.8, workloads: ['order'] },
  { kind: 'node', peer: 'fastify', limit: 0.85, workloads: ['typed'] },
  { kind: 'node', peer: 'fastify', limit: 0.95, workloads: ['small'] },
  { kind: 'node', peer: 'hono', limit: 0.6, workloads: withBody },
  { kind: 'node', peer: 'elysia', limit: 0.6, workloads: withBody },
  { kind: 'node', peer: 'idiomatic', limit: 1, workloads: null },
  { kind: 'bun', peer: 'elysia', limit: 0.8, workloads: ['list'] },
  { kind: 'bun', peer: 'hono', limit: 0.8, workloads: ['list'] },
  { kind: 'bun', peer: 'elysia', limit: 1, workloads: null },
  { kind: 'bun', peer: 'hono', limit: 1, workloads: null },
];

const margin = 0.05;

/**
 * Whether a promise holds: 'met' when the upper end of the interval is clear of the limit, 'not separable' within 5 % of it or while
 * the interval is too wide to tell, else 'not met'.
 */
export function judged({ value, low, high }, limit) {
  if (high <= limit * (1 - margin)) return 'met';
  return low > limit || value > limit * (1 + margin) ? 'not met' : 'not separable';
}

/** Every promise that a results file can tell about. Shape: [{ title, limit, found, verdict }], texts but for the verdict. */
export function barsOf(results) {
  const ratios = promises.filter(({ kind }) => kind === results.runtime.kind).flatMap((promise) => ratioBars(results, promise));
  return [...ratios, ...routeBar(results), ...bootBars(results)];
}

function ratioBars(results, { peer, limit, workloads }) {
  return workloadsOf(results)
    .filter(({ name }) => workloads === null || workloads.includes(name))
    .flatMap(({ name, title }) => bar(`CPU beside ${titleOf(peer)}: ${title}`, limit, cpuRatio(results, name, 'tenon', peer)));
}

const routeBar = (results) => bar('CPU with 10,000 routes beside 10', 1.15, workloadRatio(results, 'tenon', 'routes10000', 'routes10'));

function bootBars({ boot }) {
  const thousand = boot[1000]?.tenon;
  if (thousand === undefined) return [];
  const inMb = estimateOf(thousand.peakBytes.map((bytes) => bytes / 1e6));
  return [...bar('first answer of 1,000 routes, ms', 400, estimateOf(thousand.firstMs), 0), ...bar('most memory until then, 1,000 routes, MB', 100, inMb, 0)];
}

function bar(title, limit, estimate, digits = 2) {
  if (estimate === null) return [];
  const limitText = digits === 0 ? whole(limit) : limit.toFixed(digits);
  return [{ title, limit: limitText, found: intervalText(estimate, digits), verdict: judged(estimate, limit) }];
}

/** The promises as a table. */
export function barTable(bars) {
  return table(
    ['promise', 'at most', 'measured', 'verdict'],
    bars.map(({ title, limit, found, verdict }) => [title, limit, found, verdict === 'met' ? verdict : `**${verdict}**`]),
  );
}
