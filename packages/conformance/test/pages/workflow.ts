import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from './command-line.ts';
import type { Page } from './page.ts';
import { tenon } from './processes.ts';
import { shownCommands } from './shown-commands.ts';

/** A pull request: what stands on the base branch and what is to be merged, both files of a page. */
export interface PullRequest {
  /** A folder of the project of the pages. */
  readonly folder: string;
  readonly base: string;
  readonly head: string;
}

/** The steps of a page's workflow that call `tenon`. */
export function tenonSteps(page: Page): readonly string[] {
  return shownCommands(page).flatMap(({ place, text }) => (place === 'workflow' && text.startsWith('npx tenon ') ? [text] : []));
}

/** Makes a repository with src/app.ts and openapi.json on `origin/main`, and the other app with its document in the work tree. */
export async function openPullRequest({ folder, base, head }: PullRequest): Promise<void> {
  mkdirSync(join(folder, 'src'), { recursive: true });
  const git = (...words: readonly string[]): void => {
    const identity = ['-c', 'user.name=reader', '-c', 'user.email=reader@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...words], { cwd: folder, stdio: 'pipe' });
  };
  const write = async (source: string): Promise<void> => {
    copyFileSync(source, join(folder, 'src/app.ts'));
    await tenon(['export', 'src/app.ts', '-o', 'openapi.json'], folder);
  };
  await write(base);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'released');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await write(head);
}

/** Runs a step of a pull request to main. Shape: what it prints, at the end its exit code unless that is 0. */
export function runStep(step: string, { folder }: PullRequest): Promise<string> {
  const [, , ...words] = wordsOf(step.replaceAll('$GITHUB_BASE_REF', 'main'));
  return tenon(words, folder);
}
