import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../keywords/equality.ts';
import { ByteSink, ResponseMismatch } from '../../run/bytes.ts';
import { portableText } from '../../run/byte-text.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { Code, Linker } from '../../support/code.ts';
import { serializerUnit } from './serializer.ts';

/** A schema and the decoded values that fit it. */
interface Case {
  readonly node: SchemaNode;
  readonly values: Arbitrary<unknown>;
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }), // lone surrogates too
  fc
    .tuple(fc.string({ unit: 'grapheme-ascii', minLength: 60, maxLength: 70 }), fc.constantFrom('', '"', '\\', '\x7f', 'é', '\ud83d', '\n'))
    .map(([head, tail]) => head + tail),
  fc.tuple(fc.constantFrom('a', 'é', '€', '😀', '\ud800', '\u0001'), fc.nat(200)).map(([unit, times]) => unit.repeat(times)),
);
const name = fc.oneof(
  // Not a backslash alone: JSON.parse of V8 13.6 and 14.6 takes a key "\"" for it, once it has seen one.
  fc.constantFrom('a', 'b', 'kind', '__proto__', 'constructor', 'toString', '"', 'back\\slash', '\u2028', '/~', '${x}', ''),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const integer = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -0, 2 ** 31, -(2 ** 31), 1e21));
const date = fc.date({ noInvalidDate: true });

const leaves: readonly Case[] = [
  { node: { type: 'string' }, values: text },
  { node: { type: 'number' }, values: number },
  { node: { type: 'integer' }, values: integer },
  { node: { type: 'boolean' }, values: fc.boolean() },
  { node: { type: 'null' }, values: fc.constant(null) },
  { node: { type: 'string', codec: 'date' }, values: date },
  { node: { type: 'string', codec: 'bigint' }, values: fc.bigInt() },
  { node: { type: 'string', codec: 'bytes' }, values: fc.uint8Array({ maxLength: 100 }) },
  { node: { type: 'string', codec: { transform: 0 } }, values: date.map((at) => ({ at })) },
  { node: true, values: fc.jsonValue({ maxDepth: 2 }) },
  {
    node: { $ref: 'List' },
    values: fc.array(text, { maxLength: 4 }).map((items) => items.reduceRight<unknown>((next, value) => ({ value, next, extra: 1 }), null)),
  },
];

const { anyCase } = fc.letrec<{ anyCase: Case }>((tie) => {
  const inner = tie('anyCase');
  return {
    anyCase: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'schema' },
      fc.constantFrom(...leaves),
      fc
        .uniqueArray(fc.oneof(fc.jsonValue({ maxDepth: 1 }), name), {
          minLength: 1,
          maxLength: 7,
          comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b),
        })
        .map(enumeration),
      inner.map(arrayCase),
      fc.tuple(fc.array(inner, { maxLength: 4 }), fc.nat(4), fc.option(inner)).map(tupleCase),
      fc.tuple(fc.uniqueArray(fc.tuple(name, inner, fc.boolean()), { maxLength: 5, selector: ([key]) => key }), fc.option(inner)).map(objectCase),
      fc
        .tuple(
          fc.uniqueArray(fc.tuple(name, inner, fc.boolean()), { maxLength: 4, selector: ([key]) => key }),
          fc.uniqueArray(fc.tuple(name, inner, fc.boolean()), { maxLength: 4, selector: ([key]) => key }),
        )
        .map(intersectionCase),
      fc.array(inner, { minLength: 1, maxLength: 4 }).map(unionCase),
      fc.uniqueArray(fc.tuple(name, inner), { minLength: 2, maxLength: 4, selector: ([tag]) => tag }).map(taggedCase),
    ),
  };
});

function enumeration(values: readonly unknown[]): Case {
  const json = JSON.parse(JSON.stringify(values)) as NonNullable<SchemaObject['enum']>; // of JSON values
  return { node: { enum: json }, values: fc.constantFrom(...json) };
}

function arrayCase({ node, values }: Case): Case {
  return { node: { type: 'array', items: node }, values: fc.array(values, { maxLength: 8 }) };
}

function tupleCase([first, least, rest]: readonly [readonly Case[], number, Case | null]): Case {
  const node: SchemaNode = {
    type: 'array',
    prefixItems: first.map((one) => one.node),
    minItems: Math.min(least, first.length),
    items: rest === null ? false : rest.node,
  };
  const whole = fc.tuple(...first.map((one) => one.values));
  const cut = fc.tuple(whole, fc.integer({ min: Math.min(least, first.length), max: first.length })).map(([items, length]) => items.slice(0, length));
  return {
    node,
    values:
      rest === null
        ? cut
        : fc.oneof(
            cut,
            fc.tuple(whole, fc.array(rest.values, { maxLength: 3 })).map(([items, more]) => [...items, ...more]),
          ),
  };
}

