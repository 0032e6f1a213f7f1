import type { Json, JsonObject } from '../document/json.ts';

/** One operation of a document, resolved: references to parts followed, parameters of the path item merged, schemas in the words of 2020-12. */
export interface DocumentOperation {
  /** Its own, or one made of method and path. */
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** As the document writes it. */
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary: string | null;
  readonly description: string | null;
  readonly isDeprecated: boolean;
  readonly parameters: readonly DocumentParameter[];
  readonly body: DocumentBody | null;
  readonly responses: readonly DocumentResponse[];
  /** Alternatives of schemes that are needed together; none is public. */
  readonly security: readonly JsonObject[];
  /** Where it stands in the document; so for everything below. */
  readonly pointer: string;
}

/** Where a parameter stands in a request. */
export type DocumentPlace = 'path' | 'query' | 'header' | 'cookie';

/** A parameter, its style as OpenAPI understands it. */
export interface DocumentParameter {
  readonly name: string;
  readonly in: DocumentPlace;
  readonly isRequired: boolean;
  readonly isDeprecated: boolean;
  readonly description: string | null;
  readonly style: string;
  readonly explode: boolean;
  readonly schema: Json;
  /** It spans slashes: Tenon's documents mark such a parameter. */
  readonly isRest: boolean;
  readonly pointer: string;
}

/** One media type of a body. */
export interface DocumentContent {
  readonly mediaType: string;
  readonly schema: Json;
  readonly pointer: string;
  /** What each part of a stream is; `null` where nothing is said of it. */
  readonly items: { readonly schema: Json; readonly pointer: string } | null;
}

/** The body of a request. */
export interface DocumentBody {
  readonly isRequired: boolean;
  readonly contents: readonly DocumentContent[];
  readonly pointer: string;
}

/** A header of a response. */
export interface DocumentHeader {
  readonly name: string;
  readonly isRequired: boolean;
  readonly description: string | null;
  readonly schema: Json;
  readonly pointer: string;
}

/** One response. */
export interface DocumentResponse {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly description: string;
  readonly contents: readonly DocumentContent[];
  readonly headers: readonly DocumentHeader[];
  readonly pointer: string;
}
