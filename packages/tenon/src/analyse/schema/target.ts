import type { SchemaNode } from '../../shapes/schema.ts';
import type { Draft } from './draft.ts';
import type { Place } from './place.ts';

/** How a schema is called: by its user, or by a name that Tenon derives (`''` stands for the site's hint alone). */
export type TargetName = { readonly given: string } | { readonly stem: string };

/** A schema that becomes a definition. */
export interface Target {
  readonly name: TargetName;
  /** Where it was met first. */
  readonly place: Place;
  /** Undefined while the schema is being read. */
  body: SchemaNode | undefined;
  /** The nodes whose `$ref` is this target; they get their text when names are given. */
  readonly references: Draft[];
  /** The key in `Schemas.definitions`: the given name, or one for the time being until `Names` has chosen. */
  key: string;
}