type Member = readonly [name: string, inner: Case, isRequired: boolean];

function shape(members: readonly Member[]): SchemaObject {
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(([key, { node }]) => [key, node])),
    required: members.filter(([, , isRequired]) => isRequired).map(([key]) => key),
  };
}

function objectCase([members, rest]: readonly [readonly Member[], Case | null]): Case {
  const node = { ...shape(members), ...(rest === null ? {} : { additionalProperties: rest.node }) };
  return {
    node,
    values: fc
      .tuple(valuesOf(members), fc.array(fc.tuple(name, rest?.values ?? fc.anything()), { maxLength: 3 }))
      .map(([value, more]) => ({ ...value, ...undeclared(members, more) })),
  };
}

function intersectionCase([left, right]: readonly [readonly Member[], readonly Member[]]): Case {
  const names = new Set(left.map(([key]) => key));
  const others = right.filter(([key]) => !names.has(key));
  return { node: { allOf: [shape(left), shape(others)] }, values: valuesOf([...left, ...others]) };
}

function valuesOf(members: readonly Member[]): Arbitrary<object> {
  return fc
    .tuple(
      ...members.map(([key, { values }, isRequired]) => (isRequired ? values : fc.option(values, { nil: undefined })).map((value) => [key, value] as const)),
    )
    .map((entries) => Object.fromEntries(entries.filter(([key, value]) => value !== undefined || !(key in Object.prototype))));
}

function undeclared(members: readonly Member[], more: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(more.filter(([key]) => !members.some(([declared]) => declared === key)));
}

function unionCase(branches: readonly Case[]): Case {
  return { node: { anyOf: branches.map(({ node }) => node) }, values: fc.oneof(...branches.map(({ values }) => values)) };
}

function taggedCase(branches: readonly (readonly [tag: string, inner: Case])[]): Case {
  return unionCase(
    branches.map(([tag, inner]) =>
      objectCase([
        [
          ['kind', { node: { const: tag }, values: fc.constant(tag) }, true],
          ['a', inner, false],
        ],
        null,
      ]),
    ),
  );
}

const schemas: Schemas = {
  definitions: new Map([
    ['List', { anyOf: [{ type: 'null' }, { type: 'object', properties: { value: { type: 'string' }, next: { $ref: 'List' } }, required: ['value', 'next'] }] }],
  ]),
  transforms: [{ decode: (wire) => ({ at: new Date(String(wire)) }), encode: (value) => (value as { at: Date }).at.toISOString() }], // throws for others
};

/** Branches that differ in a nested transform alone: which one fits is up to encoders, and this interpreter runs none to find out. */
class Undecided extends Error {}

/** What leaves, as plain JSON: the slow truth. */
function declaredPart(node: SchemaNode, value: unknown): unknown {
  if (node === true) return JSON.parse(JSON.stringify(value));
  if (node === false) throw new Undecided();
  if (node.codec !== undefined) return wire(node, value);
  if (node.$ref !== undefined) return declaredPart(schemas.definitions.get(node.$ref) ?? false, value);
  if (node.anyOf !== undefined) return declaredPart(node.anyOf.find((branch) => fits(branch, value)) ?? false, value);
  if (node.allOf !== undefined) return mergedEntries(node.allOf.map((part) => declaredPart(part, value) as object)); // of objects here
  if (Array.isArray(value) && node.type === 'array') return value.map((item, index) => declaredPart(node.prefixItems?.[index] ?? node.items ?? true, item));
  if (node.type !== 'object') return JSON.parse(JSON.stringify(value));
  const entries = Object.entries(value as object).flatMap(([key, member]) => {
    // of an object schema
    const inner = memberOf(node, key);
    return inner === undefined || member === undefined ? [] : [[key, declaredPart(inner, member)] as const];
  });
  return Object.fromEntries(entries);
}

/** Null when a branch that takes anything was first to take what JSON cannot say; undefined when it is undecided. */
function expectedText(node: SchemaNode, value: unknown): string | null | undefined {
  try {
    return canonicalText(declaredPart(node, value));
  } catch (error) {
    if (error instanceof TypeError) return null; // a BigInt in JSON.stringify
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

function mergedEntries(objects: readonly object[]): object {
  return Object.fromEntries(objects.flatMap((one) => Object.entries(one)));
}

function memberOf({ properties = {}, additionalProperties }: SchemaObject, key: string): SchemaNode | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
}

function wire({ codec }: SchemaObject, value: unknown): unknown {
  if (typeof codec === 'object') return schemas.transforms[codec.transform]?.encode(value);
  if (value instanceof Date) return value.toISOString();
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);
}

