import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from './git.ts';

/** A commit, checked out beside the repository with the packages that are installed in it. */
export interface Worktree {
  readonly folder: string;
  /** Removes it without a trace; a second time does nothing. */
  remove(): void;
}

/**
 * Checks a commit out into a folder of its own. Packages are those of today: what the commit asks for is not installed.
 * Throws: Failure with what git says.
 */
export function checkOut(commit: string, top: string): Worktree {
  const around = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-diff-')));
  const folder = join(around, 'tree');
  const remove = (): void => {
    if (!existsSync(around)) return;
    rmSync(around, { recursive: true, force: true });
    git(['worktree', 'prune'], top);
  };
  try {
    // Hooks are for checkouts that somebody works in.
    git(['-c', 'core.hooksPath=/dev/null', 'worktree', 'add', '--detach', '--force', folder, commit], top);
    linkPackages(top, folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

/** Gives every folder with a package.json the node_modules that it has in the repository. */
function linkPackages(top: string, folder: string): void {
  const manifests = git(['ls-files', '-z', '--', 'package.json', '*/package.json'], top).split('\0');
  for (const place of new Set(['.', ...manifests.filter((path) => path !== '').map((path) => dirname(path))])) {
    const [installed, link] = [join(top, place, 'node_modules'), join(folder, place, 'node_modules')];
    if (existsSync(installed) && existsSync(join(folder, place)) && !existsSync(link)) symlinkSync(installed, link, 'junction');
  }
}
