import { describe, expect, it } from 'vitest';
import type { CodecTree } from '../shapes/manifest.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import { codecTree } from './manifest-codecs.ts';

const date: SchemaNode = { type: 'string', codec: 'date' };
const bigint: SchemaNode = { type: 'string', codec: 'bigint' };
const text: SchemaNode = { type: 'string' };
const object = (properties: Record<string, SchemaNode>, more: object = {}): SchemaNode => ({ type: 'object', properties, ...more });

const definitions: Record<string, SchemaNode> = {
  Date: date,
  Plain: object({ next: { $ref: 'Plain' } }),
  Tree: object({ at: date, children: { type: 'array', items: { $ref: 'Tree' } } }),
  Ping: object({ at: date, pong: { $ref: 'Pong' } }),
  Pong: object({ n: bigint, ping: { $ref: 'Ping' }, pong: { $ref: 'Pong' } }),
};

describe('codecTree', () => {
  it.each<[string, SchemaNode, CodecTree | null]>([
    ['nothing', true, null],
    ['a text', text, null],
    ['a codec', { type: 'string', codec: 'bytes' }, 'bytes'],
    ['a transform', { type: 'string', codec: { transform: 0 } }, null],
    ['what is inside a transform', object({ at: date }, { codec: { transform: 0 } }), { members: { at: 'date' } }],
    ['a reference', { $ref: 'Date' }, 'date'],
    ['a missing reference', { $ref: 'Nobody' }, null],
    ['members', object({ at: date, name: text }), { members: { at: 'date' } }],
    ['members of members', object({ o: object({ at: date }) }), { members: { o: { members: { at: 'date' } } } }],
    ['items', { type: 'array', items: date }, { items: 'date' }],
    ['a tuple', { type: 'array', prefixItems: [text, date], items: bigint }, { tuple: [null, 'date'], items: 'bigint' }],
    ['a record', { type: 'object', patternProperties: { '^(.*)$': date } }, { values: 'date' }],
    ['other members', object({ at: date }, { additionalProperties: bigint }), { members: { at: 'date' }, values: 'bigint' }],
    ['other members beside one without a codec', object({ id: text }, { additionalProperties: date }), { values: { anyOf: ['date'] } }],
    ['alternatives', { anyOf: [date, bigint, { type: 'null' }, date] }, { anyOf: ['date', 'bigint'] }],
    ['a condition', { if: { required: ['a'] }, then: object({ at: date }) }, { anyOf: [{ members: { at: 'date' } }] }],
    [
      'parts',
      { allOf: [object({ a: date, b: object({ c: date }) }), object({ b: object({ d: bigint }) })] },
      { members: { a: 'date', b: { members: { c: 'date', d: 'bigint' } } } },
    ],
    ['a circle without codecs', { $ref: 'Plain' }, null],
    ['a circle', { $ref: 'Tree' }, { id: 0, members: { at: 'date', children: { items: { ref: 0 } } } }],
    ['circles in circles', { $ref: 'Ping' }, { id: 0, members: { at: 'date', pong: { id: 1, members: { n: 'bigint', ping: { ref: 0 }, pong: { ref: 1 } } } } }],
    [
      'a definition in two places',
      object({ a: { $ref: 'Tree' }, b: { $ref: 'Tree' } }),
      {
        members: {
          a: { id: 0, members: { at: 'date', children: { items: { ref: 0 } } } },
          b: { id: 0, members: { at: 'date', children: { items: { ref: 0 } } } },
        },
      },
    ],
    [
      'a member with a hostile name',
      object(
        Object.fromEntries([
          ['constructor', date],
          ['toString', text],
        ]),
      ),
      { members: Object.fromEntries([['constructor', 'date']]) },
    ],
  ])('prints %s', (_, node, expected) => {
    expect(codecTree(node, { definitions: new Map(Object.entries(definitions)), transforms: [] })).toEqual(expected);
  });
});
