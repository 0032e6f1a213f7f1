import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

const ignoredFolders = new Set(['node_modules', 'dist', 'data', 'coverage']);
// Editors write in steps: a file, its backup, its time.
const settledMs = 40;

/**
 * Tells of changed source files below some folders: once per save, with the paths; a save that changes nothing is none.
 * Folders that are installed, built or hidden are left out, and so are tests and declaration files.
 */
export class SourceWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  /** Path → hash of its content. */
  readonly #known = new Map<string, string>();
  readonly #touched = new Set<string>();
  readonly #ignored: readonly string[];
  readonly #onChange: (paths: readonly string[]) => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(ignored: readonly string[], onChange: (paths: readonly string[]) => void) {
    this.#ignored = ignored.map((path) => resolve(path));
    this.#onChange = onChange;
  }

  /** Watches a folder and the folders in it. */
  add(folder: string): void {
    if (this.#watchers.has(folder) || this.#ignored.includes(folder)) return;
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return; // gone again
    const watcher = watch(folder, (_, name) => this.#touch(name === null ? folder : join(folder, name)));
    watcher.on('error', () => this.#forget(folder)); // the folder is gone
    this.#watchers.set(folder, watcher);
    // Read after it is watched: what comes in between is heard of.
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && isWatched(entry.name)) this.add(path);
      else if (entry.isFile() && isSource(entry.name)) this.#known.set(path, hashOf(path));
    }
  }

  /** Watches the folder of a file that is outside of what is watched. */
  addFile(path: string): void {
    const folder = dirname(path);
    if (!this.#known.has(path) && !path.split(sep).includes('node_modules')) this.add(folder);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #touch(path: string): void {
    this.#touched.add(path);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), settledMs);
  }

  #settle(): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    const changed = [...new Set(touched.flatMap((path) => this.#changesAt(path)))];
    if (changed.length > 0) this.#onChange(changed);
  }

  #changesAt(path: string): readonly string[] {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return this.#removalsAt(path);
    if (stat.isDirectory()) return isWatched(basename(path)) && !this.#watchers.has(path) ? this.#additionsAt(path) : [];
    if (!stat.isFile() || !isSource(basename(path))) return [];
    const hash = hashOf(path);
    if (this.#known.get(path) === hash) return [];
    this.#known.set(path, hash);
    return [path];
  }

  #additionsAt(folder: string): readonly string[] {
    const before = new Set(this.#known.keys());
    this.add(folder);
    return [...this.#known.keys()].filter((path) => !before.has(path));
  }

  #removalsAt(path: string): readonly string[] {
    this.#forget(path);
    const gone = [...this.#known.keys()].filter((each) => each === path || each.startsWith(path + sep));
    for (const each of gone) this.#known.delete(each);
    return gone;
  }

  #forget(folder: string): void {
    for (const [path, watcher] of this.#watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      this.#watchers.delete(path);
    }
  }
}

/** The folder of an app's package: the nearest with a package.json, else the app's own. */
export function packageFolder(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return dirname(file);
  }
}

/** Paths as a developer says them. */
export function shownPaths(paths: readonly string[]): string {
  const shown = paths.map((path) => relative(process.cwd(), path));
  return shown.length <= 3 ? shown.join(', ') : `${shown.slice(0, 2).join(', ')} and ${shown.length - 2} more`;
}

function isWatched(folder: string): boolean {
  return !ignoredFolders.has(folder) && !folder.startsWith('.');
}

function isSource(name: string): boolean {
  if (name.startsWith('.env')) return true;
  return /\.(?:[mc]?[jt]s|[jt]sx|json)$/.test(name) && !/\.(?:test|spec|test-d|d)\.[mc]?[jt]sx?$/.test(name) && !name.startsWith('.');
}

function hashOf(path: string): string {
  try {
    return createHash('sha1').update(readFileSync(path)).digest('base64');
  } catch {
    return ''; // gone between two looks
  }
}
