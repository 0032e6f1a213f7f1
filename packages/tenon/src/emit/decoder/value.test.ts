import { describe, expect, it } from 'vitest';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { SchemaNode, Schemas, Transform } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { checkUnit } from '../checker/checker.ts';
import { decodeUnit } from './value.ts';

interface Given {
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly transforms?: readonly Transform[];
  readonly unknown?: UnknownPolicy;
}

function compile(
  node: SchemaNode,
  { definitions = {}, transforms = [], unknown = 'reject' }: Given = {},
): { decode: ((value: unknown) => unknown) | null; check: (value: unknown) => boolean; text: string } {
  const schemas: Schemas = { definitions: new Map(Object.entries(definitions)), transforms };
  const code = new Code();
  const linker = new Linker(code);
  const checked = checkUnit(code, schemas, node);
  const unit = decodeUnit(code, schemas, node, unknown);
  const units = unit === null ? [] : code.closure(unit);
  const check = linker.link(checked) as (value: unknown) => boolean; // the unit's signature
  return { decode: unit === null ? null : (linker.link(unit) as (value: unknown) => unknown), check, text: units.map(({ text }) => text).join('\n') };
}

/** Decodes a JSON text that the schema accepts. */
function decode(node: SchemaNode, json: string, given: Given = {}): unknown {
  const { decode: run, check } = compile(node, given);
  const value: unknown = JSON.parse(json);
  expect(check(value)).toBe(true);
  const decoded = run === null ? value : run(value);
  expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(json))); // what came in is never changed
  return decoded;
}

const date: SchemaNode = { type: 'string', format: 'date-time', codec: 'date' };
const noon = '2026-01-02T12:00:00Z';
const object = (properties: Record<string, SchemaNode>, more: object = {}): SchemaNode => ({ type: 'object', properties, ...more });

