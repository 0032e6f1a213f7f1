import fc, { type Arbitrary } from 'fast-check';
import type { SchemaNode, SchemaObject } from '../../src/shapes/schema.ts';

/** A schema and the decoded values that fit it. */
export interface Case {
  readonly node: SchemaNode;
  readonly values: Arbitrary<unknown>;
}

/** Strings that are hard to write: escapes, surrogates, lengths around what a fast path takes. */
export const text = fc.oneof(
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
/** Finite numbers. */
export const number = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Integers, also those that JSON writes with an exponent. */
export const integer = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -0, 2 ** 31, -(2 ** 31), 1e21));
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

/** A schema of any kind that a serializer writes itself, and values that fit it. */
export const { anyCase } = fc.letrec<{ anyCase: Case }>((tie) => {
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
