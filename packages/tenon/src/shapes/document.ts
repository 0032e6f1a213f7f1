import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';

/** The feature versions of OpenAPI that documents are printed in. */
export type OpenApiVersion = '3.0' | '3.1' | '3.2';

/** An OpenAPI 3.2 document: 3.2 adds members to 3.1 and takes none away. */
export interface Document32 extends Omit<OpenAPIV3_1.Document, 'paths'> {
  readonly paths: { readonly [path: string]: (OpenAPIV3_1.PathItemObject & { readonly query?: OpenAPIV3_1.OperationObject }) | undefined };
}

/** The types of documents by version. */
export interface DocumentByVersion {
  readonly '3.0': OpenAPIV3.Document;
  readonly '3.1': OpenAPIV3_1.Document;
  readonly '3.2': Document32;
}

/** Which document of an app is meant. */
export interface DocumentChoice<Version extends OpenApiVersion = OpenApiVersion> {
  /** Default: 3.1. */
  readonly version?: Version;
  /** One of `documents` of createApp; default: the main one. */
  readonly name?: string;
  /** What this audience is shown, in place of the audiences of the document. */
  readonly audience?: string;
}
