import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { servers } from '../servers/index.mjs';
import { loadTool } from './load.mjs';
import { isPinned } from './pinning.mjs';
import { median, spread } from './statistics.mjs';

/** A Markdown table; the first column reads to the left, numbers to the right. */
function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const titleOf = (name) => servers[name].title;
const percent = (part) => `${(part * 100).toFixed(0)} %`;

/** Server CPU per request beside that of the idiomatic node:http server: the ratio within each round, then the median. */
export function ratioTable(results, scenarios, names) {
  const ratios = ({ name }, server) => results[name][server].map(({ cpuUs }, round) => cpuUs / results[name].idiomatic[round].cpuUs);
  const cell = (server) => (scenario) => `${median(ratios(scenario, server)).toFixed(2)} ± ${spread(ratios(scenario, server)).toFixed(2)}`;
  return table(
    ['server', ...scenarios.map(({ title }) => title)],
    names.map((name) => [titleOf(name), ...scenarios.map(cell(name))]),
  );
}

/** Server CPU per request in microseconds. */
export function cpuTable(results, scenarios, names) {
  const cell = (server) => (scenario) => {
    const samples = results[scenario.name][server].map(({ cpuUs }) => cpuUs);
    return `${median(samples).toFixed(1)} (± ${percent(spread(samples))})`;
  };
  return table(
    ['server', ...scenarios.map(({ title }) => title)],
    names.map((name) => [titleOf(name), ...scenarios.map(cell(name))]),
  );
}

/** Requests per second, all processors shared with whatever else runs. */
export function throughputTable(results, scenarios, names) {
  const cell = (server) => (scenario) => Math.round(median(results[scenario.name][server].map(({ perSecond }) => perSecond))).toLocaleString('en');
  return table(
    ['server', ...scenarios.map(({ title }) => title)],
    names.map((name) => [titleOf(name), ...scenarios.map(cell(name))]),
  );
}

/** Boot by the number of routes: the first answer, an answer from every route, memory after that. */
export function bootTable(boots, names) {
  const head = ['server', ...boots.flatMap(({ routes }) => [`${routes.toLocaleString('en')}: first`, 'all', 'RSS'])];
  const cells = ({ firstMs, allMs, rssBytes }) => [`${firstMs.toFixed(0)} ms`, `${allMs.toFixed(0)} ms`, megabytes(rssBytes)];
  return table(
    head,
    names.map((name) => [titleOf(name), ...boots.flatMap(({ results }) => cells(results[name]))]),
  );
}

/** Memory after all rounds, and the bytes of a head as sent. */
export function memoryTable(usages, heads, names) {
  return table(
    ['server', 'RSS after the load', 'response head'],
    names.map((name) => [titleOf(name), megabytes(usages[name].rssBytes), `${heads[name]} B`]),
  );
}

/** Tenon without a socket. */
export function microTable(rows, scenarios) {
  const titles = Object.fromEntries(scenarios.map(({ name, title }) => [name, title]));
  return table(
    ['Tenon, no socket', 'µs', 'bytes allocated'],
    rows.map(({ scenario, ns, bytes }) => [titles[scenario], (ns / 1000).toFixed(2), Math.round(bytes).toLocaleString('en')]),
  );
}

const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** What the figures hold for; no date and no name of a machine. */
export function provenance(names) {
  const [{ model = 'unknown processor' } = {}] = cpus();
  const versions = names.flatMap((name) => servers[name].packages.map((each) => `${each} ${versionOf(each)}`));
  return [
    `- ${availableParallelism()} processors (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`,
    `- ${versions.join(', ')}`,
    `- load by ${loadTool}, 32 connections, one request at a time each; ${isPinned ? 'server and client each on a processor of their own' : 'server and client not pinned to processors'}`,
  ].join('\n');
}

function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}

/** How busy the machine is: its load average over a minute. */
export const busyness = () => loadavg()[0].toFixed(1);
