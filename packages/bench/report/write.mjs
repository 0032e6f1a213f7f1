import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../runtimes/install.mjs';
import { chartsOf } from './charts.mjs';
import { pageOf } from './page.mjs';
import { printed } from './results.mjs';

const docsFolder = fileURLToPath(new URL('../../../docs/reference', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Writes the rounds, the charts and the page, which tells about every runtime that was ever measured here. Gives the files.
 * Shape: <folder>/benchmarks.md, <folder>/benchmarks/<runtime>.json, <folder>/benchmarks/<runtime>-cpu.svg, …
 */
export async function writeReport(results, { output, isComplete }) {
  const folder = output ?? (isComplete ? docsFolder : cacheFolder);
  const parts = join(folder, 'benchmarks');
  mkdirSync(parts, { recursive: true });
  const files = [[join(parts, `${results.runtime.id}.json`), printed(results)], ...chartsOf(results).map(({ file, text }) => [join(parts, file), text])];
  for (const [file, text] of files) writeFileSync(file, text);
  const page = join(folder, 'benchmarks.md');
  writeFileSync(page, pageOf(allResults(parts)));
  return [...files.map(([file]) => file), page].map((file) => relative(root, file));
}

/** What was measured on every runtime, Node first. */
function allResults(folder) {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const rank = ({ runtime }) => (runtime.kind === 'node' ? `0 ${runtime.id}` : `1 ${runtime.id}`);
  return files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
