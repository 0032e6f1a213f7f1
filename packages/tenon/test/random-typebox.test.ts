import { Type } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SchemaTable } from '../src/analyse/schema/schema-table.ts';
import { checkUnit } from '../src/emit/checker/checker.ts';
import type { Mistake } from '../src/shapes/mistake.ts';
import { Code, Linker } from '../src/support/code.ts';
import { numbers, texts } from './random/schema-nodes.ts';
import { Chance, nearValue } from './random/values.ts';

const name = fc.constantFrom('a', 'b', 'c');
const small = fc.nat(3);
const bounds = fc.record(
  { minimum: fc.constantFrom(...numbers), exclusiveMaximum: fc.constantFrom(...numbers), multipleOf: fc.constantFrom(1, 2) },
  { requiredKeys: [] },
);

/** Random schemas of every kind of TypeBox that JSON Schema can say. */
const { schema } = fc.letrec<{ schema: TSchema; object: TSchema }>((tie) => ({
  object: fc
    .tuple(
      fc.dictionary(name, tie('schema'), { maxKeys: 3 }),
      fc.subarray(['a', 'b', 'c']),
      fc.constantFrom({}, { additionalProperties: false }, { minProperties: 1 }),
    )
    .map(([members, optional, options]) =>
      Type.Object(Object.fromEntries(Object.entries(members).map(([key, member]) => [key, optional.includes(key) ? Type.Optional(member) : member])), options),
    ),
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
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
}));

it('judges every random TypeBox schema as Ajv judges its JSON', () => {
  fc.assert(
    fc.property(schema.filter(isComparable), fc.nat(), (type, seed) => {
      const mistakes: Mistake[] = [];
      const table = new SchemaTable((mistake) => mistakes.push(mistake));
      const node = table.add(type, { at: 'here', hint: 'Random' });
      const { schemas } = table;
      expect(mistakes).toEqual([]);
      const code = new Code();
      const check = new Linker(code).link(checkUnit(code, schemas, node)) as (value: unknown) => boolean; // the unit's signature
      const oracle = oracleOf(type);
      const chance = new Chance(seed);
      for (let round = 0; round < 12; round++) {
        const value = nearValue(node, schemas, chance);
        const verdict = check(value);
        expect(verdict, `${JSON.stringify(value)} by ${JSON.stringify(type)} as ${JSON.stringify(node)}`).toBe(oracle(value) ?? verdict);
      }
    }),
    { numRuns: Number(process.env['TENON_RANDOM_RUNS'] ?? 300) },
  );
});

/** Two schemas with one $id are a mistake of the app, and Ajv does not find an $id inside a tuple. */
function isComparable(type: TSchema): boolean {
  const text = JSON.stringify(type);
  const ids = text.split('"$id"').length - 1;
  return ids === 0 || (ids === 1 && !text.includes('"items":['));
}

/** Ajv's verdict, tuples in the form of 2020-12; null where Ajv is known to be wrong about names that all objects inherit. */
function oracleOf(type: TSchema): (value: unknown) => boolean | null {
  const text = JSON.stringify(type, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items) ? tupleOf({ ...value, items: value.items }) : value,
  ).replaceAll('"Node"', '"http://random/Node"');
  const validate = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false, logger: false }).compile(JSON.parse(text) as object);
  return (value) => (/"(?:toString|constructor)":/.test(JSON.stringify(value)) ? null : validate(value));
}

function tupleOf({ items, ...others }: { readonly items: readonly unknown[] }): object {
  const { additionalItems, ...rest } = others as { readonly additionalItems?: unknown };
  return { ...rest, prefixItems: items, items: additionalItems ?? true };
}
