import type { Json } from './json.ts';

/** The types of JSON Schema 2020-12, section 4.2.1 (core). */
export type JsonType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'string' | 'integer';

/** How a wire value becomes what the handler sees: one of Tenon's codecs, or `Schemas.transforms[transform]`. */
export type Codec = 'date' | 'bigint' | 'bytes' | { readonly transform: number };

/** A schema after analysis. */
export type SchemaNode = boolean | SchemaObject;

/**
 * Plain JSON Schema 2020-12 with three differences: no `$id`, `$defs`, `$anchor` or symbols; `$ref` is a key of
 * `Schemas.definitions`, not a URI; `codec` and `defaulted` are Tenon's own.
 */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: Json;
  readonly enum?: readonly Json[];

  readonly multipleOf?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;

  readonly prefixItems?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly contains?: SchemaNode;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly unevaluatedItems?: SchemaNode;

  readonly properties?: { readonly [name: string]: SchemaNode };
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode;
  readonly patternProperties?: { readonly [pattern: string]: SchemaNode };
  readonly propertyNames?: SchemaNode;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: { readonly [name: string]: SchemaNode };
  readonly unevaluatedProperties?: SchemaNode;

  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly not?: SchemaNode;
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;

  /** `default` is always the wire value, also beside a codec. */
  readonly default?: Json;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly Json[];
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly discriminator?: Json;
  /** The XML Object of OpenAPI. */
  readonly xml?: Json;

  /** How the value at this place is decoded, after everything inside it; absent when the wire value is what handlers see. */
  readonly codec?: Codec;
  /** Members of `required` that a caller may leave out because `t.Default` fills them; request views do not require them. */
  readonly defaulted?: readonly string[];
  /**
   * A schema that the normaliser could not express (a foreign base URI, `$dynamicRef`, an unknown vocabulary): the original,
   * self-contained JSON Schema 2020-12, checked by Ajv. A node with `foreign` has no other validating keyword.
   */
  readonly foreign?: Json;
  /** Vendor extensions (`x-…`), passed through to the document. */
  readonly [extension: `x-${string}`]: Json;
}

/** A TypeBox transform. */
export interface Transform {
  readonly decode: (wire: unknown) => unknown;
  readonly encode: (value: unknown) => unknown;
  /** The schema that declares it, and the codec of Tenon's that it is wrapped around. */
  readonly origin?: { readonly schema: object; readonly own: Exclude<Codec, object> | null };
}

/**
 * Every schema that an app names or that refers to itself.
 * Shape: keys are component names (`Book`), or for a view of a component the name and the view (`Book?reject`).
 */
export interface Schemas {
  readonly definitions: ReadonlyMap<string, SchemaNode>;
  readonly transforms: readonly Transform[];
}