describe('decodeUnit', () => {
  it.each<[string, SchemaNode, UnknownPolicy]>([
    ['a scalar', { type: 'string', minLength: 1 }, 'strip'],
    ['anything', true, 'strip'],
    ['a closed object', object({ a: { type: 'string' } }, { additionalProperties: false }), 'reject'],
    ['an open object', object({ a: { type: 'string' } }), 'allow'],
    ['an object that says what others are', object({ a: { type: 'string' } }, { additionalProperties: true }), 'strip'],
    ['a record', { type: 'object', additionalProperties: { type: 'integer' } }, 'strip'],
    ['a definition that refers to itself', { $ref: 'Tree' }, 'reject'],
    ['a default of its own', { type: 'string', default: 'x' }, 'reject'],
  ])('writes nothing for %s', (_, node, unknown) => {
    const definitions = { Tree: object({ children: { type: 'array', items: { $ref: 'Tree' } } }) };
    expect(compile(node, { unknown, definitions }).decode).toBeNull();
  });

  it.each<[string, SchemaNode, string, unknown]>([
    ['a date', date, `"${noon}"`, new Date(noon)],
    ['a date in lower case', date, '"2026-01-02t12:00:00.5z"', new Date('2026-01-02T12:00:00.500Z')],
    ['a big integer', { type: 'string', pattern: '^-?\\d+$', codec: 'bigint' }, '"-9007199254740993"', -9007199254740993n],
    ['bytes', { type: 'string', contentEncoding: 'base64', codec: 'bytes' }, '"AAH/"', new Uint8Array([0, 1, 255])],
    ['a date among others', { anyOf: [date, { type: 'null' }] }, `"${noon}"`, new Date(noon)],
    ['null beside a date', { anyOf: [date, { type: 'null' }] }, 'null', null],
    ['null of a type list', { type: ['string', 'null'], codec: 'date' }, 'null', null],
    ['a text of a type list', { type: ['string', 'null'], codec: 'date' }, `"${noon}"`, new Date(noon)],
    ['items', { type: 'array', items: date }, `["${noon}"]`, [new Date(noon)]],
    [
      'a tuple',
      { type: 'array', prefixItems: [{ type: 'integer' }, date], items: { type: 'string', codec: 'bigint' } },
      `[1, "${noon}", "2", "3"]`,
      [1, new Date(noon), 2n, 3n],
    ],
    ['a short tuple', { type: 'array', prefixItems: [{ type: 'integer' }, date] }, '[1]', [1]],
    ['a record', { type: 'object', additionalProperties: date }, `{"a":"${noon}"}`, { a: new Date(noon) }],
    [
      'patterns',
      { type: 'object', patternProperties: { '^d': date }, additionalProperties: { type: 'string', codec: 'bigint' } },
      `{"d1":"${noon}","x":"2"}`,
      { d1: new Date(noon), x: 2n },
    ],
    [
      'members',
      object({ at: date, n: { type: 'integer' } }, { required: ['at'], additionalProperties: false }),
      `{"n":1,"at":"${noon}"}`,
      { at: new Date(noon), n: 1 },
    ],
    ['an optional member', object({ at: date }, { additionalProperties: false }), '{}', {}],
    ['an open object', object({ at: date }), `{"at":"${noon}","x":1}`, { at: new Date(noon), x: 1 }],
    ['what is no object', { properties: { at: date } }, '"text"', 'text'],
    [
      'parts of an allOf',
      { allOf: [object({ at: date }), object({ n: { type: 'string', codec: 'bigint' } })] },
      `{"at":"${noon}","n":"1"}`,
      { at: new Date(noon), n: 1n },
    ],
    ['a member that two parts name', { allOf: [object({ at: { codec: 'date' } }), object({ at: date })] }, `{"at":"${noon}"}`, { at: new Date(noon) }],
    [
      'another value than the condition',
      { type: 'object', if: { required: ['k'] }, then: { properties: { at: date } }, else: { properties: { at: { type: 'string', codec: 'bigint' } } } },
      '{"at":"7"}',
      { at: 7n },
    ],
    [
      'a value of the condition',
      { type: 'object', if: { required: ['k'] }, then: { properties: { at: date } } },
      `{"k":1,"at":"${noon}"}`,
      { k: 1, at: new Date(noon) },
    ],
    [
      'what a member brings along',
      { type: 'object', dependentSchemas: { k: { properties: { at: date } } } },
      `{"k":1,"at":"${noon}"}`,
      { k: 1, at: new Date(noon) },
    ],
    ['what no member brings along', { type: 'object', dependentSchemas: { k: { properties: { at: date } } } }, `{"at":"${noon}"}`, { at: noon }],
  ])('decodes %s', (_, node, json, expected) => {
    const decoded = decode(node, json);
    expect(decoded).toEqual(expected);
    expect(Object.getPrototypeOf(Object(decoded))).toBe(Object.getPrototypeOf(Object(expected)));
  });

  it('decodes by the branch that accepts the value', () => {
    const kind = (name: string, member: SchemaNode): SchemaNode =>
      object({ kind: { const: name }, at: member }, { required: ['kind', 'at'], additionalProperties: false });
    const node: SchemaNode = { oneOf: [kind('text', { type: 'string' }), kind('date', date), kind('big', { type: 'string', codec: 'bigint' })] };
    expect(decode(node, `{"kind":"text","at":"${noon}"}`)).toEqual({ kind: 'text', at: noon });
    expect(decode(node, `{"kind":"date","at":"${noon}"}`)).toEqual({ kind: 'date', at: new Date(noon) });
    expect(decode(node, '{"kind":"big","at":"1"}')).toEqual({ kind: 'big', at: 1n });
  });

  it('decodes definitions that refer to themselves', () => {
    const definitions = { Tree: object({ at: date, children: { type: 'array', items: { $ref: 'Tree' } } }, { additionalProperties: false }) };
    const tree = (at: unknown) => ({ at, children: [{ children: [{ at }] }] });
    expect(decode({ $ref: 'Tree' }, JSON.stringify(tree(noon)), { definitions })).toEqual(tree(new Date(noon)));
  });

  it('keeps members that several branches of an open union declare', () => {
    const node: SchemaNode = { type: 'object', anyOf: [object({ a: date }), object({ b: { type: 'string' } })], unevaluatedProperties: false };
    const { decode: run } = compile(node);
    expect(run?.({ a: noon, b: 'x' })).toEqual({ a: new Date(noon), b: 'x' });
  });

  it('leaves what does not change as the same object', () => {
    const inner = { list: [1, 2] };
    const { decode: run } = compile(object({ at: date, inner: object({ list: { type: 'array' } }) }));
    expect((run?.({ at: noon, inner }) as { inner: object } | undefined)?.inner).toBe(inner);
  });

  it('writes small code', () => {
    const node = object(
      { id: { type: 'integer' }, at: date, tags: { type: 'array', items: { type: 'string', codec: 'bigint' } }, page: { type: 'integer', default: 1 } },
      { required: ['id'], additionalProperties: false },
    );
    expect(compile(node).text).toMatchInlineSnapshot(`
      "function decode_7(value) {
        if (Array.isArray(value)) {
          const items = value.slice();
          for (let at = 0; at < items.length; at++) items[at] = bigintOf_8(items[at]);
          return items;
        }
        return value;
      }
      function decode_5(value) {
        const result = { "id": value["id"], "page": Object.hasOwn(value, "page") ? value["page"] : 1 };
        if (Object.hasOwn(value, "at")) result["at"] = dateOf_6(value["at"]);
        if (Object.hasOwn(value, "tags")) result["tags"] = decode_7(value["tags"]);
        return result;
      }"
    `);
  });
});

