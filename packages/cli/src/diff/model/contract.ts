import type { SchemaRef } from './shape.ts';

/** What is compared of a document: who may call what, with what, and what comes back. References are followed. */
export interface Contract {
  readonly version: string | null;
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Operation[];
}

/** An operation, a webhook or a callback. */
export interface Operation {
  /** The same for operations that answer the same requests: `GET /books/{}`. */
  readonly key: string;
  /** As the document has it: `GET /books/{id}`. */
  readonly name: string;
  /** Of paths; the key of a webhook. */
  readonly path: string;
  readonly pointer: string;
  readonly operationId: string | null;
  readonly tags: readonly string[];
  readonly life: Life;
  readonly parameters: readonly Parameter[];
  readonly body: Body | null;
  readonly responses: ReadonlyMap<string, Response>;
  /** One of them suffices; one without schemes lets everybody in. */
  readonly security: readonly Credentials[];
  readonly callbacks: readonly Operation[];
}

/** How long something is meant to live. */
export interface Life {
  readonly isDeprecated: boolean;
  /** A date of ISO 8601. */
  readonly sunset: string | null;
  /** draft, alpha, beta, stable */
  readonly stability: string | null;
}

/** A parameter of a request. */
export interface Parameter {
  /** The same for the same parameter: path parameters count by position, headers without case. */
  readonly key: string;
  readonly in: string;
  readonly name: string;
  readonly pointer: string;
  readonly isRequired: boolean;
  readonly style: string;
  readonly life: Life;
  readonly schema: SchemaRef;
}

/** The body of a request. */
export interface Body {
  readonly pointer: string;
  readonly isRequired: boolean;
  readonly content: ReadonlyMap<string, SchemaRef>;
}

/** One response. */
export interface Response {
  readonly pointer: string;
  readonly content: ReadonlyMap<string, SchemaRef>;
  readonly headers: ReadonlyMap<string, Header>;
}

/** A header of a response. */
export interface Header {
  readonly name: string;
  readonly pointer: string;
  readonly isRequired: boolean;
  readonly schema: SchemaRef;
}

/** What a caller must have, all of it. Shape: scheme -> scopes */
export type Credentials = ReadonlyMap<string, ReadonlySet<string>>;
