import { kindOf } from './marks.ts';
import { isRawSchema, type RawSchema } from './raw-schema.ts';

/**
 * The same schema in 2020-12 words: what TypeBox prints in its own or in draft-07 words is rewritten, children untouched.
 * Shape: array-form `items` → `prefixItems`; `dependencies` → `dependentRequired`, `dependentSchemas`; a record →
 *        `additionalProperties`, or closed `patternProperties`; a union of literals → `enum` with `type`; `example` → `examples`.
 */
export function toModern(schema: RawSchema): RawSchema {
  const kind = kindOf(schema);
  return example(literalUnion(record(dependencies(tuple(schema)), kind), kind));
}

function tuple(schema: RawSchema): RawSchema {
  if (!Array.isArray(schema['items'])) return schema;
  const { items, additionalItems, ...rest } = schema;
  return { ...rest, ...(items.length > 0 && { prefixItems: items }), ...(additionalItems !== undefined && { items: additionalItems }) };
}

function dependencies(schema: RawSchema): RawSchema {
  if (!isRawSchema(schema['dependencies'])) return schema;
  const { dependencies: all, ...rest } = schema as RawSchema & { readonly dependencies: RawSchema }; // checked above
  const entries = Object.entries(all);
  return {
    ...rest,
    dependentRequired: Object.fromEntries([...entries.filter(([, value]) => Array.isArray(value)), ...entriesOf(rest['dependentRequired'])]),
    dependentSchemas: Object.fromEntries([...entries.filter(([, value]) => !Array.isArray(value)), ...entriesOf(rest['dependentSchemas'])]),
  };
}

/** TypeBox's pattern for any string key. */
const ANY_KEY = '^(.*)$';

function record(schema: RawSchema, kind: string | undefined): RawSchema {
  if (kind !== 'Record') return schema;
  const { patternProperties, additionalProperties, ...rest } = schema;
  if (!isRawSchema(patternProperties)) return schema;
  const patterns = Object.keys(patternProperties);
  if (patterns.length === 1 && patterns[0] === ANY_KEY) return { ...rest, additionalProperties: patternProperties[ANY_KEY] };
  return { ...rest, patternProperties, additionalProperties: additionalProperties ?? false };
}

function literalUnion(schema: RawSchema, kind: string | undefined): RawSchema {
  if (kind !== 'Union') return schema;
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length < 2 || !anyOf.every(isBareLiteral)) return schema;
  const values = [...new Set(anyOf.map(valueOf))];
  const types = [...new Set(values.map((value) => (value === null ? 'null' : typeof value)))];
  return { type: types.length === 1 ? types[0] : types, enum: values, ...rest };
}

/** A literal or null that says nothing else: a description, an `$id` or a transform of its own would be lost in an enum. */
function isBareLiteral(schema: unknown): schema is RawSchema {
  const kind = isRawSchema(schema) ? kindOf(schema) : undefined;
  if (!isRawSchema(schema) || (kind !== 'Literal' && kind !== 'Null')) return false;
  if (Object.keys(schema).some((key) => key !== 'const' && key !== 'type')) return false;
  if (Object.getOwnPropertySymbols(schema).some((mark) => mark.description === 'TypeBox.Transform' || mark.description === 'Tenon.Default')) return false;
  return kind === 'Null' || typeof schema['const'] !== 'bigint';
}

function valueOf(schema: RawSchema): unknown {
  return kindOf(schema) === 'Null' ? null : schema['const'];
}

/** OpenAPI 3.0's spelling. */
function example(schema: RawSchema): RawSchema {
  if (schema['example'] === undefined) return schema;
  const { example: one, ...rest } = schema;
  return { ...rest, examples: rest['examples'] ?? [one] };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRawSchema(value) ? Object.entries(value) : [];
}