/** A transform inside a value is not tried out by a check: only a branch that is one itself. */
function fits(node: SchemaNode, value: unknown, isInside = false): boolean {
  if (typeof node === 'boolean') return node && value !== undefined;
  if (node.$ref !== undefined) return fits(schemas.definitions.get(node.$ref) ?? false, value, isInside);
  if (node.codec !== undefined) return (isInside && typeof node.codec === 'object') || fitsCodec(node, value);
  if (node.enum !== undefined || node.const !== undefined) return (node.enum ?? [node.const]).some((one) => canonicalText(one) === canonicalText(value));
  if (node.anyOf !== undefined) return node.anyOf.some((branch) => fits(branch, value, isInside));
  if (node.allOf !== undefined) return node.allOf.every((part) => fits(part, value, isInside));
  if (node.type === 'array')
    return (
      Array.isArray(value) &&
      value.length >= (node.minItems ?? 0) &&
      value.every((item, index) => fits(node.prefixItems?.[index] ?? node.items ?? true, item, true))
    );
  if (node.type === 'object') return isPlain(value) && fitsMembers(node, value);
  if (node.type === 'integer') return Number.isInteger(value);
  return node.type === 'null' ? value === null : typeof value === node.type;
}

function fitsCodec({ codec }: SchemaObject, value: unknown): boolean {
  if (codec === 'date') return value instanceof Date;
  if (codec === 'bytes') return value instanceof Uint8Array;
  return codec === 'bigint' ? typeof value === 'bigint' : isPlain(value) && value['at'] instanceof Date;
}

function fitsMembers(node: SchemaObject, value: Record<string, unknown>): boolean {
  const isThere = (key: string): boolean => Object.hasOwn(value, key) && value[key] !== undefined;
  return (node.required ?? []).every(isThere) && Object.keys(value).every((key) => !isThere(key) || fits(memberOf(node, key) ?? true, value[key], true));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}

