import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { closest } from './closest.ts';
import { Failure } from './failure.ts';

const extensions = ['.ts', '.js', '.mts', '.mjs'];
const usualPlaces = ['app', 'src/app', 'main', 'src/main'].flatMap((place) => extensions.map((extension) => place + extension));

/**
 * The absolute path of the app's file; without a name, the first of the usual places.
 * Throws: Failure that names what is there instead.
 */
export function appFile(typed: string | undefined, cwd = process.cwd()): string {
  if (typed === undefined) return usualFile(cwd);
  const path = resolve(cwd, typed);
  const found = [path, ...extensions.map((extension) => path + extension)].find(isFile);
  if (found === undefined) throw new Failure(`there is no file ${typed}${instead(path, cwd)}`);
  return found;
}

function usualFile(cwd: string): string {
  const found = usualPlaces.map((place) => join(cwd, place)).find(isFile);
  if (found === undefined) throw new Failure('name the file of the app, as in: tenon start src/app.ts', 2);
  return found;
}

function instead(path: string, cwd: string): string {
  const [inside] = modulesIn(path).filter((module) => usualPlaces.includes(basename(module)));
  if (inside !== undefined) return `: did you mean ${relative(cwd, inside)}?`;
  const candidates = [dirname(path), join(cwd, 'src'), cwd].flatMap(modulesIn);
  const sameName = candidates.find((candidate) => stem(candidate) === stem(path));
  const meant = sameName ?? nearest(path, candidates);
  return meant === null ? '' : `: did you mean ${relative(cwd, meant)}?`;
}

function nearest(path: string, candidates: readonly string[]): string | null {
  const name = closest(
    basename(path),
    candidates.map((candidate) => basename(candidate)),
  );
  return candidates.find((candidate) => basename(candidate) === name) ?? null;
}

function modulesIn(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => /(?<!\.d)\.[mc]?[jt]s$/.test(name))
    .map((name) => join(folder, name));
}

function stem(path: string): string {
  return basename(path).replace(/\.[mc]?[jt]s$/, '');
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
