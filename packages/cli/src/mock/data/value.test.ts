import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { createApi, createApp, t } from 'tenon';
import { describe, expect, it } from 'vitest';
import { comparableSchema, toJsonSchema } from '../../../../tenon/test/random/schema-nodes.ts';
import { Chance as OtherChance, nearValue } from '../../../../tenon/test/random/values.ts';
import type { Json, JsonObject } from '../../document/json.ts';
import { valueAt } from '../../document/pointer.ts';
import { Schemas } from './schemas.ts';
import { valueOf } from './value.ts';

const seeds = Array.from({ length: 40 }, (_, seed) => String(seed));

function valuesOf(schema: JsonObject | boolean, name?: string): readonly (Json | undefined)[] {
  const schemas = new Schemas({ schema });
  return seeds.map((seed) => valueOf({ schema, pointer: '/schema' }, schemas, { seed, ...(name !== undefined && { name }) }));
}

/** Ajv with nothing of ours. */
function oracleOf(schema: object | boolean): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true, validateSchema: false });
  ajvFormats.default(ajv);
  return ajv.compile(schema);
}

describe('a value', { timeout: 60_000 }, () => {
  const cases: readonly [string, JsonObject][] = [
    ['every type', { type: ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'] }],
    ['const', { const: { a: [1, null] } }],
    ['an enum that bounds narrow', { enum: [1, 5, 'a', 9], minimum: 4, maximum: 6 }],
    ['bounds', { type: 'integer', minimum: 3, maximum: 4 }],
    ['exclusive bounds', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 }],
    ['bounds far away', { type: 'integer', minimum: 10_000_000_000, maximum: 10_000_000_001 }],
    ['negative bounds', { type: 'number', maximum: -500.5 }],
    ['multipleOf a fraction', { type: 'number', multipleOf: 0.1, minimum: 0 }],
    ['several multipleOf', { type: 'integer', allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], minimum: 1 }],
    ['lengths in code points', { type: 'string', minLength: 3, maxLength: 3, pattern: '^\\p{Emoji_Presentation}+$' }],
    ['a long text', { type: 'string', minLength: 300 }],
    ['an empty text', { type: 'string', maxLength: 0 }],
    ['a pattern that a length narrows', { type: 'string', pattern: '^(ab)+$', minLength: 5, maxLength: 7 }],
    ['a format in a length', { type: 'string', format: 'email', minLength: 40 }],
    ['required members that nothing describes', { type: 'object', required: ['a', 'b'] }],
    ['closed objects', { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false, minProperties: 1 }],
    ['a map', { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 3 }],
    ['pattern properties', { type: 'object', patternProperties: { '^x-[a-z]{2}$': { type: 'integer' } }, additionalProperties: false, minProperties: 3 }],
    ['propertyNames', { type: 'object', propertyNames: { enum: ['a', 'b'] }, minProperties: 2 }],
    ['propertyNames by pattern', { type: 'object', propertyNames: { pattern: '^[A-Z]{3}$' }, minProperties: 2 }],
    ['maxProperties', { type: 'object', properties: { a: true, b: true, c: true }, required: ['c'], maxProperties: 1 }],
    ['dependentRequired', { type: 'object', properties: { a: true }, dependentRequired: { a: ['b'], b: ['c'] } }],
    ['dependentSchemas', { type: 'object', properties: { a: true }, dependentSchemas: { a: { required: ['b'], properties: { b: { const: 1 } } } } }],
    ['tuples', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 }],
    ['contains', { type: 'array', items: { type: 'integer' }, contains: { minimum: 1_000 }, minContains: 2, maxContains: 2 }],
    ['uniqueItems', { type: 'array', items: { type: 'integer', minimum: 1, maximum: 4 }, uniqueItems: true, minItems: 4 }],
    ['uniqueItems of one example', { type: 'array', items: { type: 'integer', examples: [7] }, uniqueItems: true, minItems: 3 }],
    ['allOf', { allOf: [{ required: ['a'] }, { properties: { a: { minimum: 1 } } }, { properties: { a: { type: 'integer', maximum: 2 } } }] }],
    ['oneOf of what overlaps', { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 50 }] }],
    ['anyOf beside members', { properties: { a: { type: 'string' } }, anyOf: [{ required: ['a'] }, { required: ['b'] }] }],
    ['not', { type: 'object', properties: { a: { type: 'integer' }, b: true }, not: { required: ['b'] } }],
    ['not a type', { not: { type: ['string', 'number', 'object'] } }],
    [
      'if, then, else',
      { properties: { a: { enum: [1, 2] } }, required: ['a'], if: { properties: { a: { const: 1 } } }, then: { required: ['b'] }, else: { required: ['c'] } },
    ],
    ['unevaluatedProperties', { allOf: [{ properties: { a: true } }], properties: { b: true }, unevaluatedProperties: false, minProperties: 2 }],
    ['unevaluatedItems', { type: 'array', prefixItems: [{ type: 'string' }], unevaluatedItems: { type: 'integer' }, minItems: 3 }],
    ['a keyword without its type', { minLength: 2, properties: { a: { minimum: 2 } }, required: ['a'] }],
  ];

  it.each(cases)('is valid: %s', (_, schema) => {
    const accepts = oracleOf(schema);
    for (const value of valuesOf(schema)) expect(accepts(value), JSON.stringify(value)).toBe(true);
  });

  const formats =
    'date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri url iri uri-reference iri-reference uri-template uuid byte json-pointer relative-json-pointer regex'.split(
      ' ',
    );

  it.each(formats)('has the format %s', (format) => {
    const accepts = oracleOf({ type: 'string', format });
    const values = valuesOf({ type: 'string', format });
    for (const value of values) expect(accepts(value), String(value)).toBe(true);
    expect(new Set(values).size).toBeGreaterThan(3);
  });

  it('is undefined where there is none', () => {
    const impossible: readonly (JsonObject | boolean)[] = [
      false,
      { type: 'integer', minimum: 2, maximum: 1 },
      { type: 'string', pattern: '^a$', minLength: 2 },
      { type: 'object', required: ['a'], properties: { a: false } },
      { type: 'object', required: ['self'], properties: { self: { $ref: '#/schema' } } },
      { enum: [] },
      { allOf: [{ $ref: '#/schema' }] },
      { allOf: [{ type: 'string' }, { type: 'null' }] },
    ];
    for (const schema of impossible) expect(new Set(valuesOf(schema)), JSON.stringify(schema)).toEqual(new Set([undefined]));
  });

  it('ends where a schema refers to itself', () => {
    const node: JsonObject = {
      type: 'object',
      properties: {
        name: { type: 'string' },
        children: { type: 'array', items: { $ref: '#/schema' } },
        parent: { anyOf: [{ $ref: '#/schema' }, { type: 'null' }] },
      },
      required: ['name', 'children', 'parent'],
    };
    const accepts = oracleOf({ $ref: '#/schema', schema: node });
    const values = valuesOf(node);
    for (const value of values) expect(accepts(value)).toBe(true);
    expect(JSON.stringify(values.find((value) => valueAt(value ?? null, '/children/0/children/0') !== undefined))).toContain('name');
  });

  it('is the same for a seed, and another one for another seed', () => {
    const schema: JsonObject = { type: 'object', properties: { id: { type: 'integer' }, title: { type: 'string' }, at: { format: 'date-time' } } };
    expect(JSON.stringify(valuesOf(schema))).toBe(JSON.stringify(valuesOf(schema)));
    expect(new Set(valuesOf(schema).map((value) => JSON.stringify(value))).size).toBe(seeds.length);
  });

  it('keeps what it has when a member is added', () => {
    const before = valuesOf({ type: 'object', properties: { title: { type: 'string' } }, required: ['title'] });
    const after = valuesOf({ type: 'object', properties: { id: { type: 'integer' }, title: { type: 'string' } }, required: ['title'] });
    expect(after.map((value) => valueAt(value ?? null, '/title'))).toEqual(before.map((value) => valueAt(value ?? null, '/title')));
  });

  it('takes an example, else a default, that is valid', () => {
    expect(new Set(valuesOf({ type: 'string', examples: ['Dune', 1, 'Emma'] }))).toEqual(new Set(['Dune', 'Emma']));
    expect(new Set(valuesOf({ type: 'integer', default: 7 }))).toEqual(new Set([7]));
    expect(valuesOf({ type: 'integer', default: 7, minimum: 8 })).not.toContain(7);
    expect(new Set(valuesOf({ enum: ['a', 'b'], default: 'b' }))).toEqual(new Set(['b']));
  });

  it('takes the example for the first item of a list, and varies the others', () => {
    const values = valuesOf({
      type: 'array',
      items: { type: 'object', properties: { title: { type: 'string', examples: ['Dune'] } }, required: ['title'] },
      minItems: 3,
    });
    for (const value of values) expect(valueAt(value ?? null, '/0/title')).toBe('Dune');
    expect(values.map((value) => valueAt(value ?? null, '/1/title'))).not.toContain('Dune');
  });

  it('is null now and then where it may be', () => {
    for (const schema of [{ type: ['string', 'null'] }, { anyOf: [{ type: 'integer' }, { type: 'null' }] }]) {
      const count = valuesOf(schema).filter((value) => value === null).length;
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(seeds.length / 2);
    }
  });

  it('has most optional members, and none that callers write only', () => {
    const values = valuesOf({ type: 'object', properties: { a: { const: 1 }, secret: { type: 'string', writeOnly: true } } });
    const count = values.filter((value) => valueAt(value ?? null, '/a') === 1).length;
    expect(count).toBeGreaterThan(seeds.length / 2);
    expect(count).toBeLessThan(seeds.length);
    expect(values.filter((value) => valueAt(value ?? null, '/secret') !== undefined)).toEqual([]);
  });

  it.each([
    ['price', { type: 'number' }, 4, 60],
    ['publishedYear', { type: 'integer' }, 1950, 2025],
    ['rating', { type: 'integer', minimum: 1, maximum: 10 }, 1, 5],
  ] as const)('of the name %s looks like one', (name, schema, low, high) => {
    for (const value of valuesOf(schema, name)) {
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
  });

  it.each([
    ['email', /@example\./],
    ['createdAt', /^20\d\d-/],
    ['first_name', /^[A-Z][a-z]+$/],
    ['homepageUrl', /^https:/],
  ])('of the name %s looks like one', (name, pattern) => {
    for (const value of valuesOf({ type: 'string' }, name)) expect(value).toMatch(pattern);
  });

  it('names people like people', () => {
    const person: JsonObject = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
    const values = valuesOf({
      type: 'object',
      properties: { author: person, authors: { type: 'array', items: person, minItems: 2 } },
      required: ['author', 'authors'],
    });
    for (const pointer of ['/author/name', '/authors/1/name']) {
      for (const value of values) expect(valueAt(value ?? null, pointer)).toMatch(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u);
    }
  });

  it.each([
    { $ref: '#/nowhere' },
    { anyOf: [{ $ref: '#/schema' }, { const: 1 }] },
    { type: 'string', pattern: '(' },
    { properties: { a: { $ref: 'other.yaml#/a' } }, required: ['a'] },
  ])('throws where the schema is none: %j', (schema) => {
    expect(() => valuesOf(schema as unknown as JsonObject)).toThrow(/leads nowhere|regular expression|call stack/);
  });
});

