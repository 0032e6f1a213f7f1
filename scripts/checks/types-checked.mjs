import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../support/command.mjs';
import { atOnce } from '../support/at-once.mjs';
import { exists, skipped, toolPath } from '../support/tool.mjs';
import { publishedPackages, root, workspaces } from '../support/workspace.mjs';

/** TypeScript 7 over every workspace that has a tsconfig.json: one result for each. 5.9, which takes several times as long, builds them. */
export async function typesChecked() {
  const folders = workspaces()
    .map(({ folder }) => folder)
    .filter((folder) => exists(`${folder}/tsconfig.json`));
  const tsc = toolPath('typescript-native', 'tsc');
  return merged(await allOf(folders.map((folder) => [tsc, '-p', folder, '--noEmit'])));
}

/**
 * Every `*.test-d.ts` file under both compilers: against the sources, what is published, and without exactOptionalPropertyTypes.
 * `emit` writes what `published` reads.
 */
export async function typeTests() {
  const rows = [
    ['types.emit', 'types.published'],
    ['types', 'types.loose'],
  ];
  const results = [];
  // One compiler after the other: they write to one place.
  for (const tsc of compilers()) {
    const commands = rows.map((names) => names.map((name) => [tsc, '-p', `packages/tenon/tsconfig.${name}.json`]));
    results.push(...(await atOnce(commands.map((row) => () => inOrder(row)))));
  }
  return merged(results.flat());
}

/**
 * The published types under both compilers, as a user's strict project sees them.
 * `skipLibCheck` is off, so that a mistake inside our own declaration files shows.
 */
export async function publicTypes() {
  const entries = publishedPackages().flatMap(typeEntries).filter(exists);
  if (entries.length === 0) return skipped('nothing is built');
  // Below packages/tenon, where the packages that the types name are installed.
  const folder = join(root, 'packages', 'tenon', 'node_modules', '.cache', 'public-types');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(consumerConfig(entries)));
  return merged(await allOf(compilers().map((tsc) => [tsc, '-p', folder])));
}

function compilers() {
  return [toolPath('typescript', 'tsc'), toolPath('typescript-native', 'tsc')];
}

function typeEntries({ folder, manifest }) {
  const targets = Object.values(manifest.exports ?? {}).map((target) => target.types);
  return targets.filter((path) => path !== undefined).map((path) => `${folder}/${path.replace('./', '')}`);
}

function consumerConfig(entries) {
  const compilerOptions = { skipLibCheck: false, noEmit: true, types: ['node'], typeRoots: [join(root, 'node_modules', '@types')] };
  return { extends: join(root, 'tsconfig.base.json'), compilerOptions, files: entries.map((path) => join(root, path)) };
}

function allOf(commands) {
  return atOnce(commands.map((command) => () => runNode(command, { show: false })));
}

async function inOrder(commands) {
  const results = [];
  for (const command of commands) results.push(await runNode(command, { show: false }));
  return results;
}

function merged(results) {
  const wrong = results.filter(({ code }) => code !== 0);
  return { passed: results.length - wrong.length, failed: wrong.length, report: wrong.map(({ output }) => output).join('\n') };
}
