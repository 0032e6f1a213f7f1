import { Type, type TSchema } from '@sinclair/typebox';
import fc from 'fast-check';
import { numbers, texts } from './schema-nodes.ts';

const name = fc.constantFrom('a', 'b', 'c');
const small = fc.nat(3);
const bounds = fc.record(
  { minimum: fc.constantFrom(...numbers), exclusiveMaximum: fc.constantFrom(...numbers), multipleOf: fc.constantFrom(1, 2) },
  { requiredKeys: [] },
);

/** Random schemas of every kind of TypeBox that JSON Schema can say, and of other kinds that a test has. */
export function randomType(others: readonly fc.Arbitrary<TSchema>[] = []): fc.Arbitrary<TSchema> {
  return fc.letrec<{ schema: TSchema; object: TSchema }>((tie) => ({
    object: fc
      .tuple(
        fc.dictionary(name, tie('schema'), { maxKeys: 3 }),
        fc.subarray(['a', 'b', 'c']),
        fc.constantFrom({}, { additionalProperties: false }, { minProperties: 1 }),
      )
      .map(([members, optional, options]) =>
        Type.Object(
          Object.fromEntries(Object.entries(members).map(([key, member]) => [key, optional.includes(key) ? Type.Optional(member) : member])),
          options,
        ),
      ),
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      ...others,
      fc.constantFrom(Type.Null(), Type.Boolean(), Type.Any(), Type.Never(), Type.Literal('a'), Type.Literal(1), Type.TemplateLiteral('a${string}')),
      bounds.map((options) => Type.Number(options)),
      bounds.map((options) => Type.Integer(options)),
      fc.record({ maxLength: small, pattern: fc.constantFrom('^a', 'b$') }, { requiredKeys: [] }).map((options) => Type.String(options)),
      fc.constantFrom(...texts).map((text) => Type.Enum({ one: 'a', two: 2, three: text })),
      tie('object'),
      fc
        .tuple(tie('schema'), fc.record({ minItems: small, uniqueItems: fc.boolean(), maxItems: small }, { requiredKeys: [] }))
        .map(([items, options]) => Type.Array(items, options)),
      fc.array(tie('schema'), { maxLength: 3 }).map((items) => Type.Tuple(items)),
      fc.array(tie('schema'), { minLength: 2, maxLength: 3 }).map((branches) => Type.Union(branches)),
      fc
        .tuple(tie('object'), tie('object'), fc.constantFrom({}, { unevaluatedProperties: false }))
        .map(([one, two, options]) => Type.Intersect([one, two], options)),
      tie('schema').map((value) => Type.Record(Type.String(), value)),
      tie('schema').map((value) => Type.Record(Type.String({ pattern: '^a' }), value, { additionalProperties: false })),
      tie('schema').map((value) => Type.Not(value)),
      tie('schema').map((value) => Type.Recursive((self) => Type.Object({ a: value, b: Type.Optional(self) }), { $id: 'Node' })),
      tie('object').map((value) => Type.Partial(value as ReturnType<typeof Type.Object>)),
    ),
  })).schema;
}
