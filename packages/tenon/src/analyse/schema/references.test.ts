import { Type, type TSchema } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { t } from '../../declare/schema.ts';
import type { Mistake } from '../../shapes/mistake.ts';
import { SchemaTable } from './schema-table.ts';

const site = { at: 'POST /x body', hint: 'XPostBody' };

function normalised(schema: unknown, remotes: Record<string, unknown> = {}) {
  const mistakes: Mistake[] = [];
  const table = new SchemaTable((mistake) => mistakes.push(mistake), { remotes: new Map(Object.entries(remotes)) });
  const node = table.add(schema, site);
  return { node, definitions: Object.fromEntries(table.finish().definitions), mistakes };
}

describe('a reference leads to', () => {
  const text = { type: 'string' };
  const cases: [name: string, schema: object, node: unknown, definitions: object][] = [
    ['$defs', { $ref: '#/$defs/book-title', $defs: { 'book-title': text } }, { $ref: 'BookTitle' }, { BookTitle: text }],
    ['definitions', { $ref: '#/definitions/a', definitions: { a: text } }, { $ref: 'A' }, { A: text }],
    ['a percent-encoded, escaped pointer', { $ref: '#/$defs/a~1b~0%25c%22', $defs: { 'a/b~%c"': text } }, { $ref: 'ABC' }, { ABC: text }],
    ['an anchor', { $ref: '#here', $defs: { x: { $anchor: 'here', ...text } } }, { $ref: 'X' }, { X: text }],
    ['an anchor of draft 7', { $ref: '#here', $defs: { x: { $id: '#here', ...text } } }, { $ref: 'X' }, { X: text }],
    ['another position', { properties: { a: text, b: { $ref: '#/properties/a' } } }, { properties: { a: text, b: { $ref: 'A' } } }, { A: text }],
    ['an item of a list', { allOf: [text, { $ref: '#/allOf/0' }] }, { allOf: [text, { $ref: 'AllOf0' }] }, { AllOf0: text }],
    ['an unknown keyword', { $ref: '#/mine/a', mine: { a: text } }, { $ref: 'A' }, { A: text }],
    ['the root', { properties: { a: { $ref: '#' } } }, { $ref: 'XPostBody' }, { XPostBody: { properties: { a: { $ref: 'XPostBody' } } } }],
    [
      'the root by its URI',
      { $id: 'https://example.com/schemas/my-tree.json', items: { $ref: 'my-tree.json' } },
      { $ref: 'MyTree' },
      { MyTree: { items: { $ref: 'MyTree' } } },
    ],
    [
      'an $id against its base',
      { $id: 'https://example.com/a/', items: { $ref: 'b/c.json' }, $defs: { d: { $id: 'b/', $defs: { e: { $id: 'c.json', ...text } } } } },
      { $ref: 'A' },
      { A: { items: { $ref: 'c.json' } }, 'c.json': text },
    ],
    ['true', { $ref: '#/$defs/a', type: 'string', $defs: { a: true } }, text, {}],
    ['false', { $ref: '#/$defs/a', type: 'string', $defs: { a: false } }, false, {}],
    ['a name, with keywords beside it', { $ref: '#/$defs/a', maxLength: 3, $defs: { a: text } }, { $ref: 'A', maxLength: 3 }, { A: text }],
    ['a chain', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: text } }, { $ref: 'A' }, { A: { $ref: 'B' }, B: text }],
    ['itself', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } }, { $ref: 'A' }, { A: { $ref: 'A' } }],
  ];
  it.each(cases)('%s', (_, schema, node, definitions) => {
    const result = normalised(schema);
    expect(result.mistakes).toEqual([]);
    expect(result.node).toEqual(node);
    expect(result.definitions).toEqual(definitions);
  });

  it('a document known by its URI, and from there to others', () => {
    const remotes = {
      'https://example.com/a.json': { properties: { b: { $ref: 'b.json#/$defs/c' } } },
      'https://example.com/b.json': { $defs: { c: { type: 'null' } } },
    };
    const { node, definitions, mistakes } = normalised({ items: { $ref: 'https://example.com/a.json' } }, remotes);
    expect(mistakes).toEqual([]);
    expect(node).toEqual({ items: { $ref: 'A' } });
    expect(definitions).toEqual({ A: { properties: { b: { $ref: 'C' } } }, C: { type: 'null' } });
  });
});

