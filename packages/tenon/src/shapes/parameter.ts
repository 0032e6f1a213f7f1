import type { SchemaNode } from './schema.ts';

/** OpenAPI 3.1 section 4.8.12.2, style values. */
export type ParameterStyle = 'matrix' | 'label' | 'simple' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
/** Where a parameter stands. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** One parameter of a route, after routes and dependencies were merged. */
export interface ParameterPlan {
  /** As declared. Header names are compared in lower case. */
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** The request view: closed, `$ref`s into `Schemas`. */
  readonly schema: SchemaNode;
  /** An API key, which the security check reads: no parameter of the document. */
  readonly isCredential?: boolean;
}

/** All parameters of one place, and the object schema (request view) that their decoded texts must satisfy together. */
export interface ParametersPlan {
  readonly in: ParameterPlace;
  readonly parameters: readonly ParameterPlan[];
  readonly schema: SchemaNode;
  /** What happens to names that are not declared. Always `allow` for headers and cookies. */
  readonly unknown: UnknownPolicy;
}

/** What happens to undeclared members of a request. */
export type UnknownPolicy = 'reject' | 'strip' | 'allow';
