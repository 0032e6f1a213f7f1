import { Type, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SchemaNode } from '../../shapes/schema.ts';
import { SchemaTable } from './schema-table.ts';

/** A node as JSON Schema for Ajv: definitions by pointer. */
function toJsonSchema(node: SchemaNode, definitions: ReadonlyMap<string, SchemaNode>): object {
  const $defs = Object.fromEntries([...definitions].map(([name, definition]) => [name, pointed(definition)]));
  return { $ref: '#/$defs/ ', $defs: { ...$defs, ' ': pointed(node) } };
}

function pointed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(pointed);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([keyword, value]) => [keyword, keyword === '$ref' ? `#/$defs/${String(value)}` : pointed(value)]));
}

// A required member is never of a type that takes undefined: TypeBox then lets it be missing, JSON Schema does not.
const names = fc.constantFrom('a', 'b', 'c');
const leaves = fc.oneof(
  fc.constantFrom(Type.String(), Type.Integer(), Type.Number(), Type.Boolean(), Type.Null(), Type.Unknown(), Type.Never(), Type.TemplateLiteral('a${string}')),
  fc.record({ minLength: fc.nat(2), maxLength: fc.nat(2) }).map((limits) => Type.String(limits)),
  fc.record({ minimum: fc.integer({ min: -1, max: 2 }), exclusiveMaximum: fc.nat(3) }).map((limits) => Type.Integer(limits)),
  fc.constantFrom('a', 'b', 1, true).map((value) => Type.Literal(value)),
  fc.uniqueArray(fc.constantFrom('a', 'b', 1, 2, true), { minLength: 2 }).map((values) => Type.Union(values.map((value) => Type.Literal(value)))),
  fc.constant(Type.Enum({ A: 'a', One: 1 })),
);

const { schemas } = fc.letrec<{ schemas: TSchema; members: Record<string, TSchema> }>((tie) => ({
  members: fc.dictionary(
    names,
    fc.tuple(tie('schemas'), fc.boolean()).map(([schema, isOptional]) => (isOptional || judge(schema, undefined) !== false ? Type.Optional(schema) : schema)),
    { maxKeys: 3, noNullPrototype: true },
  ),
  schemas: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaves,
    fc
      .tuple(tie('members'), fc.constantFrom({}, { additionalProperties: false }, { additionalProperties: Type.String() }, { minProperties: 1 }))
      .map(([members, options]) => Type.Object(members, options)),
    fc
      .tuple(tie('schemas'), fc.constantFrom({}, { minItems: 1 }, { maxItems: 1 }, { uniqueItems: true }))
      .map(([items, options]) => Type.Array(items, options)),
    fc.array(tie('schemas'), { maxLength: 2 }).map((items) => Type.Tuple(items)),
    fc.array(tie('schemas'), { minLength: 1, maxLength: 3 }).map((any) => Type.Union(any)),
    fc
      .tuple(tie('members'), tie('members'), fc.constantFrom({}, { unevaluatedProperties: false as const }))
      .map(([left, right, options]) => Type.Intersect([Type.Object(left), Type.Object(right)], options)),
    fc.tuple(tie('members'), tie('members')).map(([left, right]) => Type.Composite([Type.Object(left), Type.Object(right)])),
    tie('members').map((members) => Type.Partial(Type.Object(members))),
    tie('schemas').map((values) => Type.Record(Type.String(), values)),
    tie('schemas').map((values) => Type.Record(Type.Union([Type.Literal('a'), Type.Literal('b')]), Type.Array(values))),
    tie('schemas').map((schema) => Type.Not(schema)),
    tie('schemas').map((schema) => Type.Recursive((This) => Type.Object({ a: Type.Optional(schema), b: Type.Optional(Type.Array(This)) }))),
    fc
      .tuple(tie('schemas'), tie('schemas'))
      .map(([left, right]) =>
        Type.Module({ L: Type.Object({ a: Type.Optional(Type.Ref('R')), b: Type.Optional(left) }), R: Type.Union([Type.Ref('L'), right]) }).Import('L'),
      ),
  ),
}));

const { values } = fc.letrec<{ values: unknown }>((tie) => ({
  values: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>('', 'a', 'b', 'abc', 0, 1, 2, -1, 1.5, true, false, null),
    fc.array(tie('values'), { maxLength: 2 }),
    fc.dictionary(names, tie('values'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** TypeBox's word; undefined where TypeBox throws: a closed intersection under a member that is missing. */
function judge(schema: TSchema, sample: unknown): boolean | undefined {
  try {
    return Value.Check(schema, sample);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

it('normalised TypeBox schemas are strict JSON Schema that accepts what TypeBox accepts', () => {
  fc.assert(
    fc.property(schemas, fc.array(values, { minLength: 20, maxLength: 20 }), (schema, samples) => {
      const codes = new Set<string>();
      const table = new SchemaTable(({ code }) => codes.add(code));
      const node = table.add(schema, { at: 'here', hint: 'Here' });
      const json = toJsonSchema(node, table.finish().definitions);
      fc.pre(!codes.has('schema.name-conflict')); // two modules with an `L` of their own
      expect([...codes]).toEqual([]);
      const check = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, strictRequired: false, allowUnionTypes: true }).compile(json);
      for (const sample of samples) {
        const expected = judge(schema, sample);
        if (expected !== undefined) expect(check(sample), `${JSON.stringify(sample)} by ${JSON.stringify(json)}`).toBe(expected);
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);
