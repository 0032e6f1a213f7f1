import { canonical } from '../../model/canonical.ts';
import { fingerprint } from './fingerprint.ts';
import type { ReadSchema, SchemaReader } from '../../model/schema-reader.ts';

/** Schemas of two lists that are the same ones, and the rest. */
export interface Matched {
  readonly pairs: readonly (readonly [old: ReadSchema, new: ReadSchema])[];
  readonly removed: readonly ReadSchema[];
  readonly added: readonly ReadSchema[];
}

/** What makes a schema of one list that of another, the surest first. */
type Likeness = (schema: ReadSchema, reader: SchemaReader) => string | null;

const likenesses: readonly Likeness[] = [
  ({ component }) => component,
  (schema, reader) => canonical(fingerprint(schema, reader)),
  ({ shape }, reader) => {
    const names = [...shape.properties.keys()].sort();
    const tags = names.map((name) => [name, reader.read(shape.properties.get(name) ?? { raw: true, pointer: '' }).shape.values]);
    return names.length === 0 ? null : JSON.stringify(tags);
  },
  ({ shape, component }) => (component === null ? JSON.stringify(shape.types) : null),
];

/** Finds the members of two unions that belong together: by name, by what they say, by what they consist of, inline ones by type. */
export function matched(old: readonly ReadSchema[], next: readonly ReadSchema[], oldReader: SchemaReader, newReader: SchemaReader): Matched {
  const start: Matched = { pairs: [], removed: old, added: next };
  return likenesses.reduce((found, likeness) => {
    const added = [...found.added];
    const pairs = [...found.pairs];
    const removed = found.removed.filter((schema) => {
      const like = likeness(schema, oldReader);
      const index = like === null ? -1 : added.findIndex((other) => likeness(other, newReader) === like);
      const [other] = index === -1 ? [] : added.splice(index, 1);
      if (other !== undefined) pairs.push([schema, other]);
      return other === undefined;
    });
    return { pairs, removed, added };
  }, start);
}
