import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { t } from '../../declare/schema.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import { SchemaTable } from './schema-table.ts';

function views(schema: unknown, ...policies: readonly UnknownPolicy[]) {
  const mistakes: unknown[] = [];
  const table = new SchemaTable((mistake) => mistakes.push(mistake));
  const node = table.add(schema, { at: 'POST /x body', hint: 'X' });
  const [view, ...others] = policies.map((policy) => table.requestView(node, policy));
  const definitions = Object.fromEntries(table.finish().definitions);
  expect(mistakes).toEqual([]);
  return { node, view, others, definitions };
}

describe('a request is closed', () => {
  const a = { properties: { a: true } };
  const b = { properties: { b: true } };
  const closedA = { ...a, additionalProperties: false };
  const closedB = { ...b, additionalProperties: false };
  const cases: [name: string, schema: object, view: unknown][] = [
    ['where an object names members', a, closedA],
    ['where it names none', { type: 'object', properties: {} }, { type: 'object', properties: {}, additionalProperties: false }],
    [
      'in every place inside',
      { items: a, prefixItems: [a], properties: { c: a }, additionalProperties: a },
      { items: closedA, prefixItems: [closedA], properties: { c: closedA }, additionalProperties: closedA },
    ],
    ['inside records', { additionalProperties: a, patternProperties: { x: b } }, { additionalProperties: closedA, patternProperties: { x: closedB } }],
    ['beside patterns', { ...a, patternProperties: { '^x-': true } }, { ...a, patternProperties: { '^x-': true }, additionalProperties: false }],
    ['in each alternative', { anyOf: [a, b, { type: 'null' }] }, { anyOf: [closedA, closedB, { type: 'null' }] }],
    ['in each of exactly one', { oneOf: [a, b] }, { oneOf: [closedA, closedB] }],
    [
      'around alternatives with members beside them',
      { ...a, anyOf: [b, { type: 'object' }] },
      { ...a, anyOf: [b, { type: 'object' }], unevaluatedProperties: false },
    ],
    ['around an intersection', { allOf: [a, b] }, { allOf: [a, b], unevaluatedProperties: false }],
    ['inside an intersection', { allOf: [{ properties: { c: a } }, b] }, { allOf: [{ properties: { c: closedA } }, b], unevaluatedProperties: false }],
    [
      'around nested intersections once',
      { allOf: [{ allOf: [a, b] }, { properties: { c: true } }] },
      { allOf: [{ allOf: [a, b] }, { properties: { c: true } }], unevaluatedProperties: false },
    ],
    ['in the one part that speaks of members', { allOf: [a, { minProperties: 1 }] }, { allOf: [closedA, { minProperties: 1 }] }],
    ['in alternatives inside an intersection', { allOf: [{ anyOf: [a, b] }] }, { allOf: [{ anyOf: [closedA, closedB] }] }],
    ['around conditions', { ...a, if: a, then: b }, { ...a, if: a, then: b, unevaluatedProperties: false }],
    ['around dependent schemas', { ...a, dependentSchemas: { a: b } }, { ...a, dependentSchemas: { a: b }, unevaluatedProperties: false }],
    [
      'around a record in an intersection, which takes all',
      { allOf: [a, { additionalProperties: true }] },
      { allOf: [a, { additionalProperties: true }], unevaluatedProperties: false },
    ],
  ];
  it.each(cases)('%s', (_, schema, view) => {
    expect(views(schema, 'reject').view).toEqual(view);
  });
});

describe('a request stays open', () => {
  const a = { properties: { a: true } };
  const cases: [name: string, schema: object][] = [
    ['where the schema says so', { ...a, additionalProperties: true }],
    ['where the schema says something else', { ...a, additionalProperties: { type: 'string' } }],
    ['where the schema is closed by itself', { ...a, unevaluatedProperties: false }],
    ['where any name has a pattern', { ...a, patternProperties: { '^(.*)$': true } }],
    ['for records', { type: 'object', additionalProperties: true }],
    ['for patterns alone', { patternProperties: { '^x-': true } }],
    ['for objects without members', { type: 'object' }],
    ['for anything', {}],
    ['under not, if and contains', { not: a, if: a, else: false, contains: a, propertyNames: { maxLength: 3 } }],
    ['under conditions alone', { if: { required: ['a'] }, then: a }],
    ['around what only Ajv can check', { ...a, additionalProperties: true, allOf: [{ properties: {} }] }],
    ['for values', { type: 'string', enum: ['a'], default: { properties: {} }, const: { properties: {} } }],
  ];
  it.each(cases)('%s', (_, schema) => {
    const { node, view } = views(schema, 'reject');
    expect(view).toBe(node);
  });

  it('next to a schema that only Ajv can check', () => {
    const schema = t.Intersect([t.Object({ a: t.Any() }), t.Unsafe({ $recursiveRef: '#' })]);
    const { node, view } = views(schema, 'reject');
    expect(view).toEqual(node);
  });
});

