import { existsSync } from 'node:fs';
import { isDocumentFile, isUrl, openDocument } from '../../document/open-document.ts';
import { readDocument, type ReadDocument } from '../../document/read-document.ts';
import { pathInRepository, repositoryTop, textAt, type RevisionFile } from './git.ts';
import { documentAt } from './revision-app.ts';

/**
 * The document that a word means: a file, `-`, an app, or a document or an app of a git revision, as in `main:src/app.ts`.
 * Throws: Failure when there is none, and whatever the app's code throws.
 */
export async function openSide(word: string | undefined): Promise<ReadDocument> {
  const file = word === undefined ? null : revisionFile(word);
  if (file === null || word === undefined) return openDocument(word);
  repositoryTop(word);
  return openRevision(file, word);
}

/** The same file as it was in a revision. */
export async function openBase(revision: string, word: string): Promise<ReadDocument> {
  const name = `${revision}:${word}`;
  return openRevision({ revision, path: pathInRepository(word, repositoryTop(name)) }, name);
}

async function openRevision(file: RevisionFile, name: string): Promise<ReadDocument> {
  return readDocument(name, isDocumentFile(file.path) ? textAt(file) : await documentAt(file));
}

/**
 * The parts of `main:openapi.json`; `./` and `../` start from the current folder, as they do for git. A file of that name goes first,
 * and so does a drive of Windows.
 */
function revisionFile(word: string): RevisionFile | null {
  const [, revision, path] = /^([^:]{2,}|@):(.+)$/s.exec(word) ?? [];
  if (revision === undefined || path === undefined || isUrl(word) || existsSync(word)) return null;
  return { revision, path: /^\.\.?\//.test(path) ? pathInRepository(path, repositoryTop(word)) : path };
}
