import { describe, expect, it } from 'vitest';
import type { SchemaNode, Schemas } from '../shapes/schema.ts';
import { droppedMembers } from './dropped.ts';

const text = { type: 'string' } as const;
const integer = { type: 'integer' } as const;
const book = { type: 'object', properties: { title: text, year: integer }, required: ['title'] } as const;

const schemas: Schemas = {
  definitions: new Map<string, SchemaNode>([
    ['Tree', { type: 'object', properties: { name: text, children: { type: 'array', items: { $ref: 'Tree' } } } }],
    ['Circle', { $ref: 'Circle' }],
  ]),
  transforms: [{ decode: (wire) => wire, encode: () => 'x' }],
};

describe('dropped members', () => {
  it.each<readonly [string, SchemaNode, unknown, readonly string[]]>([
    ['are none where all is declared', book, { title: 'x', year: 1 }, []],
    ['are members without a schema', book, { title: 'x', isbn: 1, 'a/b~': 2 }, ['/isbn', '/a~1b~0']],
    ['are not those that hold undefined', book, { title: 'x', isbn: undefined }, []],
    [
      'are named as own members even when objects inherit the name',
      book,
      JSON.parse('{"title":"x","__proto__":1,"constructor":2}'),
      ['/__proto__', '/constructor'],
    ],
    ['are found in arrays', { type: 'array', items: book }, [{ title: 'x' }, { title: 'y', z: 1 }], ['/1/z']],
    ['are found in tuples', { type: 'array', prefixItems: [text, book], items: book }, ['x', { title: 'y', a: 1 }, { title: 'y', b: 1 }], ['/1/a', '/2/b']],
    ['are found in records', { type: 'object', additionalProperties: book }, { a: { title: 'x', z: 1 } }, ['/a/z']],
    ['are found in members by pattern', { type: 'object', patternProperties: { '^x': book } }, { x1: { title: 'x', z: 1 }, y: 1 }, ['/x1/z', '/y']],
    ['are found in definitions', { $ref: 'Tree' }, { name: 'a', children: [{ name: 'b', secret: 1, children: [] }] }, ['/children/0/secret']],
    ['are none of a schema that says nothing', { $ref: 'Circle' }, { a: 1 }, []],
    ['are none of an open member', { type: 'object', properties: { a: true } }, { a: { b: 1 } }, []],
    ['are none of an open object', { type: 'object', additionalProperties: true }, { a: { b: 1 } }, []],
    ['are all of an object without declared members', { type: 'object' }, { a: 1, b: 2 }, ['/a', '/b']],
    ['are none of what a part of an intersection declares', { allOf: [book, { properties: { isbn: text } }] }, { title: 'x', isbn: 'y', z: 1 }, ['/z']],
    [
      'are judged by the branch that accepts',
      { anyOf: [{ type: 'null' }, book, { type: 'object', properties: { name: text }, required: ['name'] }] },
      { name: 'x', title: 1 },
      ['/title'],
    ],
    [
      'are judged by the branch that accepts first',
      { anyOf: [book, { type: 'object', properties: { title: text, isbn: text } }] },
      { title: 'x', isbn: 'y' },
      ['/isbn'],
    ],
    [
      'are judged by a closed branch that would accept without them',
      { oneOf: [{ ...book, additionalProperties: false }, { type: 'null' }] },
      { title: 'x', z: 1 },
      ['/z'],
    ],
    ['are unknown where no branch accepts', { anyOf: [text, integer] }, { a: 1 }, []],
    [
      'follow conditions',
      { type: 'object', if: { properties: { k: { const: 1 } } }, then: { properties: { a: integer } }, else: { properties: { k: integer } } },
      { k: 2, a: 1 },
      ['/a'],
    ],
    [
      'follow dependent schemas',
      { type: 'object', properties: { a: integer }, dependentSchemas: { a: { properties: { b: integer } } } },
      { a: 1, b: 2, c: 3 },
      ['/c'],
    ],
    ['are none of unevaluated members with a schema', { type: 'object', unevaluatedProperties: integer }, { a: 1 }, []],
    [
      'are not looked for in dates and bytes',
      { type: 'object', properties: { at: { type: 'string', codec: 'date' }, of: { type: 'string', codec: 'bytes' } } },
      { at: new Date(), of: new Uint8Array(2) },
      [],
    ],
    ['are not looked for behind transforms', { ...text, codec: { transform: 0 } }, { a: 1 }, []],
    ['are none of scalars', text, 'x', []],
  ])('%s', (_, node, value, expected) => {
    expect(droppedMembers(node, value, schemas)).toEqual(expected);
  });

  it('end at the limit', () => {
    const value = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`m${index}`, index]));
    expect(droppedMembers(book, value, schemas)).toHaveLength(20);
    expect(droppedMembers({ type: 'array', items: book }, [value, value, { ...value }], schemas, 3)).toEqual(['/0/m0', '/0/m1', '/0/m2']);
  });

  it('end in values that contain themselves', () => {
    const tree: Record<string, unknown> = { name: 'x', secret: 1 };
    tree['children'] = [tree];
    expect(droppedMembers({ $ref: 'Tree' }, tree, schemas)).toEqual(['/secret']);
  });
});
