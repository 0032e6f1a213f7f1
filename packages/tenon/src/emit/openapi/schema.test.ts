import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json } from '../../shapes/json.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { dialects } from './dialect.ts';
import { printSchema } from './schema.ts';

const print = (node: SchemaNode): object =>
  printSchema(node, { words: dialects['3.1'].words, hasDefaultMapping: false, resolve: () => undefined, pointerOf: (key) => `#/components/schemas/${key}` });

describe('a printed schema', () => {
  it.each<[string, SchemaNode, object]>([
    ['says anything', true, {}],
    ['says nothing', false, { not: {} }],
    [
      'keeps the plain way to close and to end',
      { items: false, additionalProperties: true, unevaluatedProperties: false },
      { additionalProperties: true, unevaluatedProperties: false, items: false },
    ],
    ['has schemas elsewhere', { properties: { a: true, b: false }, anyOf: [true] }, { properties: { a: {}, b: { not: {} } }, anyOf: [{}] }],
    [
      'lists required members in the order of properties',
      { required: ['z', 'b', 'y', 'a'], properties: { b: true, a: true } },
      { properties: { b: {}, a: {} }, required: ['b', 'a', 'y', 'z'] },
    ],
    ['keeps extensions, sorted', { 'x-b': 1, 'x-a': { y: [] }, type: 'null' }, { type: 'null', 'x-a': { y: [] }, 'x-b': 1 }],
    ['has what is foreign as it was written', { foreign: { $schema: 'x', type: 'string', odd: 1 } }, { type: 'string', odd: 1 }],
    ['promises nothing about what cannot be moved', { foreign: { title: 'T', $defs: { a: {} }, properties: { a: { $ref: '#/$defs/a' } } } }, { title: 'T' }],
    [
      'has a list of types for what may be null',
      { anyOf: [{ type: 'object', properties: {} }, { type: 'null' }], description: 'd' },
      { description: 'd', type: ['object', 'null'], properties: {} },
    ],
    ['lists null among values', { anyOf: [{ type: 'null' }, { const: 'a' }] }, { enum: ['a', null] }],
    [
      'describes what may be null by the words of the union',
      { anyOf: [{ type: 'string', description: 'in', examples: ['a'] }, { type: 'null' }], description: 'out' },
      { description: 'out', type: ['string', 'null'], examples: ['a'] },
    ],
    [
      'keeps alternatives when both have a rule of one name',
      { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }], minLength: 2 },
      { minLength: 2, anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
    ],
    [
      'keeps alternatives when the other rule binds null',
      { anyOf: [{ type: ['string', 'null'], not: { type: 'null' } }, { type: 'null' }] },
      { anyOf: [{ type: ['string', 'null'], not: { type: 'null' } }, { type: 'null' }] },
    ],
  ])('%s', (_what, node, expected) => {
    expect(print(node)).toEqual(expected);
    expect(Object.keys(print(node))).toEqual(Object.keys(expected));
  });

  it('accepts what its schema accepts, null in lists of types included', () => {
    const leaf = fc.oneof(
      fc.constantFrom<SchemaNode>(
        true,
        { type: 'null' },
        { type: 'string', minLength: 2 },
        { type: 'integer', minimum: 3 },
        { const: 'ab' },
        { const: null },
        { type: 'string', enum: ['ab', 'c'] },
        { enum: [1, null] },
      ),
      fc.constantFrom<SchemaNode>(
        { type: ['integer', 'null'] },
        { type: 'array', items: { type: 'null' } },
        { type: 'object', properties: { a: { type: 'null' } }, required: ['a'] },
        { type: 'string', not: { const: 'ab' } },
      ),
    );
    const schemas = fc.oneof(
      leaf,
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((anyOf): SchemaNode => ({ anyOf })),
      fc.tuple(leaf, leaf).map((pair): SchemaNode => ({ properties: { a: { anyOf: pair } }, anyOf: [{ anyOf: pair }, { type: 'null' }] })),
    );
    const values: readonly Json[] = [null, 'ab', 'c', '', 1, 3, true, [], [null], [1], {}, { a: null }, { a: 'ab' }];
    const ajv = new Ajv2020({ strict: false });
    fc.assert(
      fc.property(schemas, (schema) => {
        const [declared, printed] = [ajv.compile(schema as object), ajv.compile(print(schema))];
        expect(values.map((value) => printed(value))).toEqual(values.map((value) => declared(value)));
      }),
    );
  });
});
