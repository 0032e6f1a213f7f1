import type { ChangeClass } from './rules/rule.ts';

/** One difference between two documents. */
export interface Finding {
  /** The id of its rule. */
  readonly rule: string;
  readonly class: ChangeClass;
  readonly message: string;
  /** The operations that it is about, the first one where it was found first; none for the document as a whole. */
  readonly operations: readonly string[];
  /** What part of the operation: `query parameter limit`, `response 200`. Empty for the operation itself. */
  readonly where: string;
  /** What part of a schema: `Book.authors[].name`. Empty for what is no part of one. */
  readonly path: string;
  /** JSON pointers; a removed thing is `null` in the new document, a new one in the old. */
  readonly oldPointer: string | null;
  readonly newPointer: string | null;
}
