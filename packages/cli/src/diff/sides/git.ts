import { execFileSync } from 'node:child_process';
import { relative, resolve, sep } from 'node:path';
import { Failure } from '../../failure.ts';

/** A file of a revision. */
export interface RevisionFile {
  readonly revision: string;
  /** From the top of the repository, with forward slashes. */
  readonly path: string;
}

/**
 * Runs git and gives what it prints.
 * Throws: Failure when there is no git, and with what git says.
 */
export function git(args: readonly string[], cwd = process.cwd()): string {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: string; readonly stderr?: string }; // what execFileSync throws
    if (code === 'ENOENT') throw new Failure('git is needed to read revisions, and there is no command of that name');
    throw new Failure(`git ${args[0]} says: ${String(stderr ?? error).trim()}`);
  }
}

/** The top of the repository around a folder. Throws: Failure when there is none. */
export function repositoryTop(word: string): string {
  const inside = attempt(['rev-parse', '--show-toplevel']);
  if (inside === null) throw new Failure(`${word} is of a git revision, and this folder is in no git repository`);
  return inside.trim();
}

/**
 * The commit that a name means.
 * Throws: Failure when there is none, as in a shallow clone.
 */
export function commitOf(revision: string): string {
  const commit = revision.startsWith('-') ? null : attempt(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (commit !== null) return commit.trim();
  throw new Failure(`there is no revision ${revision} in this repository\n  → in CI, clones hold the newest commit alone: git fetch origin ${revision}`);
}

/**
 * The text of a file of a revision.
 * Throws: Failure when there is no such revision or file.
 */
export function textAt({ revision, path }: RevisionFile): string {
  const commit = commitOf(revision);
  if (attempt(['cat-file', '-e', `${commit}:${path}`]) === null) throw new Failure(`there is no file ${path} in ${revision}`);
  return git(['show', `${commit}:${path}`]);
}

/** The path of a file from the top of its repository. */
export function pathInRepository(path: string, top: string): string {
  return relative(top, resolve(path)).split(sep).join('/');
}

/** What git prints, `null` when it ends with an error; a missing git is an error of its own. */
function attempt(args: readonly string[]): string | null {
  try {
    return git(args);
  } catch (error) {
    if (error instanceof Failure && error.message.startsWith('git is needed')) throw error;
    return null;
  }
}
