import { barsOf, barTable } from './bars.mjs';
import * as tables from './tables.mjs';

/** What a person wants to see at once, in the terminal. */
export function summaryOf(results) {
  return sectionsOf(results)
    .map(({ title, text }) => `## ${title}\n\n${text}`)
    .join('\n\n');
}

function sectionsOf(results) {
  const bars = barsOf(results);
  return [{ title: `${results.runtime.title}: promises`, text: barTable(bars), isThere: bars.length > 0 }, ...tablesOf(results)].filter(
    ({ isThere }) => isThere,
  );
}

/** Every table of a results file that has something in it. Shape: [{ title, text, isThere }]. */
export function tablesOf(results) {
  const { own, python } = tables.groupsOf(results);
  const has = (part) => Object.keys(results[part]).length > 0;
  const part = (title, name, text) => ({ title, isThere: has(name), text: has(name) ? text() : '' });
  const all = [...own, ...python];
  return [
    part('CPU time of Tenon as a part of a peer’s', 'samples', () => tables.againstTable(results, own)),
    part('CPU time as a part of the hand-written server’s', 'samples', () => tables.baselineTable(results, own)),
    part('Server CPU per request, µs', 'samples', () => tables.cpuTable(results, own)),
    part('Requests per second', 'samples', () => tables.throughputTable(results, own)),
    {
      ...part('Beside servers of Python, CPU per request, µs', 'samples', () => tables.cpuTable(results, ['tenon', ...python])),
      isThere: has('samples') && python.length > 0,
    },
    part('Bytes allocated per request', 'allocations', () => tables.allocationTable(results, own)),
    part('From the spawn to the first answer', 'boot', () => tables.bootTable(results, all)),
    part('Bytes and memory', 'heads', () => tables.weightTable(results, all)),
  ];
}
