import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableSchema, type RandomSchema } from '../../../../test/random/schema-nodes.ts';
import { Chance, nearValue } from '../../../../test/random/values.ts';
import type { OpenApiVersion } from '../../../shapes/document.ts';
import type { SchemaNode } from '../../../shapes/schema.ts';
import { dialects } from '../dialect.ts';
import type { JsonObject } from '../json.ts';
import { printSchema } from '../schema.ts';
import { isExact } from './exactness.ts';

const definitions = new Map<string, SchemaNode>([
  ['Book', { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] }],
  ['Cat', { type: 'object', properties: { kind: { const: 'cat' } }, required: ['kind'] }],
  ['Anything', {}],
  ['Dog', { type: 'object', properties: { kind: { const: 'dog' } }, required: ['kind'] }],
]);
const print = (node: SchemaNode, from: ReadonlyMap<string, SchemaNode> = definitions, version: OpenApiVersion = '3.0'): JsonObject =>
  printSchema(node, {
    words: dialects[version].words,
    hasDefaultMapping: false,
    resolve: (key) => from.get(key),
    pointerOf: (key) => `#/components/schemas/${key}`,
  });

const book = { $ref: '#/components/schemas/Book' };

describe('a schema of 3.0', () => {
  it.each<[string, SchemaNode, object]>([
    ['says that a text may be null', { type: ['string', 'null'], minLength: 1 }, { type: 'string', nullable: true, minLength: 1 }],
    ['says that a reference may be null', { anyOf: [{ $ref: 'Book' }, { type: 'null' }] }, { type: 'object', nullable: true, allOf: [book] }],
    [
      'says once that a described text may be null',
      { anyOf: [{ type: 'string', description: 'in', minLength: 1 }, { type: 'null' }], description: 'out' },
      { description: 'out', type: 'string', nullable: true, minLength: 1 },
    ],
    ['lists null in a nullable enum', { anyOf: [{ enum: ['a', 'b'] }, { type: 'null' }] }, { type: 'string', nullable: true, enum: ['a', 'b', null] }],
    ['has null alone as an enum', { type: 'null' }, { type: 'string', nullable: true, enum: [null] }],
    [
      'keeps several alternatives beside null',
      { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
      {
        anyOf: [
          { type: 'string', nullable: true },
          { type: 'integer', nullable: true },
        ],
      },
    ],
    [
      'has null as an alternative beside others of no one type',
      { anyOf: [{ $ref: 'Book' }, { type: 'string' }, { type: 'null' }] },
      { anyOf: [book, { type: 'string' }, { type: 'string', nullable: true, enum: [null] }] },
    ],
    [
      'has null as an alternative beside a reference of no type',
      { anyOf: [{ $ref: 'Anything' }, { type: 'null' }] },
      { anyOf: [{ $ref: '#/components/schemas/Anything' }, { type: 'string', nullable: true, enum: [null] }] },
    ],
    ['lists null among values of several types', { enum: ['a', 1, null] }, { enum: ['a', 1, null] }],
    [
      'makes one of exactly one nullable: two would refuse null',
      { oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
      { oneOf: [{ type: 'string', nullable: true }, { type: 'integer' }] },
    ],
    ['writes a literal as an enum of one', { const: 'a' }, { type: 'string', enum: ['a'] }],
    [
      'has boolean exclusive bounds',
      { type: 'number', exclusiveMinimum: 0, maximum: 5, exclusiveMaximum: 9 },
      { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 5 },
    ],
    ['has one example', { type: 'string', examples: ['a', 'b'] }, { type: 'string', example: 'a' }],
    ['wraps a reference that something stands beside', { $ref: 'Book', description: 'The best' }, { description: 'The best', allOf: [book] }],
    ['leaves a lone reference as it is', { $ref: 'Book' }, book],
    ['has alternatives for several types', { type: ['string', 'integer'], minLength: 2 }, { minLength: 2, anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    [
      'makes each of several types nullable',
      { type: ['string', 'integer', 'null'] },
      {
        anyOf: [
          { type: 'string', nullable: true },
          { type: 'integer', nullable: true },
        ],
      },
    ],
    [
      'has a tuple as an array of any of its items',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }, { type: 'string' }], items: false, minItems: 3, maxItems: 3 },
      { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'integer' }] }, minItems: 3, maxItems: 3 },
    ],
    ['has items in every array', { type: 'array' }, { type: 'array', items: {} }],
    ['opens an array that ended', { type: 'array', items: false, maxItems: 0 }, { type: 'array', items: { not: {} }, maxItems: 0 }],
    [
      'has keys of a form as additional properties',
      { type: 'object', patternProperties: { '^a': { type: 'integer' } }, additionalProperties: false },
      { type: 'object', additionalProperties: { type: 'integer' } },
    ],
    [
      'merges a closed intersection',
      { type: 'object', unevaluatedProperties: false, allOf: [{ $ref: 'Book' }, { type: 'object', properties: { pages: { type: 'integer' } } }] },
      { type: 'object', properties: { title: { type: 'string' }, pages: { type: 'integer' } }, required: ['title'], additionalProperties: false },
    ],
    ['calls base64 byte', { type: 'string', contentEncoding: 'base64' }, { type: 'string', format: 'byte' }],
    ['calls other bytes binary', { type: 'string', contentMediaType: 'image/png' }, { type: 'string', format: 'binary' }],
    ['leaves out conditions', { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } }, { type: 'object' }],
    ['leaves out a not that it can only weaken', { not: { prefixItems: [{ type: 'string' }] } }, {}],
    ['keeps a not that it can say', { not: { type: 'string' } }, { not: { type: 'string' } }],
    ['has anyOf where oneOf would refuse more', { oneOf: [{ type: 'string' }, { contains: true }] }, { anyOf: [{ type: 'string' }, {}] }],
    [
      'names the variants of a union',
      { anyOf: [{ $ref: 'Cat' }, { $ref: 'Dog' }, { type: 'null' }] },
      {
        type: 'object',
        nullable: true,
        allOf: [
          {
            oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
            discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } },
          },
        ],
      },
    ],
    ['keeps of what is foreign its notes', { foreign: { title: 'T', $dynamicAnchor: 'a', type: 'string' } }, { title: 'T' }],
    [
      'converts what stands inside',
      { properties: { a: { items: { const: null } } } },
      { properties: { a: { items: { type: 'string', nullable: true, enum: [null] } } } },
    ],
  ])('%s', (_what, node, expected) => {
    expect(print(node)).toEqual(expected);
  });

  it('accepts all that 3.1 accepts, and the same where it is exact', { timeout: 120_000 }, () => {
    const counts = { exact: 0, compared: 0, refused: 0 };
    fc.assert(
      fc.property(comparableSchema, fc.integer(), (schema, seed) => {
        const [modern, old] = validatorsOf(schema);
        const isSame = isExact(schema.node, (key) => schema.schemas.definitions.get(key));
        const chance = new Chance(seed);
        for (let tries = 0; tries < 12; tries++) {
          const value = nearValue(schema.node, schema.schemas, chance);
          const verdicts = verdictsOf([modern, old], value);
          if (verdicts === null) return;
          const [before, after] = verdicts;
          counts.compared++;
          counts.exact += isSame ? 1 : 0;
          counts.refused += after ? 0 : 1;
          if (before || isSame) expect({ value, accepts: after }).toEqual({ value, accepts: before });
        }
      }),
      { numRuns: Number(process.env['TENON_RANDOM_RUNS'] ?? 200) },
    );
    expect(Math.min(counts.exact, counts.refused)).toBeGreaterThan(50);
  });
});