describe('plain JSON Schema inside a TypeBox schema', () => {
  it('is a document of its own', () => {
    const { node, definitions, mistakes } = normalised(
      t.Object({ a: t.Unsafe({ $ref: '#/$defs/x', $defs: { x: { type: 'null' } } }), b: { items: { $ref: '#' } } as never }),
    );
    expect(mistakes).toEqual([]);
    expect(node).toMatchObject({ properties: { a: { $ref: 'X' }, b: { $ref: 'XPostBody' } } });
    expect(definitions).toEqual({ X: { type: 'null' }, XPostBody: { items: { $ref: 'XPostBody' } } });
  });

  it('still sees the document around it', () => {
    const { definitions, mistakes } = normalised({ properties: { a: t.Object({ b: t.Unsafe({ $ref: '#/$defs/x' }) }) }, $defs: { x: { type: 'null' } } });
    expect(mistakes).toEqual([]);
    expect(definitions).toEqual({ X: { type: 'null' } });
  });
});

it('two modules have their own names', () => {
  const module = (type: TSchema) => Type.Module({ Inner: type, Outer: Type.Object({ inner: Type.Ref('Inner') }) }).Import('Outer');
  const { mistakes } = normalised(t.Object({ a: module(t.String()), b: module(t.Null()) }));
  expect(mistakes).toMatchObject([{ code: 'schema.name-conflict', message: expect.stringContaining('Inner') }]);
  expect(normalised(t.Object({ a: module(t.String()), b: module(t.String()) }))).toMatchObject({ mistakes: [], definitions: { Inner: { type: 'string' } } });
});

describe('a reference that leads nowhere', () => {
  it.each(['#/$defs/no', '#no', 'https://example.com/no', 'no.json', 'Missing', '#/$defs/a%ZZ'])('is a mistake: %s', (reference) => {
    const { mistakes } = normalised({ items: { $ref: reference } });
    expect(mistakes).toMatchObject([{ code: 'schema.unresolved-ref', at: site.at, message: expect.stringContaining(reference) }]);
    expect(mistakes[0]?.message).toContain('#/items');
  });

  it('is one to something that is no schema', () => {
    expect(normalised({ $ref: '#/title', title: 'a' }).mistakes).toMatchObject([{ code: 'schema.not-a-schema' }]);
    expect(normalised({ $ref: 5 }).mistakes).toMatchObject([{ code: 'schema.invalid-keyword' }]);
  });
});

const metaSchema = 'https://json-schema.org/draft/2020-12/schema';

describe('what a node cannot express', () => {
  it.each([
    ['$recursiveRef', { items: { $recursiveRef: '#' } }],
    ['a reference to a meta-schema', { $ref: metaSchema }],
  ])('stays as it is: %s', (_, schema) => {
    expect(normalised(schema)).toEqual({ node: { foreign: schema }, definitions: {}, mistakes: [] });
  });

  it.each([
    [true, t.Object({ any: t.Array(t.Unsafe({ $ref: metaSchema })) })],
    [false, t.Object({ any: t.Array(t.Unsafe({ $ref: '#/$defs/one', $defs: { one: true } })) })],
  ])('is known to the table: %s', (expected, schema) => {
    const table = new SchemaTable(() => undefined);
    table.add(schema, { at: 'here', hint: 'Hint' });
    expect(table.hasForeign).toBe(expected);
  });

  it('brings the documents that it needs', () => {
    const remotes = {
      'https://example.com/tree': { items: { $ref: metaSchema }, $ref: 'leaf' },
      'https://example.com/leaf': { title: 'leaf' },
      'https://example.com/other': {},
    };
    const { node } = normalised({ $ref: 'https://example.com/tree' }, remotes);
    expect(node).toEqual({
      foreign: {
        $ref: 'https://example.com/tree',
        $defs: {
          'https://example.com/tree': { $id: 'https://example.com/tree', ...remotes['https://example.com/tree'] },
          'https://example.com/leaf': { $id: 'https://example.com/leaf', title: 'leaf' },
        },
      },
    });
  });

  it('does not change the schemas around it', () => {
    const { node } = normalised(t.Object({ at: t.Date(), any: t.Unsafe({ $ref: metaSchema }) }));
    expect(node).toMatchObject({ properties: { at: { codec: 'date' }, any: { foreign: { $ref: metaSchema } } } });
  });

  it('is no JSON', () => {
    expect(normalised({ $ref: metaSchema, const: 1n }).mistakes).toMatchObject([{ code: 'schema.not-json' }]);
  });
});

