import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Failure } from '../../failure.ts';
import { commitOf, repositoryTop, type RevisionFile } from './git.ts';
import { checkOut, type Worktree } from './worktree.ts';

const extensions = ['', '.ts', '.js', '.mts', '.mjs'];

/**
 * The document of an app as it was in a revision: the revision is checked out beside the repository for as long as it takes, and
 * `tenon export` runs there in a process of its own.
 * Throws: Failure when there is no such revision or file, or with what the app says.
 */
export async function documentAt({ revision, path }: RevisionFile): Promise<string> {
  const name = `${revision}:${path}`;
  const top = repositoryTop(name);
  const commit = commitOf(revision);
  let checkout: Worktree | null = null;
  let child: ChildProcess | null = null;
  const release = onSignals(() => {
    child?.kill('SIGKILL');
    checkout?.remove();
  });
  try {
    checkout = checkOut(commit, top);
    const file = appIn(checkout.folder, path);
    if (file === null) throw new Failure(`there is no file ${path} in ${revision}`);
    child = exporting(file, workingFolder(checkout.folder, top));
    return await printed(child, name);
  } finally {
    release();
    checkout?.remove();
  }
}

function appIn(folder: string, path: string): string | null {
  const candidates = extensions.map((extension) => join(folder, path + extension));
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? null;
}

/** The folder of the checkout that is the current one of the repository. */
function workingFolder(folder: string, top: string): string {
  const here = resolve(folder, relative(top, process.cwd()));
  return existsSync(here) ? here : folder;
}

/** What ends this program must not leave the checkout behind. Shape: a function that ends the watch */
function onSignals(clean: () => void): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    clean();
    process.exit(signal === 'SIGINT' ? 130 : 143); // as shells count signals: 128 + number
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

function exporting(file: string, cwd: string): ChildProcess {
  return spawn(process.execPath, [resolve(process.argv[1] ?? ''), 'export', file], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

function printed(child: ChildProcess, name: string): Promise<string> {
  const texts = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (texts.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (texts.stderr += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done(texts.stdout);
      else fail(new Failure(`${name} cannot be loaded:\n${texts.stderr.trim().replaceAll(/^/gm, '  ')}`));
    });
  });
}
