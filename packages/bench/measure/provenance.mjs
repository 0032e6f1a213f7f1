import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { peers } from '../peers/index.mjs';
import { connections } from './load-process.mjs';
import { isPinned } from './pinning.mjs';

const requirements = new URL('../python/requirements.txt', import.meta.url);

/** What the figures hold for; no date and no name of a machine. */
export function provenanceOf({ runtime: { id, title, kind }, python, names }) {
  const [{ model = 'unknown processor' } = {}] = cpus();
  return {
    runtime: { id, title, kind },
    python: python === null ? null : python.version,
    machine: {
      processors: availableParallelism(),
      model: model.trim(),
      memoryGb: Math.round(totalmem() / 2 ** 30),
      system: `${process.platform} ${process.arch}`,
    },
    load: { node: process.versions.node, connections, isPinned },
    packages: Object.fromEntries(names.flatMap((name) => versionsOf(peers[name])).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function versionsOf({ packages, kinds }) {
  return packages.map((name) => [name, kinds.includes('python') ? pythonVersionOf(name) : nodeVersionOf(name)]);
}

function nodeVersionOf(name) {
  return JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}

function pythonVersionOf(name) {
  const lines = readFileSync(requirements, 'utf8').split('\n');
  return lines
    .find((line) => line.toLowerCase().startsWith(`${name}==`))
    .split('==')[1]
    .trim();
}
