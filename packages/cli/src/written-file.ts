import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** Files that a command writes: path as typed, and text. */
export type WrittenFiles = readonly (readonly [path: string, text: string])[];

/**
 * Writes what differs; what does not keeps its time, so that no watcher wakes. Shape: the paths that were written.
 * Throws: Failure where a folder stands in place of a file, or a file in place of a folder.
 */
export function writeWritten(files: WrittenFiles, terminal: Terminal): readonly string[] {
  const stale = files.filter(([path, text]) => existingText(path) !== text);
  for (const [path] of stale) checkFolder(dirname(path));
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  for (const [path] of files) terminal.remark(`${terminal.green('✓')} ${path} ${stale.some(([each]) => each === path) ? 'written' : 'is up to date'}`);
  return stale.map(([path]) => path);
}

/** Throws: Failure when a file is not what would be written, with the command that refreshes it. */
export function checkWritten(files: WrittenFiles, refresh: string, terminal: Terminal): void {
  const mistakes = files.flatMap(([path, text]) => {
    const existing = existingText(path);
    if (existing === null) return [`${path} is missing`];
    return existing === text ? [] : [`${path} is stale: the first difference is in line ${firstDifference(existing, text)}`];
  });
  if (mistakes.length > 0) throw new Failure(`${mistakes.join('\n  ')}\n  → ${refresh}`);
  for (const [path] of files) terminal.remark(`${terminal.green('✓')} ${path} is up to date`);
}

/** A folder that is there, or can be made. */
function checkFolder(path: string): void {
  if (!existsSync(path)) {
    if (dirname(path) !== path) checkFolder(dirname(path));
    return;
  }
  if (!statSync(path).isDirectory()) throw new Failure(`${path} is a file: a folder is needed there, choose another place with -o`);
}

function existingText(path: string): string | null {
  if (existsSync(path) && statSync(path).isDirectory()) throw new Failure(`${path} is a folder: name a file`);
  // Checkouts on Windows may have changed the line ends, and nothing else.
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : null;
}

function firstDifference(left: string, right: string): number {
  const lines = right.split('\n');
  const index = left.split('\n').findIndex((line, position) => line !== lines[position]);
  return (index === -1 ? left.split('\n').length : index) + 1;
}
