import { Type, type TSchema } from '@sinclair/typebox';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { t } from '../../declare/schema.ts';
import type { Mistake } from '../../shapes/mistake.ts';
import { SchemaTable } from './schema-table.ts';

interface Added {
  readonly schema: unknown;
  readonly at: string;
  readonly hint: string;
}

function table(added: readonly Added[]) {
  const mistakes: Mistake[] = [];
  const schemas = new SchemaTable((mistake) => mistakes.push(mistake));
  const nodes = added.map(({ schema, at, hint }) => schemas.add(schema, { at, hint }));
  const views = nodes.map((node) => schemas.requestView(node, 'reject'));
  return { nodes, views, definitions: Object.fromEntries(schemas.finish().definitions), mistakes };
}

const at = (name: string, schema: unknown): Added => ({ schema, at: `GET /${name}`, hint: name });
const author = () => t.Object({ name: t.String() }, { $id: 'Author' });
const tree = () => Type.Recursive((This) => Type.Object({ children: Type.Array(This) }));

describe('names given by users', () => {
  it('are kept, for schemas of one structure', () => {
    const { nodes, definitions, mistakes } = table([at('A', author()), at('B', t.Array(author())), at('C', t.Optional(author()))]);
    expect(mistakes).toEqual([]);
    expect(nodes).toEqual([{ $ref: 'Author' }, { type: 'array', items: { $ref: 'Author' } }, { $ref: 'Author' }]);
    expect(definitions).toMatchObject({ Author: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } });
  });

  it('for two structures are a mistake that names both sites', () => {
    const { mistakes } = table([at('A', author()), at('B', t.Object({ name: t.Integer() }, { $id: 'Author' }))]);
    expect(mistakes).toEqual([{ code: 'schema.name-conflict', at: 'GET /B', message: expect.stringContaining('GET /A'), advice: expect.any(String) }]);
    expect(mistakes[0]?.message).toContain('Author');
  });

  const pair = (inner: TSchema) => t.Object({ inner }, { $id: 'Pair' });
  it.each<[string, TSchema, TSchema, number]>([
    ['annotations', t.String({ $id: 'X', description: 'a' }), t.String({ $id: 'X', description: 'b' }), 1],
    ['order of members', t.Object({ a: t.String(), b: t.Null() }, { $id: 'X' }), t.Object({ b: t.Null(), a: t.String() }, { $id: 'X' }), 1],
    [
      'transforms',
      Type.Transform(t.String({ $id: 'X' }))
        .Decode(Number)
        .Encode(String),
      Type.Transform(t.String({ $id: 'X' }))
        .Decode(parseFloat)
        .Encode(String),
      1,
    ],
    ['references to other names', pair(author()), pair(t.Object({ name: t.String() }, { $id: 'Writer' })), 1],
    ['recursive schemas, equal', pair(tree()), pair(tree()), 0],
    ['recursive schemas, unequal', pair(tree()), pair(Type.Recursive((This) => Type.Object({ other: Type.Array(This) }))), 1],
  ])('are compared with all that schemas say: %s', (_, left, right, conflicts) => {
    const { mistakes } = table([at('A', left), at('B', right)]);
    expect(mistakes.map(({ code }) => code)).toEqual(Array.from({ length: conflicts }, () => 'schema.name-conflict'));
  });

  it('can be referred to before they are declared', () => {
    const { nodes, mistakes, definitions, views } = table([at('A', t.Object({ by: t.Ref('Author') })), at('B', author())]);
    expect(mistakes).toEqual([]);
    expect(nodes[0]).toMatchObject({ properties: { by: { $ref: 'Author' } } });
    expect(views[0]).toMatchObject({ properties: { by: { $ref: 'Author?reject' } } });
    expect(Object.keys(definitions)).toEqual(['Author', 'Author?reject']);
  });
});

describe('schemas without a name', () => {
  it('are called after the site when they are recursive, never T0', () => {
    const { nodes, definitions } = table([
      at('Left', tree()),
      at(
        'Right',
        Type.Recursive((This) => Type.Array(This)),
      ),
    ]);
    expect(nodes).toEqual([{ $ref: 'Left' }, { $ref: 'Right' }]);
    expect(Object.keys(definitions).filter((key) => !key.includes('?'))).toEqual(['Left', 'Right']);
    expect(JSON.stringify(definitions)).not.toMatch(/"T\d+"/);
  });

  it('are one definition where they are the same', () => {
    const shared = tree();
    const { nodes } = table([at('B', t.Array(shared)), at('A', shared), at('C', tree())]);
    expect(nodes).toEqual([{ type: 'array', items: { $ref: 'A' } }, { $ref: 'A' }, { $ref: 'A' }]);
  });

  it('that want one name get longer ones, all of them', () => {
    const document = (type: string) => ({ $ref: '#/$defs/item', $defs: { item: { type } } });
    const { nodes } = table([at('A', document('string')), at('B', document('null')), at('C', document('null'))]);
    expect(nodes).toEqual([{ $ref: 'AItem' }, { $ref: 'BItem' }, { $ref: 'BItem' }]);
  });

  it('leave names to users', () => {
    const { nodes } = table([at('A', { $ref: '#/$defs/author', $defs: { author: { type: 'null' } } }), at('B', author())]);
    expect(nodes).toEqual([{ $ref: 'AAuthor' }, { $ref: 'Author' }]);
  });

  it('that want one name at one site differ by where they stand, and by number at last', () => {
    const { definitions } = table([
      at('A', {
        properties: { a: { $ref: '#/$defs/x/$defs/item' }, b: { $ref: '#/$defs/y/$defs/item' }, c: { $ref: '#/$defs/y/$defs/item-' } },
        $defs: { x: { $defs: { item: { type: 'null' } } }, y: { $defs: { item: { type: 'string' }, 'item-': { type: 'boolean' } } } },
      }),
    ]);
    expect(Object.keys(definitions)).toEqual(['ADefsXDefsItem', 'ADefsYDefsItem2', 'ADefsYDefsItem3']);
  });
});

it('the order in which schemas are added changes nothing', () => {
  const shared = t.Object({ by: author(), tree: tree() });
  const all = [
    at('A', shared),
    at('B', t.Partial(shared)),
    at('C', tree()),
    at('D', { items: { $ref: '#' } }),
    at('E', { $ref: '#/$defs/item', $defs: { item: { type: 'null' } } }),
    at('F', { $ref: '#/$defs/item', $defs: { item: { type: 'string' } } }),
    at('G', t.Intersect([author(), t.Object({ x: t.Default(t.Integer(), 1) })])),
    at('H', t.Object({ by: t.Ref('Author') })),
  ];
  const said = (added: readonly Added[]) => {
    const { nodes, views, definitions, mistakes } = table(added);
    const bySite = added.map(({ hint }, index) => [hint, nodes[index], views[index]] as const).sort(([left], [right]) => (left < right ? -1 : 1));
    return JSON.stringify({ bySite, definitions, mistakes });
  };
  const expected = said(all);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (added) => {
      expect(said(added)).toBe(expected);
    }),
  );
});

it('a schema met at many sites is read once', () => {
  const schema = t.Object({ bad: Type.Date() as never });
  expect(table([at('A', schema), at('B', schema), at('C', t.Array(schema))]).mistakes.filter(({ code }) => code === 'schema.not-json')).toHaveLength(1);
});
