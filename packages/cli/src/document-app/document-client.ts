import { clientFiles, type ClientFile } from 'tenon/tooling';
import { manifestOf } from 'tenon';
import type { ReadDocument } from '../document/read-document.ts';
import { declaredDocument } from './document-app.ts';

/** A client of a document. */
export interface DocumentClient {
  readonly files: readonly ClientFile[];
  /** How many operations it has. */
  readonly operations: number;
  readonly warnings: readonly { readonly text: string; readonly pointer: string }[];
}

/** The files of a client of a document, the same as those of an app that has this document. */
export function documentClient(read: ReadDocument, options: { readonly isWire?: boolean } = {}): DocumentClient {
  const warnings: { readonly text: string; readonly pointer: string }[] = [];
  const { app, mediaTypes } = declaredDocument(read, {
    ...options,
    bodies: 'all',
    answer: () => undefined,
    warn: (text, pointer) => void warnings.push({ text, pointer }),
  });
  return { files: clientFiles(app, { mediaTypes }), operations: Object.keys(manifestOf(app).routes).length, warnings };
}
