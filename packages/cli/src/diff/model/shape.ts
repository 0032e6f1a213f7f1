import type { Json, JsonObject } from '../../document/json.ts';

/** A type of JSON values but null, which is a flag of its own. */
export type ValueType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

/** A schema where it stands, unread. */
export interface SchemaRef {
  readonly raw: JsonObject | boolean;
  /** A JSON pointer into the document. */
  readonly pointer: string;
}

/** A bound, and whether it is itself outside. */
export interface Bound {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** The keywords of counts and of numbers, by which bounds are kept. */
export type LowerKeyword = 'minimum' | 'minLength' | 'minItems' | 'minProperties';
export type UpperKeyword = 'maximum' | 'maxLength' | 'maxItems' | 'maxProperties';
export type Bounds = { readonly [Keyword in LowerKeyword | UpperKeyword]?: Bound };

/** Schemas of which one must hold. */
export interface Alternatives {
  readonly kind: 'anyOf' | 'oneOf';
  readonly members: readonly SchemaRef[];
}

/**
 * What a schema says, in one form for all spellings of the same: `$ref` followed, `allOf` merged where that is exact, null apart from
 * the types, `const` among the values. Inner schemas are unread.
 */
export interface Shape {
  /** Sorted; `null` says any. */
  readonly types: readonly ValueType[] | null;
  readonly isNullable: boolean;
  /** Without null; `null` says any. */
  readonly values: readonly Json[] | null;
  readonly extensibleValues: readonly Json[] | null;
  readonly isExtensible: boolean;
  readonly bounds: Bounds;
  readonly pattern: string | null;
  readonly format: string | null;
  readonly multipleOf: number | null;
  readonly isUnique: boolean;
  readonly properties: ReadonlyMap<string, SchemaRef>;
  readonly required: ReadonlySet<string>;
  readonly patternProperties: ReadonlyMap<string, SchemaRef>;
  readonly additional: SchemaRef | boolean;
  readonly prefixItems: readonly SchemaRef[];
  readonly items: SchemaRef | boolean;
  readonly alternatives: Alternatives | null;
  /** Members of `allOf` that could not be merged. */
  readonly others: readonly SchemaRef[];
  /** Keywords that are compared as text only: `not`, `if`, … */
  readonly conditions: ReadonlyMap<string, Json>;
  readonly defaultValue: Json | undefined;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  readonly discriminator: string | null;
  /** The component that this is, or that it wraps without saying more. */
  readonly component: string | null;
  /** Whether it is a tuple that was put as 3.0 puts it. */
  readonly isTuple: boolean;
}

/** The shape of `true`. */
export const anything: Shape = {
  types: null,
  isNullable: true,
  values: null,
  extensibleValues: null,
  isExtensible: false,
  bounds: {},
  pattern: null,
  format: null,
  multipleOf: null,
  isUnique: false,
  properties: new Map(),
  required: new Set(),
  patternProperties: new Map(),
  additional: true,
  prefixItems: [],
  items: true,
  alternatives: null,
  others: [],
  conditions: new Map(),
  defaultValue: undefined,
  isReadOnly: false,
  isWriteOnly: false,
  discriminator: null,
  component: null,
  isTuple: false,
};

/** The shape of `false`. */
export const nothing: Shape = { ...anything, types: [], isNullable: false };
