import { Type, type TSchema } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { t } from '../../declare/schema.ts';
import type { Mistake } from '../../shapes/mistake.ts';
import { SchemaTable } from './schema-table.ts';
import { simpleNode } from './simple-node.ts';

/** What a table makes of a member; a reference beside it has the whole document read with care. */
function memberOf(schema: unknown, beside: Record<string, TSchema>): { readonly node: unknown; readonly mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = [];
  const table = new SchemaTable((mistake) => mistakes.push(mistake));
  const node = table.add(t.Object({ member: schema as TSchema, ...beside }), { at: 'here', hint: 'Hint' });
  table.finish();
  return { node: typeof node === 'object' ? node.properties?.['member'] : node, mistakes };
}

const carefully = { reference: t.Unsafe({ $ref: '#/properties/x', properties: { x: { type: 'string' } } }) };
const transform = Type.Transform(Type.String())
  .Decode((text) => text)
  .Encode((text) => text);

describe('a schema with nothing inside', () => {
  it.each<[boolean, TSchema]>([
    [true, t.String()],
    [true, t.String({ minLength: 1, maxLength: 3, format: 'date', title: 'T', description: 'D', deprecated: true })],
    [true, t.Integer({ minimum: 0, exclusiveMaximum: 9, multipleOf: 2 })],
    [true, t.Optional(t.Number({ style: 'form', unknown: [1] }))],
    [true, t.Boolean()],
    [true, t.Null()],
    [true, t.Literal('a')],
    [true, t.Literal(-0)],
    [false, t.String({ pattern: '^a' })],
    [false, t.String({ pattern: '(' })],
    [false, t.String({ default: 'a' })],
    [false, t.Default(t.String(), 'a')],
    [false, t.String({ example: 'a' })],
    [false, t.String({ examples: ['a'] })],
    [false, t.String({ enum: ['a', 'b'] })],
    [false, t.String({ 'x-a': { b: 1 } })],
    [false, t.String({ $id: 'Named' })],
    [false, t.String({ $ref: 'Named' })],
    [false, t.String({ minLength: -1 })],
    [false, { ...t.String(), type: 'text' }],
    [false, t.String({ '~standard': {} })],
    [false, t.Literal(1n as never)],
    [false, transform],
    [false, t.Date()],
    [false, t.Array(t.String())],
  ])('is simple (%s) and means the same: %o', (isSimple, schema) => {
    expect(simpleNode(schema) !== null).toBe(isSimple);
    const { node, mistakes } = memberOf(schema, {});
    expect({ node, mistakes }).toEqual(memberOf(schema, carefully));
    if (isSimple) expect(simpleNode(schema)).toEqual(node);
  });
});
