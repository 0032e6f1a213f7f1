import { existsSync, readFileSync, statSync } from 'node:fs';
import { appFile } from '../app-file.ts';
import { Failure } from '../failure.ts';
import { loadApp } from '../load-app.ts';
import { keepStdoutForResult } from '../terminal.ts';
import { readDocument, type ReadDocument } from './read-document.ts';

/**
 * The OpenAPI document that a word of a command line means: a file of JSON or YAML, `-` for standard input, or the file of an
 * app, whose document is printed as `tenon export` prints it. Opens no plugin.
 * Throws: Failure when there is neither, or the word is a URL.
 */
export async function openDocument(word: string | undefined): Promise<ReadDocument> {
  if (word !== undefined && isUrl(word)) throw urlFailure(word);
  if (word === '-') return readDocument('standard input', readFileSync(0, 'utf8'));
  if (word !== undefined && isDocumentFile(word)) return readDocument(word, fileText(word));
  keepStdoutForResult();
  const { app, tooling } = await loadApp(appFile(word));
  return readDocument(word ?? 'the app', tooling.printDocument(await app.document()));
}

/** Whether a word names a document and no module: by its ending. A URL does, so that `openDocument` says what to do with it. */
export function isDocumentFile(word: string): boolean {
  return isUrl(word) || /\.(?:json|ya?ml)$/i.test(word);
}

/** Whether a word is the address of something on the web. */
export function isUrl(word: string): boolean {
  return /^https?:\/\//i.test(word);
}

/** Without what may be secret: a user, a query. */
function urlFailure(word: string): Failure {
  const shown = word.replace(/[?#].*$/s, '').replace(/^(\w+:\/\/)[^/]*@/, '$1');
  return new Failure(`${shown} is a URL, and URLs are not read\n  → fetch it, and name - for standard input, as in: curl -sS ${shown} | tenon lint -`, 2);
}

function fileText(path: string): string {
  if (!existsSync(path)) throw new Failure(`there is no file ${path}`);
  if (statSync(path).isDirectory()) throw new Failure(`${path} is a folder: name the file of the document`);
  return readFileSync(path, 'utf8');
}