describe('a serializer, for any schema and any value that fits it', () => {
  // Seconds of work: schemas of schemas are slow to make, and a busy machine is slower still.
  const timeout = 60_000;

  it('writes the JSON of the declared part, the same in every way of taking it', { timeout }, () => {
    const native = new ByteSink();
    const portable = new ByteSink(portableText);
    const case_ = anyCase.chain(({ node, values }) => fc.tuple(fc.constant(node), fc.array(values, { minLength: 1, maxLength: 3 })));
    fc.assert(
      fc.property(case_, ([node, values]) => {
        const code = new Code();
        const serialize = new Linker(code).link(serializerUnit(code, schemas, node)) as (value: unknown, sink: ByteSink) => void; // a serializer unit
        for (const value of values) {
          const expected = expectedText(node, value);
          if (expected === undefined) continue;
          native.reset();
          if (expected === null) {
            expect(() => serialize(value, native)).toThrow(ResponseMismatch);
            continue;
          }
          serialize(value, native);
          const bytes = native.bytes();
          const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
          expect(canonicalText(JSON.parse(json))).toBe(expected);
          expect(native.text()).toBe(Buffer.from(bytes).toString('latin1'));
          portable.reset();
          serialize(value, portable);
          expect(portable.text()).toBe(native.text());
          expect(portable.bytes()).toEqual(bytes);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('writes strings and numbers to the byte as JSON.stringify does', { timeout }, () => {
    const code = new Code();
    const node: SchemaNode = { type: 'array', items: { type: ['string', 'number'] } };
    const serialize = new Linker(code).link(serializerUnit(code, schemas, node)) as (value: unknown, sink: ByteSink) => void; // a serializer unit
    const sink = new ByteSink();
    fc.assert(
      fc.property(fc.array(fc.oneof(text, number, integer)), (value) => {
        sink.reset();
        serialize(value, sink);
        expect(Buffer.from(sink.bytes()).toString()).toBe(JSON.stringify(value));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([0, 1, 1023, 1024, 1025, 16_000, 16_383, 16_384, 16_385, 40_000, 2 ** 20 + 1])(
    'grows for %i bytes, wherever the growth falls',
    { timeout },
    (length) => {
      const code = new Code();
      const properties = {
        s: { type: 'string' },
        n: { type: 'number' },
        d: { type: 'string', codec: 'date' },
        b: { type: 'boolean' },
        x: { type: 'string', codec: 'bytes' },
        r: { type: 'object', additionalProperties: { type: 'number' } },
      } as const;
      const node: SchemaNode = { type: 'array', items: { type: 'object', properties, required: Object.keys(properties) } };
      const serialize = new Linker(code).link(serializerUnit(code, schemas, node)) as (value: unknown, sink: ByteSink) => void; // a serializer unit
      for (const unit of ['a', 'é', '"', '\ud800']) {
        const item = { s: unit.repeat(length), n: -1.7976931348623157e308, d: new Date(8.64e15), b: false, x: new Uint8Array(length), r: { a: 1, b: 2 } };
        const value = [item, ...Array.from({ length: 200 }, (_, index) => ({ ...item, s: unit.repeat(index), x: new Uint8Array(index) }))];
        const expected = JSON.stringify(value.map((one) => ({ ...one, x: Buffer.from(one.x).toString('base64') })));
        for (const sink of [new ByteSink(), new ByteSink(portableText)]) {
          serialize(value, sink);
          expect(Buffer.from(sink.bytes()).toString() === expected).toBe(true);
          expect(Buffer.from(sink.text(), 'latin1').toString() === expected).toBe(true);
        }
      }
    },
  );

  const flag: SchemaNode = { type: 'boolean' };
  const names = Array.from({ length: 60 }, (_, index) => `a name of thirty-six characters   ${index + 10}`);
  const wide = (required: readonly string[], node: SchemaNode = flag): SchemaNode => ({
    type: 'object',
    properties: Object.fromEntries(names.map((key) => [key, node])),
    required,
  });
  const flags = Object.fromEntries(names.map((key, index) => [key, index % 2 === 0]));
  const few = Object.fromEntries(names.slice(0, 22).map((key) => [key, false]));
  const fewFlags = Object.fromEntries(names.slice(0, 22).map((key) => [key, flag]));
  const numbers = Object.fromEntries(names.map((key, index) => [key, -1.7976931348623157e308 / (index + 1)]));

  // None of these writes a string, which would make room for whatever follows it.
  it.each<readonly [string, SchemaNode, unknown]>([
    ['numbers', { type: 'number' }, -1.7976931348623157e308],
    ['booleans', flag, false],
    ['dates', { type: 'string', codec: 'date' }, new Date(0)],
    ['constants', { const: 'a constant' }, 'a constant'],
    ['nullable numbers', { anyOf: [{ type: 'null' }, { type: 'number' }] }, 0.1],
    ['required members', wide(names), flags],
    ['optional members', wide([]), flags],
    ['optional members after a required one', wide(names.slice(0, 1)), flags],
    ['numbers of members', wide(names, { type: 'number' }), numbers],
    ['tuples', { type: 'array', prefixItems: Array.from({ length: 60 }, () => ({ type: 'number' }) as const) }, Object.values(numbers)],
    [
      'definitions, and members after them',
      {
        type: 'object',
        properties: { one: { $ref: 'Wide' }, ...Object.fromEntries(names.map((key) => [key, flag])), two: { $ref: 'Wide' } },
        required: [...names],
      },
      { one: few, ...flags, two: few },
    ],
    [
      'members after an empty array',
      {
        type: 'object',
        properties: { ...fewFlags, list: { type: 'array', items: { type: 'number' } }, ...Object.fromEntries(names.map((key) => [`${key}.`, flag])) },
        required: [...names.slice(0, 22), 'list'],
      },
      { ...few, list: [], ...Object.fromEntries(names.map((key) => [`${key}.`, true])) },
    ],
    ['arrays of arrays', { type: 'array', items: { type: 'array', items: { type: 'integer' } } }, Array.from({ length: 9 }, () => [1, 2])],
  ])('makes room for %s', (_, item, value) => {
    const code = new Code();
    const definitions = new Map([['Wide', wide(names.slice(0, 22))]]);
    const serialize = new Linker(code).link(
      serializerUnit(code, { definitions, transforms: [] }, { type: 'array', prefixItems: [{ type: 'string' }], items: item }),
    ) as (value: unknown, sink: ByteSink) => void; // a serializer unit
    const agrees = (padding: number, length: number): boolean => {
      const list = ['x'.repeat(padding), ...Array.from({ length }, () => value)];
      const sink = new ByteSink();
      serialize(list, sink);
      return sink.text() === JSON.stringify(list);
    };
    for (const length of [1, 10, 100, 700, 10_000].filter((times) => times * JSON.stringify(value).length < 300_000)) expect(agrees(0, length)).toBe(true);
    // The first buffer has 16 KB: its end comes to lie at every part of the second and third value.
    for (let padding = 8000; padding < 15_300; padding += 37) expect(agrees(padding, 3)).toBe(true);
  });
});
