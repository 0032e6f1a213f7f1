import type { TSchema } from '@sinclair/typebox';
import fc from 'fast-check';
import { t } from 'tenon';
import { comparableSchema, toJsonSchema } from '../../../tenon/test/random/schema-nodes.ts';
import { randomType } from '../../../tenon/test/random/typebox-schemas.ts';

const limit = fc.constantFrom(-1, 0, 1, 1.5, 2, 3);
const size = fc.nat(3);
const format = fc.constantFrom('date', 'date-time', 'email', 'ipv4', 'uuid', 'no-such-format');
const bounds = fc.record({ minimum: limit, maximum: limit, exclusiveMinimum: limit, multipleOf: fc.constantFrom(1, 2, 0.5) }, { requiredKeys: [] });

const own: readonly fc.Arbitrary<TSchema>[] = [
  fc.constantFrom(t.Date(), t.BigInt({ minimum: 1n }), t.BigInt(), t.Bytes({ maxLength: 2 }), t.Bytes()),
  format.map((name) => t.String({ format: name })),
  fc.constantFrom(
    t.Object({ a: t.Default(t.Integer(), 1), b: t.Integer() }),
    t.Object({ a: t.Default(t.Date(), new Date(0)) }, { $id: 'Dated' }),
    t.Union([t.Object({ kind: t.Literal('a'), a: t.Integer() }), t.Object({ kind: t.Literal('b'), b: t.Optional(t.Date()) })]),
    t.Union([t.Date(), t.Null()]),
    t.Union([t.Integer({ minimum: 1 }), t.Null()]),
    t.Union([t.Object({ a: t.Union([t.Literal('a'), t.Null()]) }, { $id: 'Part' }), t.Null()]),
  ),
];

/** Whatever TypeBox and Tenon can say. Two schemas of one `$id` are no app. */
export const typeBoxSchema: fc.Arbitrary<TSchema> = randomType(own).filter((type) => {
  const names = [...JSON.stringify(type).matchAll(/"\$id":"(\w+)"/g)].map(([, name]) => name);
  return new Set(names).size === names.length;
});

/** Whatever JSON Schema can say, and validators agree on. */
export const jsonSchema: fc.Arbitrary<TSchema> = comparableSchema.map((schema) => toJsonSchema(schema) as TSchema); // which is JSON Schema, too

/** Schemas that say types and nothing about sizes, which nobody checks on the way out. */
export const typesOnly: fc.Arbitrary<TSchema> = fc.letrec<{ schema: TSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(t.Null(), t.Boolean(), t.String(), t.Integer(), t.Number(), t.Literal('a'), t.Literal(2), t.Union([t.Literal('a'), t.Literal('ab')])),
    fc
      .tuple(fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 3 }), fc.boolean())
      .map(([members, isPartial]) => (isPartial ? t.Partial(t.Object(members)) : t.Object(members))),
    tie('schema').map((items) => t.Array(items)),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((items) => t.Tuple(items)),
    tie('schema').map((value) => t.Record(t.String(), value)),
    fc.array(tie('schema'), { minLength: 2, maxLength: 3 }).map((branches) => t.Union(branches)),
  ),
})).schema;

const scalar: fc.Arbitrary<TSchema> = fc.oneof(
  bounds.map((options) => t.Integer(options)),
  bounds.map((options) => t.Number(options)),
  fc.record({ minLength: size, maxLength: size, pattern: fc.constantFrom('^a', 'b$') }, { requiredKeys: [] }).map((options) => t.String(options)),
  format.map((name) => t.String({ format: name })),
  fc.constantFrom(t.Boolean(), t.Date(), t.BigInt({ maximum: 2n }), t.Literal('a'), t.Literal(1), t.Literal(true)),
  fc.constantFrom(t.Union([t.Integer(), t.Literal('a')]), t.Union([t.Boolean(), t.Number({ minimum: 1 })]), t.Enum({ one: 'a', two: 2 })),
);

/** Schemas of parameters, and whether they are of lists. */
export const parameterSchema: fc.Arbitrary<{ readonly schema: TSchema; readonly isList: boolean }> = fc.oneof(
  { weight: 3, arbitrary: scalar.map((schema) => ({ schema, isList: false })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(scalar, fc.record({ minItems: size, maxItems: size, uniqueItems: fc.boolean() }, { requiredKeys: [] }))
      .map(([items, options]) => ({ schema: t.Array(items, options), isList: true })),
  },
);
