import type { SchemaObject } from '../shapes/schema.ts';

/** The kinds of JSON value that some keywords are limited to. */
export type Kind = 'number' | 'string' | 'array' | 'object';

/** Which form of a value is looked at: as JSON, or as handlers see it (dates, big integers, bytes decoded). */
export type View = 'wire' | 'decoded';

/** Members of a schema that say nothing about validity. */
type Annotation =
  | 'default'
  | 'title'
  | 'description'
  | 'examples'
  | 'deprecated'
  | 'readOnly'
  | 'writeOnly'
  | 'discriminator'
  | 'xml'
  | 'defaulted'
  | 'contentEncoding'
  | 'contentMediaType';

/** Members that only change what another keyword means: `contains` reads its bounds, `if` its branches. */
type Companion = 'minContains' | 'maxContains' | 'then' | 'else';

/** Every keyword that can refuse a value. */
export type KeywordName = Exclude<keyof SchemaObject, `x-${string}` | number | Annotation | Companion> | 'x-minimum' | 'x-maximum' | 'x-tenon-file';

/** The kinds of value that a keyword judges; `null` means every value. Other kinds are always accepted. */
export const kindsOf: Record<KeywordName, readonly Kind[] | null> = {
  type: null,
  const: null,
  enum: null,
  codec: null,
  foreign: null,
  'x-tenon-file': null,
  minimum: ['number'],
  maximum: ['number'],
  exclusiveMinimum: ['number'],
  exclusiveMaximum: ['number'],
  multipleOf: ['number'],
  minLength: ['string'],
  maxLength: ['string'],
  'x-minimum': ['string'],
  'x-maximum': ['string'],
  format: ['string', 'number'],
  pattern: ['string'],
  minItems: ['array'],
  maxItems: ['array'],
  prefixItems: ['array'],
  items: ['array'],
  contains: ['array'],
  uniqueItems: ['array'],
  required: ['object'],
  dependentRequired: ['object'],
  minProperties: ['object'],
  maxProperties: ['object'],
  properties: ['object'],
  patternProperties: ['object'],
  additionalProperties: ['object'],
  propertyNames: ['object'],
  dependentSchemas: ['object'],
  $ref: null,
  allOf: null,
  anyOf: null,
  oneOf: null,
  not: null,
  if: null,
  unevaluatedItems: ['array'],
  unevaluatedProperties: ['object'],
};

/** The kind of a value, or `null` for what no keyword of a kind judges: null, booleans, dates, bytes. */
export function kindOf(value: unknown, view: View): Kind | null {
  if (typeof value === 'string' || typeof value === 'number') return typeof value as Kind; // the two names are kinds
  if (Array.isArray(value)) return 'array';
  return isRecord(value, view) ? 'object' : null;
}

/** A JSON object; among decoded values neither a date nor bytes. */
export function isRecord(value: unknown, view: View): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return view === 'wire' || !(value instanceof Date || value instanceof Uint8Array);
}
