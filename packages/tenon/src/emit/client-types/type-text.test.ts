import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { randomSchema } from '../../../test/random/schema-nodes.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { TypeNames } from './type-names.ts';
import { docText, keyText, TypeText } from './type-text.ts';

function textOf(node: SchemaNode, definitions: Readonly<Record<string, SchemaNode>> = {}): string {
  return new TypeText({ definitions: new Map(Object.entries(definitions)), transforms: [] }).of(node, 'received');
}

/** What TypeScript says about a module that needs nothing but the language. */
function mistakesIn(text: string): readonly string[] {
  const options = { strict: true, noEmit: true, noLib: false, types: [], lib: ['lib.es2023.d.ts'] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target) => (name === 'module.ts' ? ts.createSourceFile(name, text, target) : getSourceFile(name, target));
  return ts
    .getPreEmitDiagnostics(ts.createProgram(['module.ts'], options, host))
    .map(({ messageText, start = 0 }) => `${ts.flattenDiagnosticMessageText(messageText, ' ')} at ${text.slice(start, start + 200)}`);
}

describe('the type of a schema', () => {
  it.each<{ node: SchemaNode; type: string }>([
    { node: true, type: 'unknown' },
    { node: false, type: 'never' },
    { node: { type: ['string', 'null'] }, type: 'string | null' },
    { node: { type: ['integer', 'number'] }, type: 'number' },
    { node: { type: 'string', codec: 'date' }, type: 'Date' },
    { node: { type: 'array', items: { type: ['string', 'null'] } }, type: '(string | null)[]' },
    { node: { prefixItems: [{ const: 1 }], items: false }, type: '[1]' },
    { node: { prefixItems: [{ const: 1 }], items: { type: 'string' } }, type: '[1, ...string[]]' },
    { node: { type: 'object', properties: {} }, type: '{}' },
    { node: { type: 'object' }, type: '{ [name: string]: unknown }' },
    { node: { type: 'object', additionalProperties: false }, type: '{}' },
    { node: { type: 'object', patternProperties: { '^a': { type: 'string' } }, additionalProperties: false }, type: '{ [name: string]: string }' },
    { node: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false }, type: '{ a: string }' },
    { node: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true }, type: '{ a?: string; [name: string]: unknown }' },
    {
      node: { type: 'object', allOf: [{ type: 'object', properties: { a: true } }, { anyOf: [{ const: 'x' }, { const: 'y' }] }] },
      type: '{ a?: unknown } & ("x" | "y")',
    },
    { node: { enum: ['a | b', null, 1] }, type: '"a | b" | null | 1' },
    { node: { $ref: 'Book?reject' }, type: 'Book' },
  ])('$type', ({ node, type }) => {
    expect(textOf(node, { Book: { type: 'string' } })).toBe(type);
  });

  it('is TypeScript, whatever the schema', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
    const modules = fc.sample(randomSchema, { numRuns: 300, seed }).map(({ node, schemas }, index) => {
      const types = new TypeText(schemas);
      const own = (['sent', 'received'] as const).map((side) => `export type ${side} = ${types.of(node, side)};`);
      return `export namespace N${index} {\n${[...own, ...types.declarations].join('\n')}\n}`;
    });
    expect(mistakesIn(modules.join('\n')), `SEED=${seed}`).toEqual([]);
  }, 60_000);

  it('holds names and texts of any kind', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('*/', '`', '${x}', '\u2028', '__proto__', '"', '\\', '\n'));
    fc.assert(
      fc.property(text, text, (name, value) => {
        const type = textOf({ type: 'object', properties: JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify({ const: value })}}`), required: [name] });
        const source = ts.createSourceFile('x.ts', `${docText(value)}\ntype X = ${type};`, ts.ScriptTarget.ES2023) as ts.SourceFile & {
          parseDiagnostics: readonly ts.Diagnostic[];
        };
        expect(source.parseDiagnostics.map(({ messageText }) => messageText)).toEqual([]);
        expect(source.statements).toHaveLength(1);
        const [declared] = source.statements as unknown as [ts.TypeAliasDeclaration];
        const [member] = (declared.type as ts.TypeLiteralNode).members as unknown as [ts.PropertySignature];
        expect((member.name as ts.Identifier | ts.StringLiteral).text).toBe(name);
        expect(((member.type as ts.LiteralTypeNode).literal as ts.StringLiteral).text).toBe(value);
        expect(declared.getFullText(source)).toContain(keyText(name));
      }),
    );
  });
});

describe('identifiers', () => {
  it.each([
    ['Book', 'Book'],
    ['odd.name', 'odd_name'],
    ['', '_'],
    ['1st', '_1st'],
    ['Date', 'Date2'],
    ['string', 'string2'],
    ['class', 'class2'],
    ['Bücher', 'B_cher'],
  ])('of %j is %s', (name, identifier) => {
    expect(new TypeNames().of(name)).toBe(identifier);
  });

  it('are the same for one name, and differ for two', () => {
    const names = new TypeNames();
    const made = ['a.b', 'a-b', 'a_b', 'a.b'].map((name) => names.of(name));
    expect(made).toEqual(['a_b', 'a_b2', 'a_b3', 'a_b']);
  });
});
