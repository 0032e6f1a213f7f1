import type { Codec } from './schema.ts';
import type { ParameterStyle } from './parameter.ts';

/** What a client needs at run time, as plain JSON, printed from the plan. */
export interface Manifest {
  /** Version of this format. */
  readonly tenon: number;
  /** By tree path joined with dots: `books.get`. */
  readonly routes: { readonly [route: string]: ManifestRoute };
}

/** One route of a manifest; every optional member is left out where the default holds. */
export interface ManifestRoute {
  readonly method: string;
  /** Path template: `/books/{id}`. A parameter that spans slashes is written `{rest*}`. */
  readonly path: string;
  /** Styles that differ from the place's default, by `place.name`: `{ 'query.tags': ['pipeDelimited', false] }`. */
  readonly styles?: { readonly [parameter: string]: readonly [style: ParameterStyle, explode: boolean] };
  /** Media type of the request body when there is one and it is not `application/json`. */
  readonly mediaType?: string;
  /**
   * Where Tenon's own codecs sit, by slot: `body`, `query`, `params`, `headers`, `cookies` for what is sent; a status
   * (`200`) for a received body, or for each item of a streamed one; `200.headers` for its headers, by lower-case name.
   */
  readonly codecs?: { readonly [slot: string]: CodecTree };
}

/**
 * Where codecs sit inside a value.
 * Shape: a codec's name at its own place; `{ members: {name: tree} }` for objects; `{ items: tree }` for every item of an
 * array; `{ tuple: [tree|null, …] }`; `{ values: tree }` for every value of a record; `{ ref: n }` a recursive reference to
 * the n-th enclosing `{ id: n }`; `{ anyOf: [tree, …] }` alternatives: the first that fits the value.
 */
export type CodecTree =
  | Exclude<Codec, object>
  | {
      readonly id?: number;
      readonly members?: { readonly [name: string]: CodecTree };
      readonly items?: CodecTree;
      readonly tuple?: readonly (CodecTree | null)[];
      readonly values?: CodecTree;
      readonly anyOf?: readonly CodecTree[];
      readonly ref?: number;
    };