describe('references', () => {
  it.each([
    ['to a pointer', { $ref: '#/shared/a~1b%20c' }],
    ['to an anchor', { $ref: '#here' }],
    ['to an $id', { $ref: 'https://example.com/named' }],
  ])('%s are followed', (_, schema) => {
    const found = { const: 1 };
    const schemas = new Schemas({ schema, shared: { 'a/b c': found, x: { $anchor: 'here', ...found }, y: { $id: 'https://example.com/named', ...found } } });
    expect(valueOf({ schema, pointer: '/schema' }, schemas, { seed: '1' })).toBe(1);
  });
});

it('is valid for every kind of TypeBox, as the document prints it', async () => {
  const kinds = {
    null: t.Null(),
    boolean: t.Boolean(),
    any: t.Any(),
    unknown: t.Unknown(),
    literal: t.Literal('a'),
    template: t.TemplateLiteral('a-${string}'),
    number: t.Number({ minimum: 0.5 }),
    integer: t.Integer({ multipleOf: 3 }),
    string: t.String({ pattern: '^a' }),
    enum: t.Enum({ one: 'a', two: 2 }),
    object: t.Object({ a: t.String(), b: t.Optional(t.Integer()) }),
    array: t.Array(t.Integer(), { uniqueItems: true, minItems: 2 }),
    tuple: t.Tuple([t.String(), t.Integer()]),
    union: t.Union([t.String(), t.Integer(), t.Null()]),
    intersect: t.Intersect([t.Object({ a: t.String() }), t.Object({ b: t.Integer() })], { unevaluatedProperties: false }),
    record: t.Record(t.String({ pattern: '^a' }), t.Integer(), { additionalProperties: false }),
    recursive: t.Recursive((self) => t.Object({ a: t.String(), b: t.Optional(t.Array(self)) }), { $id: 'Node' }),
    partial: t.Partial(t.Object({ a: t.String() })),
    not: t.Not(t.String()),
    date: t.Date(),
    bigint: t.BigInt(),
    bytes: t.Bytes({ maxLength: 10 }),
    default: t.Default(t.Integer(), 3),
  };
  const api = createApi({ info: { title: 'Kinds', version: '1' }, security: 'public' });
  const routes = Object.fromEntries(
    Object.entries(kinds).map(([name, schema]) => [
      name,
      api.route({ method: 'GET', path: `/${name}`, responses: { 200: schema }, handler: () => null as never }),
    ]),
  );
  const document = (await createApp(routes).document()) as unknown as JsonObject; // plain JSON
  const schemas = new Schemas(document);
  for (const name of Object.keys(kinds)) {
    const pointer = `/paths/~1${name}/get/responses/200/content/application~1json/schema`;
    const accepts = oracleOf({ ...document, $ref: `#${pointer}` });
    const placed = schemas.at(pointer);
    if (placed === null) throw new Error(`${name} is not where it should be`);
    for (const seed of seeds.slice(0, 10)) {
      const value = valueOf(placed, schemas, { seed });
      expect(value, name).not.toBe(undefined);
      expect(accepts(value), `${name}: ${JSON.stringify(value)}`).toBe(true);
    }
  }
});