describe('a dynamic reference', () => {
  const tree = { $id: 'https://example.com/tree', $dynamicAnchor: 'node', properties: { children: { items: { $dynamicRef: '#node' } } } };

  it('means the outermost anchor of its name', () => {
    const { node, definitions, mistakes } = normalised({
      $id: 'https://example.com/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: { tree },
    });
    expect(mistakes).toEqual([]);
    expect(node).toEqual({ $ref: 'Strict' });
    expect(definitions).toEqual({ Strict: { $ref: 'Tree', unevaluatedProperties: false }, Tree: { properties: { children: { items: { $ref: 'Strict' } } } } });
  });

  it('makes one schema two definitions where ways to it differ', () => {
    const strict = { $id: 'https://example.com/strict', $dynamicAnchor: 'node', $ref: 'tree', unevaluatedProperties: false };
    const { definitions } = normalised({
      properties: { loose: { $ref: 'https://example.com/tree' }, strict: { $ref: 'https://example.com/strict' } },
      $defs: { tree, strict },
    });
    expect(Object.values(definitions)).toContainEqual({ properties: { children: { items: { $ref: expect.stringContaining('Tree') } } } });
    expect(Object.values(definitions)).toContainEqual({ properties: { children: { items: { $ref: expect.stringContaining('Strict') } } } });
  });

  it('is a plain one where its anchor is not dynamic', () => {
    expect(normalised({ items: { $dynamicRef: '#/$defs/a' }, $defs: { a: { type: 'null' } } })).toMatchObject({
      node: { items: { $ref: 'A' } },
      definitions: { A: { type: 'null' } },
    });
  });

  it('holds beside a plain one', () => {
    const { node } = normalised({ $ref: '#/$defs/a', $dynamicRef: '#/$defs/b', $defs: { a: { minimum: 1 }, b: { maximum: 2 } } });
    expect(node).toEqual({ $ref: 'A', allOf: [{ $ref: 'B' }] });
  });

  it('that leads nowhere is a mistake', () => {
    expect(normalised({ $dynamicRef: '#no' }).mistakes).toMatchObject([{ code: 'schema.unresolved-ref' }]);
    expect(normalised({ $dynamicRef: 1 }).mistakes).toMatchObject([{ code: 'schema.invalid-keyword' }]);
  });
});

describe('a meta-schema', () => {
  const uri = 'https://example.com/meta';
  it('that is not known is a mistake', () => {
    expect(normalised({ $schema: uri }).mistakes).toMatchObject([{ code: 'schema.unsupported', message: expect.stringContaining(uri) }]);
  });

  it('decides which keywords count', () => {
    const remotes = { [uri]: { $vocabulary: { 'https://json-schema.org/draft/2020-12/vocab/applicator': true } } };
    expect(normalised({ $schema: uri, properties: { a: { minimum: 1, title: 't' } } }, remotes).node).toEqual({ properties: { a: { title: 't' } } });
  });

  it('that requires an unknown vocabulary is a mistake', () => {
    expect(normalised({ $schema: uri }, { [uri]: { $vocabulary: { 'https://example.com/vocabulary': true } } }).mistakes).toMatchObject([
      { code: 'schema.unsupported' },
    ]);
  });
});
