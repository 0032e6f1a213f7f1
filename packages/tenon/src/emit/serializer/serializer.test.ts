import { describe, expect, it } from 'vitest';
import { sentText } from '../../../test/support/sent-text.ts';
import { ByteSink } from '../../run/bytes.ts';
import { ResponseMismatch } from '../../run/response-mismatch.ts';
import { portableText } from '../../run/byte-text.ts';
import type { SchemaNode, Schemas, Transform } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { serializerUnit } from './serializer.ts';

interface Named {
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly transforms?: readonly Transform[];
}

type Serialize = (value: unknown, sink: ByteSink) => void;

const sink = new ByteSink();

function serializedText(serialize: Serialize, value: unknown): string {
  sink.reset();
  serialize(value, sink);
  return sentText(sink);
}

function compiled(node: SchemaNode, { definitions = {}, transforms = [] }: Named = {}): Serialize {
  const code = new Code();
  const schemas: Schemas = { definitions: new Map(Object.entries(definitions)), transforms };
  return new Linker(code).link(serializerUnit(code, schemas, node)) as Serialize; // what a serializer unit is
}

function json(node: SchemaNode, value: unknown, named: Named = {}): string {
  const serialize = compiled(node, named);
  const text = serializedText(serialize, value);
  const portable = new ByteSink(portableText);
  serialize(value, portable);
  expect(sentText(portable)).toBe(text);
  return text;
}

function mismatch(node: SchemaNode, value: unknown, named: Named = {}): readonly [pointer: string, expected: string] {
  const serialize = compiled(node, named);
  try {
    serializedText(serialize, value);
  } catch (error) {
    if (error instanceof ResponseMismatch) return [error.pointer, error.expected];
    throw error;
  }
  throw new Error('the value was written');
}

const text = { type: 'string' } as const;
const integer = { type: 'integer' } as const;
const nothing = { type: 'null' } as const;

function object(properties: Readonly<Record<string, SchemaNode>>, required: readonly string[] = Object.keys(properties)): SchemaNode {
  return { type: 'object', properties, required };
}

