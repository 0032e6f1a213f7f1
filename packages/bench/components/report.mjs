import { median } from '../measure/statistics.mjs';
import { ratioInterval, verdictOf } from './interval.mjs';

/** The most that Tenon's time may be of another's; 1 where nothing is said. */
const bars = {
  'fast-json-stringify': { 'list of 100': (major) => (major < 25 ? 1 / 1.8 : 1 / 1.4), 'list of 100, optional': (major) => (major < 25 ? 1 / 1.8 : 1 / 1.4) },
};

/** What a task showed: Tenon's time, and how it stands to each other contestant. */
export function resultOf({ name, samples, facts }, node) {
  const ratios = Object.entries(samples)
    .filter(([contestant]) => contestant !== 'tenon')
    .map(([contestant, others]) => {
      const interval = ratioInterval(samples.tenon, others);
      const most = bars[contestant]?.[name]?.(Number.parseInt(node)) ?? 1;
      return { contestant, ...interval, most, verdict: verdictOf(interval, most) };
    });
  return { task: name, node, tenonNs: median(samples.tenon), ratios, facts };
}

/** One Markdown table for a component on one Node. */
export function tableOf(component, node, results) {
  const contestants = [...new Set(results.flatMap(({ ratios }) => ratios.map(({ contestant }) => contestant)))];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rows = results.map(({ task, tenonNs, ratios }) => [
    task,
    nanoseconds(tenonNs),
    ...contestants.map((name) => cellOf(ratios.find(({ contestant }) => contestant === name))),
  ]);
  const head = [component, 'tenon', ...contestants.map((name) => `of the time of ${name}`)];
  return [`### ${component}, node ${node}`, '', line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function cellOf(ratio) {
  if (ratio === undefined) return '';
  const { low, high, most, verdict } = ratio;
  const bar = most === 1 ? '' : `, bar ${most.toFixed(2)}`;
  return `${ratio.ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)}${bar})${verdict === 'holds' ? '' : ` **${verdict}**`}`;
}

const nanoseconds = (ns) => (ns < 10_000 ? `${ns.toFixed(0)} ns` : `${(ns / 1000).toFixed(1)} µs`);
