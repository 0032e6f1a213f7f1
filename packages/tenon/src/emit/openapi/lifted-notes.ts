import type { SchemaNode } from '../../shapes/schema.ts';

/** A schema without the notes that belong beside it, at its parameter or header. */
export interface LiftedNotes {
  readonly description: string | undefined;
  readonly isDeprecated: boolean;
  readonly rest: SchemaNode;
}

/** Takes the notes off a schema. Those of a definition stay: other places share it. */
export function withoutNotes(node: SchemaNode): LiftedNotes {
  if (typeof node === 'boolean') return { description: undefined, isDeprecated: false, rest: node };
  const { description, deprecated, ...rest } = node;
  return { description, isDeprecated: deprecated === true, rest };
}