describe('a serializer writes', () => {
  class Person {
    readonly secret = 'x';
    get name(): string {
      return 'Ada';
    }
  }

  it.each<readonly [string, SchemaNode, unknown, string]>([
    ['declared members in the order of declaration', object({ b: text, a: integer }), { a: 1, b: 'x', c: 2 }, '{"b":"x","a":1}'],
    ['an empty object when nothing is declared', { type: 'object' }, { a: 1 }, '{}'],
    ['getters of class instances', object({ name: text }), new Person(), '{"name":"Ada"}'],
    ['present optional members only', object({ a: text, b: text, c: text }, []), { b: 'x', c: undefined }, '{"b":"x"}'],
    ['no optional member', object({ a: text, b: text }, []), {}, '{}'],
    ['optional members before a required one', object({ a: text, b: text, c: text }, ['b']), { a: '1', b: '2', c: '3' }, '{"a":"1","b":"2","c":"3"}'],
    ['optional members after a required one', object({ a: text, b: text, c: text }, ['b']), { b: '2' }, '{"b":"2"}'],
    ['a member whose name all objects inherit only when it is own', object({ constructor: text, toString: text }, []), { toString: 'x' }, '{"toString":"x"}'],
    ['an own __proto__', object(JSON.parse('{"__proto__":{"type":"string"}}')), JSON.parse('{"__proto__":"x"}'), '{"__proto__":"x"}'],
    ['nothing for an inherited __proto__', object(JSON.parse('{"__proto__":{"type":"object"}}'), []), {}, '{}'],
    ['records', { type: 'object', additionalProperties: integer }, { a: 1, 'b"': 2, c: undefined }, '{"a":1,"b\\"":2}'],
    ['an empty record', { type: 'object', additionalProperties: integer }, {}, '{}'],
    ['own __proto__ keys of records', { type: 'object', additionalProperties: integer }, JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
    [
      'declared members before others',
      { type: 'object', properties: { z: text }, required: ['z'], additionalProperties: true },
      { a: [1], z: 'x' },
      '{"z":"x","a":[1]}',
    ],
    ['optional declared members before others', { type: 'object', properties: { z: text }, additionalProperties: true }, { a: {}, z: 'x' }, '{"z":"x","a":{}}'],
    ['members by pattern, and no others', { type: 'object', patternProperties: { '^x-': text } }, { 'x-a': '1', b: 2 }, '{"x-a":"1"}'],
    [
      'members by pattern, then by the schema of the rest',
      { type: 'object', patternProperties: { '^x-': text }, additionalProperties: integer },
      { 'x-a': '1', b: 2 },
      '{"x-a":"1","b":2}',
    ],
    ['no undeclared member of a closed object', { type: 'object', properties: { a: integer }, additionalProperties: false }, { a: 1, b: 2 }, '{"a":1}'],
    ['unevaluated members that have a schema', { allOf: [object({ a: integer })], unevaluatedProperties: text }, { b: 'x', a: 1 }, '{"a":1,"b":"x"}'],
    ['arrays', { type: 'array', items: integer }, [1, 2, 3], '[1,2,3]'],
    ['empty arrays', { type: 'array', items: integer }, [], '[]'],
    ['arrays of arrays', { type: 'array', items: { type: 'array', items: text } }, [[], ['a'], []], '[[],["a"],[]]'],
    ['arrays whose items are not described', { type: 'array' }, [1, { a: 2 }], '[1,{"a":2}]'],
    ['tuples', { type: 'array', prefixItems: [text, integer], items: false, minItems: 2 }, ['a', 1], '["a",1]'],
    ['open ends of tuples', { type: 'array', prefixItems: [text], items: integer }, ['a', 1, 2], '["a",1,2]'],
    ['short tuples when they may be short', { type: 'array', prefixItems: [text, integer] }, ['a'], '["a"]'],
    ['no items of an empty tuple', { type: 'array', items: false }, [], '[]'],
    ['the first items of tuples that need one', { type: 'array', prefixItems: [text, integer], minItems: 1, items: text }, ['a', 1, 'b'], '["a",1,"b"]'],
    [
      'numbers',
      { type: 'array', items: { type: 'number' } },
      [0, -0, 1.5, -1, 1e21, 5e-324, 2 ** 31, -(2 ** 31), 1e300],
      '[0,0,1.5,-1,1e+21,5e-324,2147483648,-2147483648,1e+300]',
    ],
    ['booleans and null', { type: 'array', items: { type: ['boolean', 'null'] } }, [true, false, null], '[true,false,null]'],
    ['several types', { type: 'array', items: { type: ['string', 'integer', 'array', 'object'] } }, ['a', 1, [2], { a: 3 }], '["a",1,[2],{}]'],
    ['anything', true, { a: [1, undefined, NaN], b: undefined, c: new Date(0) }, '{"a":[1,null,null],"c":"1970-01-01T00:00:00.000Z"}'],
    ['anything for a schema without a word on types', { description: 'x', minLength: 2 }, ['é'], '["é"]'],
    ['objects for members without a type', { properties: { a: integer } }, { a: 1, b: 2 }, '{"a":1}'],
    ['dates', { type: 'string', codec: 'date' }, new Date('2024-02-29T23:59:59.999Z'), '"2024-02-29T23:59:59.999Z"'],
    [
      'dates beyond four digits',
      { type: 'array', items: { type: 'string', codec: 'date' } },
      [new Date(8.64e15), new Date(-8.64e15), new Date(0)],
      '["+275760-09-13T00:00:00.000Z","-271821-04-20T00:00:00.000Z","1970-01-01T00:00:00.000Z"]',
    ],
    ['big integers as text', { type: 'string', codec: 'bigint' }, -(2n ** 70n), '"-1180591620717411303424"'],
    ['big integers as numbers', { type: 'integer', codec: 'bigint' }, 2n ** 70n, '1180591620717411303424'],
    [
      'bytes',
      { type: 'array', items: { type: 'string', codec: 'bytes' } },
      [new Uint8Array([255, 0]), new Uint8Array(), Buffer.from('abc')],
      '["/wA=","","YWJj"]',
    ],
    [
      'constants',
      object({ a: { const: 'é"\u2028' }, b: { const: null }, c: { const: -0 }, d: { const: { x: [1] } } }),
      { a: 'é"\u2028', b: null, c: 0, d: { x: [1] } },
      '{"a":"é\\"\u2028","b":null,"c":0,"d":{"x":[1]}}',
    ],
    ['short enumerations', { type: 'array', items: { enum: ['a', 1, null, true] } }, ['a', 1, null, true], '["a",1,null,true]'],
    ['long enumerations', { type: 'array', items: { enum: ['a', 'b', 'c', 'd', 'e}{'] } }, ['e}{', 'a'], '["e}{","a"]'],
    ['unions of constants', { type: 'array', items: { anyOf: [{ const: 'a' }, { anyOf: [{ const: 'b' }, { enum: [3] }] }] } }, ['a', 'b', 3], '["a","b",3]'],
    ['constants and plain strings together', { anyOf: [{ const: 'a', type: 'string' }, text] }, 'b', '"b"'],
    ['integers and numbers together', { anyOf: [integer, { type: 'number' }] }, 1.5, '1.5'],
    ['nullable values', { type: 'array', items: { anyOf: [nothing, object({ a: integer })] } }, [null, { a: 1, b: 2 }], '[null,{"a":1}]'],
    [
      'unions of kinds',
      {
        type: 'array',
        items: { oneOf: [text, { type: 'string', codec: 'date' }, { type: 'string', codec: 'bytes' }, object({ a: text }), { type: 'array', items: integer }] },
      },
      ['x', new Date(0), new Uint8Array([1]), { a: 'y' }, [2]],
      '["x","1970-01-01T00:00:00.000Z","AQ==",{"a":"y"},[2]]',
    ],
    [
      'tagged unions',
      { type: 'array', items: { anyOf: [object({ kind: { const: 'a' }, x: integer }), object({ kind: { enum: ['b', 'c'] }, y: integer })] } },
      [
        { kind: 'a', x: 1, y: 2 },
        { kind: 'c', x: 1, y: 2 },
      ],
      '[{"kind":"a","x":1},{"kind":"c","y":2}]',
    ],
    [
      'the first branch that accepts',
      { type: 'array', items: { anyOf: [object({ a: text }), object({ a: integer, b: text })] } },
      [
        { a: 'x', b: 'y' },
        { a: 1, b: 'y' },
      ],
      '[{"a":"x"},{"a":1,"b":"y"}]',
    ],
    ['a value of any branch', { anyOf: [object({ a: text }), true] }, [1], '[1]'],
    [
      'what all parts declare',
      { allOf: [object({ a: text }), { properties: { b: integer } }, { required: ['b'] }] },
      { a: 'x', b: 1, c: 2 },
      '{"a":"x","b":1}',
    ],
    [
      'what all parts say of one member',
      { allOf: [object({ a: object({ x: integer }) }), object({ a: object({ y: integer }) })] },
      { a: { x: 1, y: 2, z: 3 } },
      '{"a":{"x":1,"y":2}}',
    ],
    [
      'a union inside an intersection',
      { type: 'array', items: { allOf: [object({ id: integer }), { anyOf: [object({ a: text }), object({ b: text })] }] } },
      [
        { id: 1, b: 'x', c: 0 },
        { id: 2, a: 'y', b: 'z' },
      ],
      '[{"id":1,"b":"x"},{"id":2,"a":"y"}]',
    ],
    [
      'objects of which some member is required',
      { ...(object({ a: text, b: text }, []) as object), anyOf: [{ required: ['a'] }, { required: ['b'] }] },
      { b: 'x' },
      '{"b":"x"}',
    ],
    [
      'members that come with another',
      { type: 'array', items: { type: 'object', properties: { a: integer }, dependentSchemas: { a: { properties: { b: integer } } } } },
      [{ a: 1, b: 2 }, { b: 2 }],
      '[{"a":1,"b":2},{}]',
    ],
    [
      'members of a condition',
      { type: 'array', items: { if: object({ k: { const: 1 } }), then: { properties: { a: integer } }, else: { properties: { b: integer } }, type: 'object' } },
      [
        { k: 1, a: 2, b: 3 },
        { k: 2, a: 2, b: 3 },
      ],
      '[{"k":1,"a":2},{"b":3}]',
    ],
    ['a schema that only Ajv understands as it is', { foreign: { $dynamicRef: '#x' } }, { a: 1 }, '{"a":1}'],
  ])('%s', (_, node, value, expected) => {
    expect(json(node, value)).toBe(expected);
  });

  it('numbers and values whose constraints fail', () => {
    expect(json(object({ a: { type: 'string', minLength: 5, pattern: '^x', format: 'email' }, b: { type: 'integer', minimum: 5 } }), { a: '', b: 1 })).toBe(
      '{"a":"","b":1}',
    );
  });

  it('named definitions, recursively', () => {
    const definitions: Record<string, SchemaNode> = {
      Tree: {
        type: 'object',
        properties: { name: text, children: { type: 'array', items: { $ref: 'Tree' } }, left: { anyOf: [{ $ref: 'Tree' }, nothing] } },
        required: ['name'],
      },
      Alias: { $ref: 'Tree', description: 'x' },
    };
    const value = { name: 'a', x: 1, children: [{ name: 'b', x: 1, children: [] }], left: { name: 'c', left: null } };
    expect(json({ $ref: 'Alias' }, value, { definitions })).toBe('{"name":"a","children":[{"name":"b","children":[]}],"left":{"name":"c","left":null}}');
  });

  it('a definition that says more than its reference', () => {
    const definitions = { Base: object({ id: integer }) };
    expect(json({ $ref: 'Base', properties: { name: text } }, { id: 1, name: 'x', z: 0 }, { definitions })).toBe('{"id":1,"name":"x"}');
  });

  it('tagged unions of definitions', () => {
    const definitions = {
      A: object({ type: { const: 'a' }, next: { $ref: 'Any' } }),
      B: object({ type: { const: 'b' } }),
      Any: { oneOf: [{ $ref: 'A' }, { $ref: 'B' }] },
    };
    expect(json({ $ref: 'Any' }, { type: 'a', next: { type: 'b', z: 1 } }, { definitions })).toBe('{"type":"a","next":{"type":"b"}}');
  });

  it('what a transform encodes to', () => {
    const transforms: Transform[] = [{ decode: (wire) => wire, encode: (value) => ({ at: new Date(Number(value)), z: 1 }) }];
    const node: SchemaNode = { ...(object({ at: { type: 'string', codec: 'date' } }) as object), codec: { transform: 0 } };
    expect(json({ type: 'array', items: node }, [0, 1000], { transforms })).toBe('[{"at":"1970-01-01T00:00:00.000Z"},{"at":"1970-01-01T00:00:01.000Z"}]');
  });

  it('a response while an encoder or a getter writes another', () => {
    const inner = compiled({ type: 'array', items: text });
    const transforms: Transform[] = [{ decode: (wire) => wire, encode: (value) => serializedText(inner, [value, 'é'.repeat(9000)]).slice(0, 4) }];
    const value = {
      a: 'before',
      b: 'x',
      get c(): string {
        return serializedText(inner, ['y']);
      },
    };
    const node = object({ a: text, b: { ...text, codec: { transform: 0 } }, c: text });
    expect(json(node, value, { transforms })).toBe('{"a":"before","b":"[\\"x\\"","c":"[\\"y\\"]"}');
  });

  it('a response after one that was refused inside another', () => {
    const inner = compiled(text);
    const transforms: Transform[] = [
      {
        decode: (wire) => wire,
        encode: () => {
          try {
            return serializedText(inner, 1);
          } catch {
            return 'no';
          }
        },
      },
    ];
    expect(json(object({ a: text, b: { ...text, codec: { transform: 0 } } }), { a: 'x', b: 1 }, { transforms })).toBe('{"a":"x","b":"no"}');
  });

  it('closed branches, as they are declared if one fits so, and else without what is undeclared', () => {
    const closed = (properties: Readonly<Record<string, SchemaNode>>): SchemaNode => ({ ...(object(properties) as object), additionalProperties: false });
    const definitions = { One: closed({ a: text }), Two: closed({ a: text, b: text }) };
    const node: SchemaNode = { type: 'array', items: { oneOf: [{ $ref: 'One' }, { $ref: 'Two' }] } };
    expect(
      json(
        node,
        [
          { a: 'x', b: 'y' },
          { a: 'x', c: 'z' },
        ],
        { definitions },
      ),
    ).toBe('[{"a":"x","b":"y"},{"a":"x"}]');
  });

  it('the branch whose encoder takes the value', () => {
    const transforms: Transform[] = [{ decode: (wire) => wire, encode: (value) => (value as { toHex(): string }).toHex() }]; // throws for others
    const node: SchemaNode = { type: 'array', items: { anyOf: [{ ...text, codec: { transform: 0 } }, text, integer] } };
    expect(json(node, ['x', { toHex: () => 'ff' }, 1], { transforms })).toBe('["x","ff",1]');
  });

  it('objects too large for one unit', () => {
    const names = Array.from({ length: 700 }, (_, index) => `a member with the number ${index}`);
    const wide = object(Object.fromEntries(names.map((name) => [name, integer])));
    const value = Object.fromEntries(names.map((name, index) => [name, index]));
    expect(json({ type: 'array', items: object({ one: wide, two: wide }) }, [{ one: value, two: value }])).toBe(JSON.stringify([{ one: value, two: value }]));
  });

  it('long constants', () => {
    const long = 'lo"é'.repeat(40_000);
    expect(json(object({ [long]: { const: long } }), { [long]: long })).toBe(JSON.stringify({ [long]: long }));
  });
});

describe('a serializer refuses', () => {
  const person = object({ name: text, age: integer });

  it.each<readonly [string, SchemaNode, unknown, string, string]>([
    ['a string that is none', text, 1, '', 'string'],
    ['a boxed string', text, new String('x'), '', 'string'],
    ['a number that is none', { type: 'number' }, '1', '', 'finite number'],
    ['NaN', { type: 'number' }, NaN, '', 'finite number'],
    ['infinity', { type: 'array', items: { type: 'number' } }, [1, -Infinity], '/1', 'finite number'],
    ['a big integer for a number', { type: 'number' }, 1n, '', 'finite number'],
    ['a fraction for an integer', person, { name: 'x', age: 1.5 }, '/age', 'integer'],
    ['a boolean that is none', { type: 'boolean' }, 0, '', 'boolean'],
    ['undefined for null', nothing, undefined, '', 'null'],
    ['a missing member', person, { age: 1 }, '/name', 'string'],
    ['null for an optional member', object({ a: text }, []), { a: null }, '/a', 'string'],
    ['an inherited method for a required member', object({ constructor: true }), {}, '/constructor', 'JSON value'],
    [
      'a method for a member',
      object({ a: text }, []),
      {
        a() {
          return 'x';
        },
      },
      '/a',
      'string',
    ],
    ['an array for an object', { type: 'object' }, [], '', 'object'],
    ['null for an object', person, null, '', 'object'],
    ['a map for a record', object({ a: { type: 'object', additionalProperties: text } }), { a: new Map() }, '/a', 'object'],
    ['a promise for an object of optional members', object({ a: text }, []), Promise.resolve(), '', 'object'],
    ['a date for a string', text, new Date(), '', 'string'],
    ['an object for an array', { type: 'array', items: text }, { length: 0 }, '', 'array'],
    ['a hole in an array', { type: 'array', items: true }, [1, , 2], '/1', 'JSON value'], // eslint-disable-line no-sparse-arrays
    [
      'an item deep inside',
      { type: 'array', items: object({ 'a/b~': { type: 'array', items: person } }) },
      [{ 'a/b~': [] }, { 'a/b~': [{ name: 'x', age: '1' }] }],
      '/1/a~1b~0/0/age',
      'integer',
    ],
    ['a value of a record', { type: 'object', additionalProperties: integer }, { 'x/~y': 'z' }, '/x~1~0y', 'integer'],
    ['a value by pattern', { type: 'object', patternProperties: { '^x': integer } }, { x1: 1, x2: '2' }, '/x2', 'integer'],
    ['too many items for a tuple', { prefixItems: [text], items: false }, ['a', 'b'], '', 'at most 1 items'],
    ['too few items for a tuple', { prefixItems: [text, text], minItems: 2 }, ['a'], '/1', 'string'],
    ['an invalid date', object({ at: { type: 'string', codec: 'date' } }), { at: new Date(NaN) }, '/at', 'valid Date'],
    ['text for a date', { type: 'string', codec: 'date' }, '2020-01-01', '', 'valid Date'],
    ['a number for a big integer', { type: 'string', codec: 'bigint' }, 1, '', 'bigint'],
    ['an array for bytes', { type: 'string', codec: 'bytes' }, [1], '', 'Uint8Array'],
    ['another constant', { const: 'a' }, 'b', '', '"a"'],
    ['a constant object with more members', { const: { a: 1 } }, { a: 1, b: 2 }, '', '{"a":1}'],
    ['a value outside a short enumeration', { enum: ['a', 'b'] }, 'c', '', 'one of "a", "b"'],
    ['a value outside a long enumeration', { enum: [...'abcdefghi'] }, 'z', '', 'one of "a", "b", "c", "d", "e", "f", "g", "h", …'],
    ['a value of an enumeration that has another type', { type: 'string', enum: ['a', 1] }, 1, '', '"a"'],
    ['a kind outside a union', { anyOf: [text, nothing, object({})] }, 1, '', 'null or string or object'],
    ['undefined for a nullable member', object({ a: { anyOf: [text, nothing] } }), {}, '/a', 'null or string'],
    [
      'a tag outside a union',
      { type: 'array', items: { anyOf: [object({ kind: { const: 'a' } }), object({ kind: { const: 'b' } })] } },
      [{ kind: 'c' }],
      '/0/kind',
      'one of "a", "b"',
    ],
    [
      'a wrong member in a tagged branch',
      { anyOf: [object({ kind: { const: 'a' }, x: integer }), object({ kind: { const: 'b' } })] },
      { kind: 'a', x: 'y' },
      '/x',
      'integer',
    ],
    ['a value that no branch accepts', { anyOf: [object({ a: text }), object({ a: integer })] }, { a: true }, '', 'value that one of the alternatives accepts'],
    ['every value of a false schema', object({ a: false }, []), { a: 1 }, '/a', 'no value'],
    ['types that exclude each other', { allOf: [text, integer] }, 1, '', 'no value'],
    ['a function for anything', object({ a: true }), { a() {} }, '/a', 'JSON value'],
    ['a big integer inside anything', object({ a: true }), { a: { b: 1n } }, '/a', 'JSON value'],
  ])('%s', (_, node, value, pointer, expected) => {
    expect(mismatch(node, value)).toEqual([pointer, expected]);
  });

  it('a value inside definitions, with the whole pointer', () => {
    const definitions: Record<string, SchemaNode> = { Tree: object({ name: text, children: { type: 'array', items: { $ref: 'Tree' } } }) };
    const bad = {
      name: 'a',
      children: [
        { name: 'b', children: [] },
        { name: 'c', children: [{ name: 1, children: [] }] },
      ],
    };
    expect(mismatch(object({ tree: { $ref: 'Tree' } }), { tree: bad }, { definitions })).toEqual(['/tree/children/1/children/0/name', 'string']);
  });

  it('what an encoder cannot encode, and tells why', () => {
    const cause = new TypeError('no number');
    const transforms: Transform[] = [
      {
        decode: (wire) => wire,
        encode: () => {
          throw cause;
        },
      },
    ];
    const node = object({ a: { ...text, codec: { transform: 0 } } });
    expect(mismatch(node, { a: 1 }, { transforms })).toEqual(['/a', 'value that its transform can encode']);
    expect(mismatch(node, {}, { transforms })).toEqual(['/a', 'value that its transform can encode']);
    try {
      serializedText(compiled(node, { transforms }), { a: 1 });
    } catch (error) {
      expect(error).toHaveProperty('cause', cause);
      expect(String(error)).toContain('/a');
    }
  });

  it('unions in intersections without end', () => {
    const pair = (index: number): SchemaNode => ({ anyOf: [object({ [`a${index}`]: text }), object({ [`b${index}`]: text })] });
    expect(() => compiled({ allOf: Array.from({ length: 7 }, (_, index) => pair(index)) })).toThrow(/more than 64 combinations/);
  });
});

describe('text of schemas in code', () => {
  const hostile = [
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '${globalThis.broken=1}',
    '\u2028',
    '\u2029',
    '\n',
    '\r',
    '*/',
    '//',
    '</script>',
    '__proto__',
    'constructor',
    'prototype',
    '"];globalThis.broken=1;//',
    '\\";globalThis.broken=1;//',
    "'];globalThis.broken=1;//",
    '}',
    '{',
    '/',
    '~',
    '\ud800',
    'é',
    '😀',
    '\0',
    '',
    ');globalThis.broken=1;(',
    'toString',
    'hasOwnProperty',
    'value',
    'sink',
    'p',
    'b',
  ];

  it.each(hostile.map((name) => [name]))('is data: %j', (name) => {
    const own = (value: unknown): Record<string, unknown> => Object.fromEntries([[name, value]]);
    const node = object({
      m: { type: 'object', properties: own(text) as Record<string, SchemaNode>, required: [name] },
      c: { const: name },
      e: { enum: [name, 'a', 'b', 'c', 'd', 'e'] },
      o: { const: own(name) as { [name: string]: string } },
    }); // a schema by its own name
    const value = { m: own('x'), c: name, e: name, o: own(name) };
    expect(json(node, value)).toBe(JSON.stringify(value));
    expect(mismatch(node, { ...value, m: own(1) })[0]).toBe(`/m/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    expect(mismatch(node, { ...value, c: `${name}x` })).toEqual(['/c', JSON.stringify(name)]);
    const branch = (tag: string): SchemaNode => object({ ...(own({ const: tag }) as Record<string, SchemaNode>) });
    expect(json({ $ref: name }, own('1'), { definitions: own({ anyOf: [branch('1'), branch('2')] }) as Record<string, SchemaNode> })).toBe(
      JSON.stringify(own('1')),
    );
    expect(globalThis).not.toHaveProperty('broken');
  });
});