describe('definitions', () => {
  const Author = t.Object({ name: t.String() }, { $id: 'Author' });
  const Book = t.Object({ by: t.Optional(Author), title: t.String() }, { $id: 'Book' });

  it('have views of their own', () => {
    const { view, definitions } = views(t.Array(Book), 'reject');
    expect(view).toEqual({ type: 'array', items: { $ref: 'Book?reject' } });
    expect(definitions['Book?reject']).toEqual({
      type: 'object',
      required: ['title'],
      properties: { by: { $ref: 'Author?reject' }, title: { type: 'string' } },
      additionalProperties: false,
    });
    expect(Object.keys(definitions)).toEqual(['Author', 'Author?reject', 'Book', 'Book?reject']);
  });

  it('are themselves where nothing changes', () => {
    const { view, others, definitions, node } = views(
      t.Object({ book: Book, name: t.String({ $id: 'Name' }) }, { additionalProperties: false }),
      'allow',
      'strip',
    );
    expect(view).toEqual(node);
    expect(others).toEqual([node]);
    expect(Object.keys(definitions)).toEqual(['Author', 'Book', 'Name']);
  });

  it('are parts inside an intersection', () => {
    const { view, definitions } = views(t.Intersect([Book, t.Object({ x: t.Any() })]), 'reject');
    expect(view).toMatchObject({ allOf: [{ $ref: 'Book?part' }, {}], unevaluatedProperties: false });
    expect(definitions['Book?part']).toEqual({ type: 'object', required: ['title'], properties: { by: { $ref: 'Author?reject' }, title: { type: 'string' } } });
    expect(Object.keys(definitions)).toEqual(['Author', 'Author?reject', 'Book', 'Book?part']);
  });

  it('are closed through a reference with annotations, and around one with members', () => {
    const $defs = { a: { properties: { a: true } } };
    expect(views({ $ref: '#/$defs/a', description: 'd', $defs }, 'reject').view).toEqual({ $ref: 'A?reject', description: 'd' });
    expect(views({ $ref: '#/$defs/a', properties: { b: true }, $defs }, 'reject').view).toEqual({
      $ref: 'A',
      properties: { b: true },
      unevaluatedProperties: false,
    });
  });

  it('that lead to themselves are closed', () => {
    const tree = t.Recursive((This) => t.Object({ children: t.Array(This), at: t.Default(t.Integer(), 0) }), { $id: 'Tree' });
    const { definitions } = views(tree, 'reject', 'allow');
    expect(definitions).toMatchObject({
      'Tree?reject': { properties: { children: { items: { $ref: 'Tree?reject' } } }, required: ['children'], defaulted: ['at'], additionalProperties: false },
      'Tree?open': { properties: { children: { items: { $ref: 'Tree?open' } } }, required: ['children'], defaulted: ['at'] },
    });
  });

  it('differ when only something that they lead to differs', () => {
    const leaf = t.Object({ at: t.Default(t.Integer(), 0) }, { $id: 'Leaf', additionalProperties: true });
    const branch = t.Object({ leaf }, { $id: 'Branch', additionalProperties: true });
    expect(Object.keys(views(t.Array(branch), 'allow').definitions)).toEqual(['Branch', 'Branch?open', 'Leaf', 'Leaf?open']);
  });
});

it('a member named __proto__ stays in the view', () => {
  const schema = JSON.parse('{"properties":{"__proto__":{"properties":{"a":true}}}}') as object;
  expect(JSON.stringify(views(schema, 'reject').view)).toBe(
    '{"properties":{"__proto__":{"properties":{"a":true},"additionalProperties":false}},"additionalProperties":false}',
  );
});

describe('members with a default', () => {
  it('may be left out of every request', () => {
    const schema = t.Object({ a: t.Default(t.Integer(), 1), b: t.Integer() });
    const { node, view, others } = views(schema, 'allow', 'reject');
    expect(node).toMatchObject({ required: ['a', 'b'], defaulted: ['a'] });
    expect(view).toMatchObject({ required: ['b'], defaulted: ['a'] });
    expect(others[0]).toMatchObject({ required: ['b'], defaulted: ['a'], additionalProperties: false });
  });

  it('leave no empty list behind', () => {
    expect(views(t.Object({ a: t.Default(t.Integer(), 1) }), 'allow').view).not.toHaveProperty('required');
  });
});

it('a closed request is what Ajv takes of the open one, without further members', () => {
  const schema = t.Intersect([
    t.Object({ a: t.Optional(t.Object({ x: t.Optional(t.Any()) })) }),
    t.Union([t.Object({ kind: t.Literal('b'), b: t.Any() }), t.Object({ kind: t.Literal('c') })]),
  ]);
  const check = new Ajv2020({ strict: false }).compile(views(schema, 'reject').view as object);
  const cases: [value: object, isValid: boolean][] = [
    [{ kind: 'b', b: 1 }, true],
    [{ kind: 'c' }, true],
    [{ kind: 'c', a: {} }, true],
    [{ kind: 'c', a: { x: 1 } }, true],
    [{ kind: 'c', b: 1 }, false],
    [{ kind: 'c', other: 1 }, false],
    [{ kind: 'c', a: { other: 1 } }, false],
    [{ kind: 'b', b: { other: 1 } }, true],
  ];
  expect(cases.map(([value]) => check(value))).toEqual(cases.map(([, isValid]) => isValid));
});
