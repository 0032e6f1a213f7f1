import type { AppOptions } from 'tenon';
import type { DocumentOperation } from './document-operation.ts';
import type { Warn } from './references.ts';

/** What a handler of such an app is called with: the request and its `reply`, as Tenon hands them out. */
export interface DocumentCall {
  readonly params: object;
  readonly query: object;
  readonly headers: object;
  readonly cookies: object;
  readonly body: unknown;
  readonly reply: (status: number, body?: unknown, headers?: object) => unknown;
  readonly request: Request;
  readonly signal: AbortSignal;
}

/** How an app is made of a document. */
export interface DocumentAppOptions {
  /** What a handler answers: the business of a mock server. Never called where a client is printed. */
  readonly answer: (operation: DocumentOperation, call: DocumentCall) => unknown;
  /** Is told of what the document says and Tenon cannot hold: one sentence, and the JSON pointer. */
  readonly warn: Warn;
  /** `none`: routes check requests only, and answer 204 where `answer` gives nothing. Default: `declared`. */
  readonly responses?: 'declared' | 'none';
  /** `all`: bodies that are no JSON are declared as well, for clients: an app does not read or write them. Default: `json`. */
  readonly bodies?: 'json' | 'all';
  /** Leaves texts texts: instants, big integers and bytes are not decoded. */
  readonly isWire?: boolean;
  /** What an operation does with members that it does not declare, where a schema says nothing. Default: `allow`. */
  readonly unknownOf?: (operation: Pick<DocumentOperation, 'method' | 'path'>) => 'reject' | 'strip' | 'allow';
  readonly app?: AppOptions;
}