describe('defaults', () => {
  it.each<[string, SchemaNode, string, unknown]>([
    ['a scalar', object({ page: { type: 'integer', default: 1 } }), '{}', { page: 1 }],
    ['nothing over a value', object({ page: { type: 'integer', default: 1 } }), '{"page":2}', { page: 2 }],
    ['nothing over null', object({ page: { type: ['integer', 'null'], default: 1 } }), '{"page":null}', { page: null }],
    ['null', object({ page: { type: 'null', default: null } }), '{}', { page: null }],
    ['a wire value that is decoded', object({ at: { type: 'string', format: 'date-time', codec: 'date', default: noon } }), '{}', { at: new Date(noon) }],
    ['an object, and defaults inside it', object({ o: { ...(object({ x: { type: 'integer', default: 3 } }) as object), default: {} } }), '{}', { o: { x: 3 } }],
    ['inside objects that are there', object({ o: object({ x: { type: 'integer', default: 3 } }) }), '{"o":{}}', { o: { x: 3 } }],
    ['inside items', { type: 'array', items: object({ x: { type: 'integer', default: 3 } }) }, '[{},{"x":1}]', [{ x: 3 }, { x: 1 }]],
    ['from a definition', object({ color: { $ref: 'Color' } }), '{}', { color: 'red' }],
    ['the nearer of two', object({ color: { $ref: 'Color', default: 'blue' } }), '{}', { color: 'blue' }],
    [
      'in the branch that accepts',
      { anyOf: [object({ k: { const: 1 }, x: { type: 'integer', default: 1 } }, { required: ['k'] }), object({ x: { type: 'integer', default: 2 } })] },
      '{"k":2}',
      { k: 2, x: 2 },
    ],
    [
      'a name that objects inherit',
      object(
        Object.fromEntries([
          ['constructor', { type: 'string', default: 'x' }],
          ['toString', { type: 'string', default: 'y' }],
        ]),
      ),
      '{}',
      Object.assign({}, { constructor: 'x', toString: 'y' }),
    ],
  ])('fill in %s', (_, node, json, expected) => {
    const definitions = { Color: { type: 'string', default: 'red' } as const };
    expect(decode(node, json, { definitions })).toEqual(expected);
    const closed = { ...(node as object), additionalProperties: false } as SchemaNode;
    if ((node as { type?: string }).type === 'object') expect(decode(closed, json, { definitions })).toEqual(expected);
  });

  it('are fresh each time', () => {
    const { decode: run } = compile(object({ list: { type: 'array', default: [] } }));
    const [one, two] = [run?.({}) as { list: unknown }, run?.({}) as { list: unknown }];
    expect(one).toEqual({ list: [] });
    expect(one.list).not.toBe(two.list);
  });

  it('never set a prototype', () => {
    const fallback = JSON.parse('{"__proto__":{"x":1}}');
    const decoded = compile(object({ o: { type: 'object', default: fallback } })).decode?.({}) as { o: object };
    expect(Object.getPrototypeOf(decoded.o)).toBe(Object.prototype);
    expect(Object.keys(decoded.o)).toEqual(['__proto__']);
  });
});

