import { Kind, Type, type TSchema } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { t } from '../../declare/schema.ts';
import type { Mistake } from '../../shapes/mistake.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { SchemaTable } from './schema-table.ts';

const site = { at: 'GET /x response 200', hint: 'XGetResponse' };

function normalised(schema: unknown): {
  readonly node: SchemaNode;
  readonly definitions: object;
  readonly mistakes: readonly Mistake[];
  readonly table: SchemaTable;
} {
  const mistakes: Mistake[] = [];
  const table = new SchemaTable((mistake) => mistakes.push(mistake));
  const node = table.add(schema, site);
  return { node, definitions: Object.fromEntries(table.finish().definitions), mistakes, table };
}

describe('every kind of TypeBox', () => {
  const text = { type: 'string' };
  const node = Type.Recursive((This) => Type.Object({ next: Type.Optional(This) }));
  const cases: [name: string, schema: TSchema, node: unknown, definitions?: unknown][] = [
    ['Any', t.Any(), true],
    ['Unknown', t.Unknown(), true],
    ['Unknown with annotations', t.Unknown({ description: 'anything' }), { description: 'anything' }],
    ['Never', t.Never(), false],
    ['Null', t.Null(), { type: 'null' }],
    ['Boolean', t.Boolean(), { type: 'boolean' }],
    ['Integer', t.Integer({ minimum: 1, exclusiveMaximum: 9, multipleOf: 2 }), { type: 'integer', minimum: 1, exclusiveMaximum: 9, multipleOf: 2 }],
    ['Number', t.Number(), { type: 'number' }],
    [
      'String',
      t.String({ minLength: 1, maxLength: 3, pattern: '^a', format: 'email' }),
      { type: 'string', minLength: 1, maxLength: 3, pattern: '^a', format: 'email' },
    ],
    ['Literal', t.Literal('a'), { const: 'a', type: 'string' }],
    ['union of literals', t.Union([t.Literal('a'), t.Literal('b')], { description: 'd' }), { type: 'string', enum: ['a', 'b'], description: 'd' }],
    ['union of mixed literals', t.Union([t.Literal('a'), t.Literal(1), t.Literal(true)]), { type: ['string', 'number', 'boolean'], enum: ['a', 1, true] }],
    ['nullable union of literals', t.Union([t.Literal('a'), t.Null()]), { type: ['string', 'null'], enum: ['a', null] }],
    [
      'union with a described literal',
      t.Union([t.Literal('a', { description: 'd' }), t.Literal('b')]),
      {
        anyOf: [
          { const: 'a', type: 'string', description: 'd' },
          { const: 'b', type: 'string' },
        ],
      },
    ],
    ['Enum', t.Enum({ A: 'a', B: 1 }), { type: ['string', 'number'], enum: ['a', 1] }],
    ['Union', t.Union([t.String(), t.Integer()]), { anyOf: [text, { type: 'integer' }] }],
    ['empty Union', t.Union([]), false],
    ['Not', t.Not(t.String()), { not: text }],
    [
      'Array',
      t.Array(t.String(), { minItems: 1, uniqueItems: true, contains: t.Literal('a'), minContains: 2 }),
      { type: 'array', items: text, minItems: 1, uniqueItems: true, contains: { const: 'a', type: 'string' }, minContains: 2 },
    ],
    ['Tuple', t.Tuple([t.String(), t.Integer()]), { type: 'array', prefixItems: [text, { type: 'integer' }], items: false, minItems: 2, maxItems: 2 }],
    ['empty Tuple', t.Tuple([]), { type: 'array', minItems: 0, maxItems: 0 }],
    ['Object', t.Object({ a: t.String(), b: t.Optional(t.String()) }), { type: 'object', required: ['a'], properties: { a: text, b: text } }],
    ['closed Object', t.Object({}, { additionalProperties: false }), { type: 'object', properties: {}, additionalProperties: false }],
    ['Object with schema for the rest', t.Object({}, { additionalProperties: t.String() }), { type: 'object', properties: {}, additionalProperties: text }],
    [
      'Intersect',
      t.Intersect([t.Object({ a: t.String() }), t.Object({})], { unevaluatedProperties: false }),
      {
        type: 'object',
        allOf: [
          { type: 'object', required: ['a'], properties: { a: text } },
          { type: 'object', properties: {} },
        ],
        unevaluatedProperties: false,
      },
    ],
    [
      'Composite',
      t.Composite([t.Object({ a: t.String() }), t.Object({ b: t.Optional(t.String()) })]),
      { type: 'object', required: ['a'], properties: { a: text, b: text } },
    ],
    ['Partial', t.Partial(t.Object({ a: t.String() })), { type: 'object', properties: { a: text } }],
    ['Pick', t.Pick(t.Object({ a: t.String(), b: t.String() }), ['a']), { type: 'object', required: ['a'], properties: { a: text } }],
    ['Record of any key', t.Record(t.String(), t.String()), { type: 'object', additionalProperties: text }],
    ['Record of numbers', t.Record(t.Number(), t.String()), { type: 'object', patternProperties: { '^(0|[1-9][0-9]*)$': text }, additionalProperties: false }],
    [
      'Record of a pattern',
      t.Record(t.String({ pattern: '^x-' }), t.String()),
      { type: 'object', patternProperties: { '^x-': text }, additionalProperties: false },
    ],
    [
      'Record of literals',
      t.Record(t.Union([t.Literal('a'), t.Literal('b')]), t.String()),
      { type: 'object', required: ['a', 'b'], properties: { a: text, b: text } },
    ],
    ['TemplateLiteral', t.TemplateLiteral('v${string}'), { type: 'string', pattern: '^v(.*)$' }],
    ['Unsafe', t.Unsafe({ type: 'string', 'x-custom': { deep: [1] }, unknownKeyword: 1 }), { type: 'string', 'x-custom': { deep: [1] } }],
    ['Recursive', node, { $ref: 'XGetResponse' }, { XGetResponse: { type: 'object', properties: { next: { $ref: 'XGetResponse' } } } }],
    ['named Recursive', Type.Recursive((This) => Type.Array(This), { $id: 'Tree' }), { $ref: 'Tree' }, { Tree: { type: 'array', items: { $ref: 'Tree' } } }],
    [
      'Import',
      Type.Module({ Dog: Type.Object({ friend: Type.Ref('Cat') }), Cat: Type.Object({ friend: Type.Optional(Type.Ref('Dog')) }) }).Import('Dog'),
      { $ref: 'Dog' },
      {
        Cat: { type: 'object', properties: { friend: { $ref: 'Dog' } } },
        Dog: { type: 'object', required: ['friend'], properties: { friend: { $ref: 'Cat' } } },
      },
    ],
    ['t.Date', t.Date({ description: 'd' }), { description: 'd', type: 'string', format: 'date-time', codec: 'date' }],
    [
      't.BigInt',
      t.BigInt({ minimum: 1n, maximum: 2n ** 80n }),
      { type: 'string', pattern: '^-?(0|[1-9][0-9]*)$', 'x-minimum': '1', 'x-maximum': '1208925819614629174706176', codec: 'bigint' },
    ],
    [
      't.Bytes',
      t.Bytes(),
      { type: 'string', contentEncoding: 'base64', pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$', codec: 'bytes' },
    ],
  ];
  it.each(cases)('becomes a node: %s', (_, schema, expected, definitions = {}) => {
    const result = normalised(schema);
    expect(result.mistakes).toEqual([]);
    expect(result.node).toEqual(expected);
    expect(result.definitions).toEqual(definitions);
  });
});

describe('kinds without a JSON form', () => {
  const cases: [name: string, schema: unknown, code: string, advice: RegExp][] = [
    ['Date', Type.Date(), 'schema.not-json', /t\.Date\(\)/],
    ['BigInt', Type.BigInt(), 'schema.not-json', /t\.BigInt\(\)/],
    ['Uint8Array', Type.Uint8Array(), 'schema.not-json', /t\.Bytes\(\)/],
    ['RegExp', Type.RegExp(/a/), 'schema.not-json', /pattern/],
    ['Undefined', Type.Undefined(), 'schema.not-json', /t\.Optional/],
    ['Void', Type.Void(), 'schema.not-json', /write null/],
    ['Symbol', Type.Symbol(), 'schema.not-json', /Literal/],
    ['Function', Type.Function([], Type.String()), 'schema.not-json', /data/],
    ['Constructor', Type.Constructor([], Type.String()), 'schema.not-json', /data/],
    ['Promise', Type.Promise(Type.String()), 'schema.not-json', /data/],
    ['Iterator', Type.Iterator(Type.String()), 'schema.not-json', /t\.Array/],
    ['AsyncIterator', Type.AsyncIterator(Type.String()), 'schema.not-json', /t\.Array/],
    ['a literal bigint', Type.Literal(1n as never), 'schema.invalid-keyword', /correct/],
    ['a kind of the registry', { [Kind]: 'Buffer', type: 'buffer' }, 'schema.unsupported', /Unsafe/],
    ['a schema of TypeBox 1.x', Object.defineProperty({ type: 'string' }, '~kind', { value: 'String' }), 'schema.typebox-version', /0\.34/],
    ['a Standard Schema', { '~standard': { version: 1, vendor: 'v', validate: () => ({}) } }, 'schema.unsupported', /@sinclair\/typebox/],
    ['a callable Standard Schema', Object.assign(() => undefined, { '~standard': {} }), 'schema.unsupported', /@sinclair\/typebox/],
    ['a number', 5, 'schema.not-a-schema', /t\.Object/],
    ['null', null, 'schema.not-a-schema', /t\.Object/],
    ['an array', [], 'schema.not-a-schema', /t\.Object/],
    ['undefined', undefined, 'schema.not-a-schema', /t\.Object/],
  ];
  it.each(cases)('are mistakes with advice: %s', (_, schema, code, advice) => {
    const [mistake, ...others] = normalised({ type: 'object', properties: { deep: schema } }).mistakes;
    expect(others.filter((other) => other.code !== code)).toEqual([]);
    expect(mistake).toMatchObject({ code, at: site.at, message: expect.stringContaining('#/properties/deep'), advice: expect.stringMatching(advice) });
  });

  it('do not hide each other', () => {
    const { mistakes } = normalised(t.Object({ a: Type.Date() as never, b: Type.BigInt() as never }));
    expect(mistakes.map(({ message }) => message)).toEqual([
      'Type.Date has no JSON form (at #/properties/a)',
      'Type.BigInt has no JSON form (at #/properties/b)',
    ]);
  });
});

describe('keywords', () => {
  const wrong: [keyword: string, value: unknown][] = [
    ['type', 'Date'],
    ['type', []],
    ['minimum', '1'],
    ['minimum', Infinity],
    ['exclusiveMinimum', true],
    ['multipleOf', 0],
    ['minLength', -1],
    ['minLength', 1.5],
    ['required', 'a'],
    ['uniqueItems', 1],
    ['enum', 'a'],
    ['const', 1n],
    ['default', new Date(0)],
    ['properties', []],
    ['allOf', {}],
    ['format', 1],
    ['pattern', /a/],
    ['dependentRequired', { a: 'b' }],
  ];
  it.each(wrong)('with a value of the wrong form are mistakes: %s %o', (keyword, value) => {
    const { mistakes, node } = normalised({ [keyword]: value, title: 'kept' });
    expect(mistakes.map(({ code }) => code)).toEqual(['schema.invalid-keyword']);
    expect(node).toEqual({ title: 'kept' });
  });

  it('that nobody knows are dropped, vendor extensions stay', () => {
    expect(
      normalised({ $schema: 'https://json-schema.org/draft/2020-12/schema', $comment: 'c', foo: 1, 'x-foo': 2, type: 'string', description: undefined }).node,
    ).toEqual({ type: 'string', 'x-foo': 2 });
  });

  it('of older drafts are read', () => {
    const schema = {
      items: [{ type: 'string' }],
      additionalItems: { type: 'null' },
      dependencies: { a: ['b'], c: { type: 'object' } },
      example: 1,
      definitions: {},
    };
    expect(normalised(schema).node).toEqual({
      prefixItems: [{ type: 'string' }],
      items: { type: 'null' },
      dependentRequired: { a: ['b'] },
      dependentSchemas: { c: { type: 'object' } },
      examples: [1],
    });
  });

  it('named __proto__ and constructor stay members', () => {
    const schema = JSON.parse(
      '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"null"}},"required":["__proto__"],"const":{"__proto__":1},"dependentRequired":{"__proto__":["a"]}}',
    ) as object;
    const { node, mistakes } = normalised(schema);
    expect(mistakes).toEqual([]);
    expect(JSON.stringify(node)).toBe(JSON.stringify(schema));
  });

  it('do not share data with the schema', () => {
    const schema = { enum: [['a']], required: ['a'] };
    const { node } = normalised(schema);
    schema.enum[0]?.push('b');
    schema.required.push('b');
    expect(node).toEqual({ enum: [['a']], required: ['a'] });
  });
});

describe('transforms', () => {
  const length = () =>
    Type.Transform(Type.String())
      .Decode((text) => text.length)
      .Encode((count) => 'x'.repeat(count));

  it('become numbered codecs of the wire schema', () => {
    const one = length();
    const { node, table } = normalised(t.Object({ a: one, b: t.Optional(one), c: length() }));
    expect(node).toMatchObject({
      properties: { a: { type: 'string', codec: { transform: 0 } }, b: { codec: { transform: 0 } }, c: { codec: { transform: 1 } } },
    });
    const [first] = table.schemas.transforms;
    expect([first?.decode('abc'), first?.encode(2)]).toEqual([3, 'xx']);
  });

  it('around a codec of Tenon are one transform of the text', () => {
    const { node, table } = normalised(
      Type.Transform(t.Date())
        .Decode((date) => date.getTime())
        .Encode((time) => new Date(time)),
    );
    expect(node).toEqual({ type: 'string', format: 'date-time', codec: { transform: 0 } });
    const [transform] = table.schemas.transforms;
    expect([transform?.decode('1970-01-01T00:00:01Z'), transform?.encode(2000)]).toEqual([1000, '1970-01-01T00:00:02.000Z']);
  });
});

describe('objects that contain themselves', () => {
  it('are a mistake instead of a stack overflow', () => {
    const schema: { type: string; properties: Record<string, unknown> } = { type: 'object', properties: {} };
    schema.properties['me'] = { anyOf: [schema] };
    expect(normalised(schema).mistakes).toMatchObject([{ code: 'schema.cyclic', message: expect.stringContaining('#/properties/me/anyOf/0') }]);
    expect(normalised(t.Object({ plain: t.Unsafe(schema) })).mistakes).toMatchObject([{ code: 'schema.cyclic' }]);
  });

  it('are a mistake in data too', () => {
    const value: Record<string, unknown> = {};
    value['me'] = value;
    expect(normalised({ const: value }).mistakes).toMatchObject([{ code: 'schema.invalid-keyword', message: expect.stringContaining('contains itself') }]);
  });

  it('may be shared, also across a reference', () => {
    const shared = { $ref: '#/$defs/D' };
    const { mistakes, node, definitions } = normalised({ properties: { a: shared }, $defs: { D: { type: 'object', properties: { a: shared } } } });
    expect(mistakes).toEqual([]);
    expect(node).toEqual({ properties: { a: { $ref: expect.any(String) } } });
    expect(Object.keys(definitions)).toContain('D');
  });
});

describe('defaults', () => {
  const stock = () => Type.Transform(Type.String()).Decode(Number).Encode(String);
  const cases: [name: string, schema: TSchema, wire: unknown][] = [
    ['plain', t.Default(t.String(), 'a'), 'a'],
    ['Date', t.Default(t.Date(), new Date(0)), '1970-01-01T00:00:00.000Z'],
    ['bigint', t.Default(t.BigInt(), 12n), '12'],
    ['bytes', t.Default(t.Bytes(), new Uint8Array([1, 255])), 'Af8='],
    ['transform', t.Default(stock(), 5), '5'],
    ['alternatives', t.Default(t.Union([t.Date(), t.Null()]), null), null],
    ['alternatives with a codec', t.Default(t.Union([t.Null(), t.Date()]), new Date(0)), '1970-01-01T00:00:00.000Z'],
    [
      'deep',
      t.Default(t.Object({ list: t.Array(t.Date()), map: t.Record(t.String(), t.BigInt()), pair: t.Tuple([t.Date()]) }), {
        list: [new Date(0)],
        map: { __proto__x: 1n },
        pair: [new Date(0)],
      }),
      { list: ['1970-01-01T00:00:00.000Z'], map: { __proto__x: '1' }, pair: ['1970-01-01T00:00:00.000Z'] },
    ],
    ['named', t.Default(t.Object({ at: t.Date() }, { $id: 'Moment' }), { at: new Date(0) }), { at: '1970-01-01T00:00:00.000Z' }],
  ];
  it.each(cases)('are wire values: %s', (_, schema, wire) => {
    const { node, mistakes } = normalised(t.Object({ member: schema }));
    expect(mistakes).toEqual([]);
    expect(node).toMatchObject({ required: ['member'], defaulted: ['member'], properties: { member: { default: wire } } });
  });

  it('stand beside a name, not in its definition', () => {
    const Name = t.String({ $id: 'Name' });
    const { node, definitions } = normalised(t.Object({ a: Name, b: t.Default(Name, 'x'), c: t.Default(Name, 'y') }));
    expect(node).toMatchObject({ properties: { a: { $ref: 'Name' }, b: { $ref: 'Name', default: 'x' }, c: { $ref: 'Name', default: 'y' } } });
    expect(definitions).toEqual({ Name: { type: 'string' } });
  });

  it('that are only annotations leave the member as it is', () => {
    expect(normalised(t.Object({ a: t.String({ default: 'x' }) })).node).toEqual({
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', default: 'x' } },
    });
  });

  const wrong: [name: string, schema: TSchema][] = [
    ['of another type', t.Default(t.String(), 5 as never)],
    ['invalid Date', t.Default(t.Date(), new Date(Number.NaN))],
    ['not in the enum', t.Default(t.Union([t.Literal('a'), t.Literal('b')]), 'c' as never)],
    ['undefined', t.Default(t.String(), undefined as never)],
    ['incomplete', t.Default(t.Object({ a: t.String() }), {} as never)],
    [
      'refused by a transform',
      t.Default(
        Type.Transform(Type.String())
          .Decode((text) => text)
          .Encode(() => {
            throw new Error('no');
          }),
        'a',
      ),
    ],
  ];
  it.each(wrong)('that do not fit are mistakes: %s', (_, schema) => {
    expect(normalised(t.Object({ member: schema })).mistakes).toMatchObject([
      { code: 'schema.invalid-default', at: site.at, message: expect.stringContaining('#/properties/member') },
    ]);
  });
});

describe('patterns', () => {
  it('that can take exponential time are mistakes unless somebody says why not', () => {
    expect(normalised(t.String({ pattern: '^(a+)+$' })).mistakes).toMatchObject([{ code: 'schema.unsafe-pattern' }]);
    expect(normalised({ patternProperties: { '^(a+)+$': {} } }).mistakes).toMatchObject([{ code: 'schema.unsafe-pattern' }]);
    expect(normalised({ pattern: '^(a+)+$', $recursiveRef: '#' }).mistakes).toMatchObject([{ code: 'schema.unsafe-pattern' }]);
    expect(normalised(t.String({ pattern: '^(a+)+$', unsafePattern: 'at most 20 characters', maxLength: 20 }))).toMatchObject({
      mistakes: [],
      node: { type: 'string', pattern: '^(a+)+$', maxLength: 20 },
    });
  });

  it('that no engine takes are mistakes always', () => {
    expect(normalised(t.String({ pattern: '(', unsafePattern: 'x' })).mistakes).toMatchObject([{ code: 'schema.invalid-pattern' }]);
    expect(normalised(t.String({ pattern: '^a\\-b$' })).mistakes).toMatchObject([{ code: 'schema.invalid-pattern' }]);
  });
});

describe('a node is notable', () => {
  const Book = t.Object({ title: t.String() }, { $id: 'Book' });
  const plain = t.Object({ a: t.Array(t.Object({ b: t.String() })) });
  const list = t.Array(Book);
  const withDefault = t.Object({ page: t.Integer({ default: 1 }) });

  it.each([
    ['with a definition inside', list, true],
    ['with one further inside, met before', t.Object({ list }), true],
    ['with a default inside', withDefault, true],
    ['with one further inside, met before', t.Array(t.Array(withDefault)), true],
    ['with a default that fills a member', t.Object({ page: t.Default(t.Integer(), 1) }), true],
    ['with an example', t.String({ examples: ['a'] }), true],
    ['with a reference in plain JSON Schema', t.Object({ a: t.Unsafe({ $ref: '#/$defs/b', $defs: { b: { type: 'string' } } }) }), true],
    ['with members that say nothing of the kind', plain, false],
    ['around one that was met before', t.Object({ plain, again: plain }), false],
  ])('%s', (_, schema, expected) => {
    const table = new SchemaTable(() => undefined);
    for (const known of [list, withDefault, plain]) table.add(known, site);
    expect(table.isNotable(table.add(schema, site))).toBe(expected);
  });

  it('also among thousands that are not', () => {
    const members = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`m${index}`, { type: 'string' }]));
    const { node, mistakes } = normalised({ properties: { ...members, last: { $ref: '#/properties/m1' } } });
    expect(mistakes).toEqual([]);
    expect(node).toMatchObject({ properties: { m0: { type: 'string' }, last: { $ref: 'M1' } } });
  });
});
