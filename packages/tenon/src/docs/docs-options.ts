import type { DocsView } from '../shapes/docs.ts';
import type { Mistake } from '../shapes/mistake.ts';
import { DeclarationError } from '../support/errors.ts';
import { uiMistakes } from './ui-mistakes.ts';

/** How the docs page looks and where it finds things. */
export interface DocsOptions extends DocsView {
  /** Where the page is: `/docs` unless told. */
  readonly path?: string;
  /** The window's title: `API documentation` unless told. */
  readonly title?: string;
  /** Where the main document is: `/openapi.json` unless told. */
  readonly documentPath?: string;
  /** The documents to choose from, the main one first; without them there is the main one alone. */
  readonly documents?: readonly DocsDocument[];
  /**
   * Origins that the page may call beside its own: other servers of the document, token URLs of OAuth.
   * @example ['https://login.example.com']
   */
  readonly connectTo?: readonly string[];
}

/** A document and where it is served. */
export interface DocsDocument {
  readonly name: string;
  readonly path: string;
}

const plainPath = /^(?:\/[A-Za-z0-9._~-]+)+$/;

/** What would break the page's links or its security policy: docs.path, docs.document, docs.connect-to, docs.asset, docs.policy. */
export function docsMistakes({ path, documentPath, documents = [], connectTo = [], ui }: DocsOptions): readonly Mistake[] {
  return [
    ...pathMistakes('path', path),
    ...pathMistakes('documentPath', documentPath),
    ...documents.flatMap((document, index) => documentMistakes(document, documents.slice(0, index))),
    ...connectTo.flatMap(originMistakes),
    ...(ui === undefined ? [] : uiMistakes(ui)),
  ];
}

/** Throws: DeclarationError with all mistakes of the options together. */
export function checkDocsOptions(options: DocsOptions): void {
  const mistakes = docsMistakes(options);
  if (mistakes.length > 0) throw new DeclarationError(mistakes);
}

function documentMistakes({ name, path }: DocsDocument, before: readonly DocsDocument[]): Mistake[] {
  const mistakes = pathMistakes('documents', path);
  if (name !== '' && !before.some((other) => other.name === name)) return mistakes;
  const message = name === '' ? 'a document has no name' : `two documents are named ${JSON.stringify(name)}`;
  return [...mistakes, { code: 'docs.document', at: 'docs documents', message, advice: 'Readers choose by name: give each one of its own' }];
}

function pathMistakes(option: string, path: string | undefined): Mistake[] {
  if (path === undefined || isPlain(path)) return [];
  return [
    {
      code: 'docs.path',
      at: `docs ${option}`,
      message: `${JSON.stringify(path)} is not a plain path`,
      advice: 'Start it with a slash, end it without one, and use letters, digits and `.` `_` `~` `-` between, e.g. /docs',
    },
  ];
}

function isPlain(path: string): boolean {
  // A browser resolves dot segments before it asks.
  return plainPath.test(path) && !path.split('/').some((segment) => segment === '.' || segment === '..');
}

function originMistakes(text: string): Mistake[] {
  if (isOrigin(text)) return [];
  return [
    {
      code: 'docs.connect-to',
      at: 'docs connectTo',
      message: `${JSON.stringify(text)} is not an origin`,
      advice: 'Write scheme, host and port only, e.g. https://login.example.com',
    },
  ];
}

// The text enters a header: only what URL itself would print passes, so no space and no semicolon.
function isOrigin(text: string): boolean {
  return /^https?:\/\/[^;,'*\s]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
