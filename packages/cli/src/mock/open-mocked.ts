import { appDocument, type WantedDocument } from '../app-document.ts';
import { appFile } from '../app-file.ts';
import { isDocumentFile, openDocument } from '../document/open-document.ts';
import { readDocument, type ReadDocument } from '../document/read-document.ts';
import { loadApp, type LoadedApp } from '../load-app.ts';
import { usage } from '../parse.ts';
import { keepStdoutForResult } from '../terminal.ts';
import type { UnknownOf } from './serve-mock.ts';

/** What is mocked, and what only the app itself knows of it. */
export interface Mocked {
  readonly read: ReadDocument;
  /** What an operation does with members that it does not declare; `null` where a document is all there is. */
  readonly unknownOf: UnknownOf | null;
}

/**
 * Opens what a word of a command line means: a document file, `-` for standard input, or the file of an app.
 * Throws: Failure when there is neither, or the app has no such document.
 */
export async function openMocked(word: string | undefined, wanted: WantedDocument): Promise<Mocked> {
  if (word === '-' || (word !== undefined && isDocumentFile(word))) {
    if (wanted.name !== undefined || wanted.audience !== undefined) throw usage('--document and --audience are for apps: a file is one document', 'mock');
    return { read: await openDocument(word), unknownOf: null };
  }
  keepStdoutForResult();
  const loaded = await loadApp(appFile(word));
  const read = readDocument(word ?? 'the app', loaded.tooling.printDocument(await appDocument(loaded, wanted)));
  return { read, unknownOf: policiesOf(loaded) };
}

/** What the operations of an app do with members that they do not declare. */
export function policiesOf({ app, tooling }: { readonly app: LoadedApp['app']; readonly tooling: Pick<LoadedApp['tooling'], 'planOf'> }): UnknownOf {
  const policies = new Map(tooling.planOf(app).routes.map(({ method, path, unknown }) => [`${method} ${path}`, unknown]));
  return ({ method, path }) => policies.get(`${method} ${path}`) ?? 'allow';
}
