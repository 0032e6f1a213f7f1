import type { Json } from '../../shapes/json.ts';
import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import type { Resolve } from './discriminator.ts';
import type { JsonObject } from './json.ts';

/** One schema in the keywords of a version; the schemas inside it are still nodes. */
export interface SaidSchema {
  readonly [keyword: string]: Json | SchemaNode | readonly SchemaNode[] | { readonly [name: string]: SchemaNode } | undefined;
}

/** How a version of OpenAPI says schemas. */
export interface SchemaWords {
  /** One schema, itself alone. */
  say(node: SchemaObject, resolve: Resolve): SaidSchema;
  /** A schema that Ajv checks, as far as the version can hold it. */
  foreign(schema: Json): JsonObject;
}