/** How many random schemas are tried. */
const numRuns = Number(process.env['TENON_RANDOM_RUNS'] ?? 250);

describe('random schemas', { timeout: 60_000 }, () => {
  it('get values that are valid', () => {
    fc.assert(
      fc.property(comparableSchema.map(toJsonSchema), fc.nat(), (schema, seed) => {
        const value = unlessAjvFails(() => valueOf({ schema: schema as JsonObject, pointer: '' }, new Schemas(schema as JsonObject), { seed: String(seed) }));
        expect(value === undefined || unlessAjvFails(() => oracleOf(schema)(value)) !== false, JSON.stringify(value)).toBe(true);
      }),
      { numRuns },
    );
  });

  it('get one nearly always where there is one', () => {
    const missed = fc.sample(comparableSchema, { numRuns, seed: 1 }).filter((random) => {
      const schema = toJsonSchema(random) as JsonObject; // of an object
      const value = unlessAjvFails(() => valueOf({ schema, pointer: '' }, new Schemas(schema), { seed: '1' }));
      if (value !== undefined) return false;
      const accepts = oracleOf(schema);
      const chance = new OtherChance(1);
      return Array.from({ length: 60 }, () => nearValue(random.node, random.schemas, chance)).some((near) => unlessAjvFails(() => accepts(near)) === true);
    });
    expect(missed.length).toBeLessThanOrEqual(numRuns / 125);
  });
});

/** `contains` inside `anyOf` and `not` makes Ajv write code with a name that it never declares; its comparison calls `toString` of objects. */
function unlessAjvFails<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof ReferenceError || (error instanceof TypeError && error.message.includes('toString'))) return undefined;
    throw error;
  }
}