it('3.0 has nullable beside a type only, where readers take it', () => {
  const check = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && 'nullable' in value && value.nullable === true) expect(value).toHaveProperty('type');
    Object.values(value).forEach(check);
  };
  fc.assert(
    fc.property(comparableSchema, ({ node, schemas }) => {
      for (const each of [node, ...schemas.definitions.values()]) check(print(each, schemas.definitions));
    }),
    { numRuns: Number(process.env['TENON_RANDOM_RUNS'] ?? 200) },
  );
});

type Validate = (value: unknown) => boolean;

/** Neither may be had where Ajv itself fails: it compares values by a `toString` that they may have as a member. */
function validatorsOf(schema: RandomSchema): readonly [Validate, Validate] {
  try {
    return [validator(schema, '3.1'), validator(schema, '3.0')];
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) return [() => true, () => true];
    throw error;
  }
}

function verdictsOf([first, second]: readonly [Validate, Validate], value: unknown): readonly [boolean, boolean] | null {
  try {
    return [first(value), second(value)];
  } catch {
    return null;
  }
}

/** By an independent reader of each version. */
function validator({ node, schemas }: RandomSchema, version: OpenApiVersion): Validate {
  const printed = (part: SchemaNode): object => print(part, schemas.definitions, version);
  const components = { schemas: Object.fromEntries([...schemas.definitions].map(([key, part]) => [key, printed(part)])) };
  const document = { components, allOf: [printed(node)] };
  const options = { strict: false, ownProperties: true, validateFormats: false, logger: false } as const;
  return version === '3.1'
    ? new Ajv2020(options).compile(withContainsApart(document))
    : new Ajv({ ...options, validateSchema: false }).compile(readOld(document) as object);
}

/** The two meanings of 3.0 that JSON Schema has no words for: boolean bounds, and null where `nullable` says so. */
function readOld(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readOld);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, readOld(part)]));
  if (exclusiveMinimum === true) Object.assign(rest, { exclusiveMinimum: rest['minimum'] });
  else if (exclusiveMinimum !== undefined) Object.assign(rest, { exclusiveMinimum });
  if (exclusiveMaximum === true) Object.assign(rest, { exclusiveMaximum: rest['maximum'] });
  else if (exclusiveMaximum !== undefined) Object.assign(rest, { exclusiveMaximum });
  if (nullable === undefined) return rest;
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : { ...rest, nullable };
}

/** Ajv lets `contains` beside `prefixItems` accept every empty array. */
function withContainsApart(document: object): object {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('prefixItems' in value) || !('contains' in value)) return value;
    const { contains, minContains, maxContains, ...others } = value as Record<string, unknown>; // an object: the line above
    return { ...others, allOf: [...((others['allOf'] as object[] | undefined) ?? []), { contains, minContains, maxContains }] };
  }) as object;
}
