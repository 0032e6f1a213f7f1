import type { Json, JsonObject } from '../../../document/json.ts';
import { asSet } from '../../model/canonical.ts';
import type { ReadSchema, SchemaReader } from '../../model/schema-reader.ts';
import type { SchemaRef } from '../../model/shape.ts';

/** How far inner schemas are looked at: further differences do not make another schema of it. */
const depthLimit = 5;

/** What a schema says, as a value that is equal for all spellings of the same. Inner components stand there by name. */
export function fingerprint({ shape }: ReadSchema, reader: SchemaReader, depth = 0): Json {
  const inner = (ref: SchemaRef | boolean): Json => {
    if (typeof ref === 'boolean') return ref;
    const schema = reader.read(ref);
    return schema.component ?? (depth < depthLimit ? fingerprint(schema, reader, depth + 1) : true);
  };
  const named = (refs: ReadonlyMap<string, SchemaRef>): JsonObject => Object.fromEntries([...refs].map(([name, ref]) => [name, inner(ref)]));
  const { types, values, isNullable, bounds, pattern, format, multipleOf, isUnique, additional, items, prefixItems, alternatives, others } = shape;
  return {
    facts: [types, values, isNullable, pattern, format, multipleOf, isUnique],
    bounds: Object.fromEntries(Object.entries(bounds).map(([keyword, { value, isExclusive }]) => [keyword, [value, isExclusive]])),
    properties: named(shape.properties),
    required: asSet([...shape.required]),
    patternProperties: named(shape.patternProperties),
    additional: inner(additional),
    items: [inner(items), ...prefixItems.map(inner)],
    alternatives: asSet(alternatives?.members.map(inner) ?? []),
    others: asSet(others.map(inner)),
    conditions: Object.fromEntries(shape.conditions),
  };
}
