import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';

/** A node that is still being written. */
export type Draft = { -readonly [Keyword in keyof SchemaObject]: SchemaObject[Keyword] };

/** `{}` and `{ not: true }` are the boolean schemas. */
export function simplified(draft: Draft): SchemaNode {
  if (draft.if === undefined) {
    if (draft.then !== undefined) delete draft.then;
    if (draft.else !== undefined) delete draft.else;
  }
  // Most have a type: no keywords need to be listed for these.
  if (draft.type !== undefined) return draft;
  const keywords = Object.keys(draft);
  if (keywords.length === 0) return true;
  return keywords.length === 1 && draft.not === true ? false : draft;
}
