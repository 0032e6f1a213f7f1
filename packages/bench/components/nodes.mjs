import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The versions that are measured, as packages of npm. */
const pinned = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0', 26: '26.10.0' };
const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));

/** The executable of a Node: `current`, a path, or a version of the table, which is installed once. */
export async function nodeAt(wanted) {
  if (wanted === 'current') return process.execPath;
  if (existsSync(wanted)) return wanted;
  const version = pinned[wanted];
  if (version === undefined) throw new Error(`--node takes a path or one of ${Object.keys(pinned).join(', ')}, not ${wanted}`);
  const folder = join(cache, `node-${version}`);
  const file = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    await promisify(execFile)('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', `node@${version}`]);
  }
  return file;
}
