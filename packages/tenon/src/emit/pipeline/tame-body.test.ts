import { describe, expect, it } from 'vitest';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { checkUnit } from '../checker/checker.ts';
import { acceptsOnlyTame } from './tame-body.ts';

const closed = (properties: Readonly<Record<string, SchemaNode>>): SchemaNode => ({ type: 'object', properties, additionalProperties: false });
const text: SchemaNode = { type: 'string' };
const schemas: Schemas = {
  definitions: new Map<string, SchemaNode>([
    ['Point', closed({ x: { type: 'number' }, y: { type: 'integer' } })],
    ['Tree', closed({ children: { type: 'array', items: { $ref: 'Tree' } } })],
    ['Open', { type: 'object', properties: { a: text } }],
    ['Itself', { $ref: 'Itself' }],
    ...Array.from({ length: 60 }, (_, index): [string, SchemaNode] => [`D${index}`, closed({ a: { $ref: `D${index + 1}` }, b: { $ref: `D${index + 1}` } })]),
    ['D60', text],
  ]),
  transforms: [],
};
const nested = (depth: number): SchemaNode => (depth === 0 ? text : { type: 'array', items: nested(depth - 1) });

describe('a schema', () => {
  it.each<[SchemaNode, boolean]>([
    [text, true],
    [{ type: ['integer', 'null'] }, true],
    [{ enum: ['a', 1] }, true],
    [{ const: { a: 1 } }, false],
    [closed({ a: text }), true],
    [{ $ref: 'Point' }, true],
    [{ anyOf: [{ $ref: 'Point' }, { type: 'null' }] }, true],
    [{ oneOf: [{ $ref: 'Point' }, { $ref: 'Open' }] }, false],
    [{ allOf: [{ $ref: 'Open' }, closed({ a: text })] }, true],
    [{ allOf: [{ $ref: 'Open' }] }, false],
    [{ type: 'array', prefixItems: [text], items: false }, true],
    [{ type: 'array', prefixItems: [text] }, false],
    [nested(8), true],
    [nested(9), false],
    [{ $ref: 'D53' }, true],
    [{ $ref: 'D0' }, false],
    [{ $ref: 'Tree' }, false],
    [{ $ref: 'Itself' }, false],
    [{ type: 'object', additionalProperties: text }, false],
    [{ type: 'object', patternProperties: { '^_': text }, additionalProperties: false }, false],
    [closed({ ['__proto__']: text }), false],
    [closed({ a: true }), false],
    [{ minimum: 1 }, false],
    [true, false],
    [{ type: 'string', foreign: {} }, false],
  ])('%j accepts only what is tame: %j', (node, expected) => {
    expect(acceptsOnlyTame(schemas, node, 8)).toBe(expected);
    if (expected) for (const value of wild) expect(accepts(node, value), JSON.stringify(value)).toBe(false);
  });
});

const deep = (depth: number, leaf: unknown): unknown => (depth === 0 ? leaf : [deep(depth - 1, leaf)]);
const inherited = '__proto__';
/** Every place that some schema above has, with what it must not hold. */
const wild: readonly unknown[] = [
  JSON.parse(`{"${inherited}":1}`),
  JSON.parse(`{"x":1,"y":2,"${inherited}":{}}`),
  JSON.parse(`{"a":"b","${inherited}":"c"}`),
  { x: Infinity, y: 2 },
  { x: 1, y: -Infinity },
  Infinity,
  deep(9, 'a'),
  Array.from({ length: 2 }, () => deep(8, 'a')),
];

function accepts(node: SchemaNode, value: unknown): boolean {
  const code = new Code();
  return (new Linker(code).link(checkUnit(code, schemas, node)) as (value: unknown) => boolean)(value); // the shape that checkUnit states
}
