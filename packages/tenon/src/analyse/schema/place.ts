import type { Mistake } from '../../shapes/mistake.ts';
import type { DynamicScope } from './dynamic-scope.ts';
import { childPointer } from './json-pointer.ts';
import { kindOf } from './marks.ts';
import type { RawSchema } from './raw-schema.ts';
import { baseWithin, type SchemaDocument, type Spot } from './schema-document.ts';

/** Where a schema was given. */
export interface SchemaSite {
  /** For people: `GET /books/{id} response 200`. */
  readonly at: string;
  /** PascalCase name for an anonymous recursive schema: `BooksGetResponse`. */
  readonly hint: string;
}

/** Where the normaliser stands. */
export interface Place {
  readonly document: SchemaDocument;
  /** Base URI for references at this place. */
  readonly base: string;
  readonly pointer: string;
  readonly site: SchemaSite;
  /** What dynamic references mean here; null where there are none. */
  readonly scope: DynamicScope | null;
  /** The schema objects around this place, innermost first; a reference starts a new chain. */
  readonly around: Around | null;
}

/** One link of the chain of schema objects around a place. */
export interface Around {
  readonly schema: object;
  readonly outer: Around | null;
}

/** The place of a schema reached by itself or by a reference. */
export function placeAt(spot: Spot, site: SchemaSite, scope: DynamicScope | null): Place {
  return { document: spot.document, base: spot.base, pointer: spot.pointer, site, scope, around: null };
}

/** The way to a schema directly inside another: a keyword, and the name or index there where it has several. */
interface Step {
  readonly keyword: string;
  readonly token: string | undefined;
  readonly child: unknown;
}

/** The place of a schema inside another. */
export function inside(place: Place, around: Around, { keyword, token, child }: Step): Place {
  return {
    document: place.document,
    base: baseWithin(child, place.base),
    pointer: token === undefined ? `${place.pointer}/${keyword}` : childPointer(`${place.pointer}/${keyword}`, token),
    site: place.site,
    scope: place.scope,
    around,
  };
}

/** Whether an object is one of those around a place. */
export function isAround(schema: object, around: Around | null): boolean {
  for (let link = around; link !== null; link = link.outer) if (link.schema === schema) return true;
  return false;
}

/** A mistake at a place; the pointer says where in the schema. */
export function mistakeAt(place: Place, code: string, message: string, advice: string): Mistake {
  return { code, at: place.site.at, message: place.pointer === '' ? message : `${message} (at #${place.pointer})`, advice };
}

/** TypeBox's `This` means the nearest schema around it with that `$id`: two copies of TypeBox may both count `T0`. */
export function spotAround(reference: string, schema: RawSchema, place: Place): Spot | undefined {
  if (kindOf(schema) !== 'This') return undefined;
  for (let link = place.around; link !== null; link = link.outer) {
    if ((link.schema as RawSchema)['$id'] === reference) return { document: place.document, schema: link.schema, base: place.base, pointer: place.pointer };
  }
  return undefined;
}
