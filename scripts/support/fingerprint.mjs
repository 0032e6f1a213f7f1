import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { cacheFolder, root } from './workspace.mjs';

const skippedFolders = new Set(['node_modules', 'dist', 'coverage', '.cache', '.git']);

/** Every file below a folder, in a stable order, without what is installed or built. */
export function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

/** A hash over names and contents of files, and over extra facts such as a version. */
export function fingerprintOf(paths, facts = []) {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const path of paths) {
    // Forward slashes, so that a fingerprint says the same on Windows.
    hash.update(`${relative(root, path).split(sep).join('/')}\0`);
    hash.update(existsSync(path) ? readFileSync(path) : 'absent');
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Whether `name` was last done with this fingerprint. */
export function isDone(name, fingerprint) {
  const path = join(cacheFolder, name);
  return existsSync(path) && readFileSync(path, 'utf8') === fingerprint;
}

/** Remembers that `name` is done with this fingerprint. */
export function markDone(name, fingerprint) {
  const path = join(cacheFolder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, fingerprint);
}