describe('unknown members under strip', () => {
  const strip = (node: SchemaNode, json: string, definitions = {}): unknown => decode(node, json, { unknown: 'strip', definitions });
  const a = object({ a: { type: 'integer' } });
  const b = object({ b: { type: 'integer' } }, { required: ['b'] });

  it.each<[string, SchemaNode, string, unknown]>([
    ['are dropped', a, '{"a":1,"x":2,"__proto__":3}', { a: 1 }],
    ['are dropped where nothing is declared', object({}), '{"x":1}', {}],
    ['are dropped at every depth', object({ o: a, list: { type: 'array', items: a } }), '{"o":{"x":1},"list":[{"x":1,"a":1}]}', { o: {}, list: [{ a: 1 }] }],
    ['stay where the schema speaks of them', object({ a: { type: 'integer' } }, { additionalProperties: { type: 'integer' } }), '{"x":1}', { x: 1 }],
    [
      'stay where a pattern matches',
      object({ a: { type: 'integer' } }, { patternProperties: { '^x-': { type: 'integer' } } }),
      '{"a":1,"x-b":2,"y":3}',
      { a: 1, 'x-b': 2 },
    ],
    ['are what no part of an allOf declares', { allOf: [a, b] }, '{"a":1,"b":2,"x":3}', { a: 1, b: 2 }],
    ['are what neither reference nor schema declares', { $ref: 'A', ...(b as object) }, '{"a":1,"b":2,"x":3}', { a: 1, b: 2 }],
    ['are dropped after the branch is chosen', { anyOf: [b, a] }, '{"a":1,"x":3}', { a: 1 }],
    [
      'are judged with the branch',
      { type: 'object', properties: { a: { type: 'integer' } }, oneOf: [b, object({ c: { type: 'integer' } }, { required: ['c'] })] },
      '{"a":1,"c":2,"x":3}',
      { a: 1, c: 2 },
    ],
    [
      'are judged with a branch that opens',
      { type: 'object', properties: { a: { type: 'integer' } }, anyOf: [object({}, { additionalProperties: true })] },
      '{"a":1,"x":3}',
      { a: 1, x: 3 },
    ],
    ['are judged beside branches that only require', { ...(a as object), anyOf: [{ required: ['a'] }, { required: ['x'] }] }, '{"a":1,"x":3}', { a: 1 }],
    ['of other types stay what they are', { anyOf: [{ type: 'string' }, a] }, '"x"', 'x'],
  ])('%s', (_, node, json, expected) => {
    expect(strip(node, json, { A: a })).toEqual(expected);
  });
});

describe('transforms', () => {
  const cents: Transform = { decode: (text) => ({ cents: Number(text) }), encode: String };
  const wrap: Transform = { decode: (inner) => ['wrapped', inner], encode: String };
  const failing: Transform = {
    decode: () => {
      throw new TypeError('no');
    },
    encode: String,
  };
  const transforms = [cents, wrap, failing];
  const coded = (transform: number, node: object): SchemaNode => ({ ...node, codec: { transform } });

  it.each<[string, SchemaNode, string, unknown]>([
    ['a scalar', coded(0, { type: 'string' }), '"12"', { cents: 12 }],
    ['after what is inside', coded(1, { type: 'object', properties: { at: date } }), `{"at":"${noon}"}`, ['wrapped', { at: new Date(noon) }]],
    ['after the branch', coded(1, { anyOf: [date, { type: 'null' }] }), `"${noon}"`, ['wrapped', new Date(noon)]],
    ['null too', coded(1, { anyOf: [date, { type: 'null' }] }), 'null', ['wrapped', null]],
    ['after a definition', coded(1, { $ref: 'Cents' }), '"1"', ['wrapped', { cents: 1 }]],
    ['a default', object({ price: coded(0, { type: 'string', default: '7' }) }), '{}', { price: { cents: 7 } }],
    ['in every item', { type: 'array', items: coded(0, { type: 'string' }) }, '["1","2"]', [{ cents: 1 }, { cents: 2 }]],
  ])('decode %s', (_, node, json, expected) => {
    expect(decode(node, json, { transforms, definitions: { Cents: coded(0, { type: 'string' }) } })).toEqual(expected);
  });

  it('throw what they throw', () => {
    expect(() => compile(coded(2, { type: 'string' }), { transforms }).decode?.('x')).toThrow(TypeError);
  });
});
