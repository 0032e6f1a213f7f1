import type { Json } from '../../../document/json.ts';
import type { SchemaRef, Shape } from '../../model/shape.ts';
import type { ReadSchema } from '../../model/schema-reader.ts';

/** What a schema is of: the first two of a request or a response as a whole, `property` of anything inside it. */
export type Part = 'body' | 'parameter' | 'header' | 'property';

/** Two schemas that stand at the same place of two documents. */
export interface Pair {
  readonly old: ReadSchema;
  readonly new: ReadSchema;
  readonly direction: 'request' | 'response';
  readonly part: Part;
}

/** Something that is different, by the id of its rule. */
export interface Change {
  readonly rule: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  /** The member of the schema that it is about, when it is not the schema itself. */
  readonly at?: Link;
}

/** A step from a pair of schemas to one inside. */
export interface Link {
  readonly step: string;
  readonly old: SchemaRef | null;
  readonly new: SchemaRef | null;
}

/** What was found at a pair, and where to go on. Both sides of a link to go on from are there. */
export interface Found {
  readonly changes: readonly Change[];
  readonly links: readonly Link[];
}

/** Looks at one side of what two shapes say. */
export type Aspect = (pair: Pair) => readonly Change[];

/** A change by its name within the rules of schemas. */
export function changed({ direction, part }: Pair, stem: string, what: Omit<Change, 'rule'> = {}): Change {
  return { rule: `${direction}-${part}-${stem}`, ...what };
}

/** The shapes of a pair. */
export function shapesOf(pair: Pair): readonly [old: Shape, new: Shape] {
  return [pair.old.shape, pair.new.shape];
}

/** Values as people read them in a sentence. */
export function listText(values: readonly Json[]): string {
  const shown = values.slice(0, 5).map((value) => JSON.stringify(value));
  return [...shown, ...(values.length > 5 ? [`and ${values.length - 5} more`] : [])].join(', ');
}
