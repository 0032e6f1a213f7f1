import { Type } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { createApi, createApp, DeclarationError, openapi, t } from '../../index.ts';
import { printDocument } from './print.ts';

const { route: open } = createApi({ info: { title: 'Traps', version: '1.0.0' }, security: 'public' });
const handler = (): never => {
  throw new Error('never called');
};

type Schema = Parameters<typeof t.Array>[0];
type Printed = Record<string, unknown>;

/** What the tests read of a document. */
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Printed> };
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Printed[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Printed }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: Printed }> }>;
}

async function documentOf(routes: object): Promise<Document> {
  return (await openapi(createApp(routes as never, { docs: false }))) as unknown as Document;
}

const reads = (schema: Schema, path = '/read'): object => open({ method: 'GET', path, responses: { 200: schema }, handler });
const takes = (schema: Schema, path = '/take'): object => open({ method: 'POST', path, body: schema, responses: { 204: null }, handler });

/** A schema as a response and as a request prints it, with the components of both. */
async function printed(schema: Schema): Promise<{ readonly sent: Printed; readonly received: Printed; readonly schemas: Record<string, Printed> }> {
  const [sent, received] = await Promise.all([documentOf({ read: reads(schema) }), documentOf({ take: takes(schema) })]);
  return { sent: sentBy(sent), received: receivedBy(received), schemas: { ...sent.components.schemas, ...received.components.schemas } };
}

function sentBy({ paths }: Document, path = '/read'): Printed {
  return paths[path]?.['get']?.responses['200']?.content?.['application/json']?.schema ?? {};
}

function receivedBy({ paths }: Document, path = '/take'): Printed {
  return paths[path]?.['post']?.requestBody?.content['application/json']?.schema ?? {};
}

async function mistakesOf(routes: object): Promise<string> {
  const error: unknown = await documentOf(routes).catch((thrown: unknown) => thrown);
  return error instanceof DeclarationError ? error.message : `no mistake: ${JSON.stringify(error)}`;
}

const ref = (name: string): Printed => ({ $ref: `#/components/schemas/${name}` });

describe('of the 36 traps, a document avoids', () => {
  it('1: two different objects with one name are a mistake that names both; equal ones are one component', async () => {
    const message = await mistakesOf({ one: reads(t.Object({ a: t.String() }, { $id: 'Thing' })), two: takes(t.Object({ b: t.String() }, { $id: 'Thing' })) });
    expect(message).toContain('Thing');
    expect(message).toContain('GET /read');
    expect(message).toContain('POST /take');
    const document = await documentOf({ one: reads(t.Object({ a: t.String() }, { $id: 'Thing' })), two: takes(t.Object({ a: t.String() }, { $id: 'Thing' })) });
    expect(Object.keys(document.components.schemas)).toEqual(['Problem', 'ProblemIssue', 'Thing']);
  });

  it('2: a schema of three operations is one component with three references, an anonymous one stays inline', async () => {
    const Book = t.Object({ title: t.String() }, { $id: 'Book' });
    const document = await documentOf({ a: reads(Book, '/a'), b: reads(t.Array(Book), '/b'), c: takes(Book, '/c'), d: reads(t.Object({ x: t.Null() }), '/d') });
    expect(JSON.stringify(document).match(/"#\/components\/schemas\/Book"/g)).toHaveLength(3);
    expect(sentBy(document, '/d')).toEqual({ type: 'object', properties: { x: { type: 'null' } }, required: ['x'] });
  });

  it('3: a recursive type without a name is called after its operation, and another one before it renames nothing', async () => {
    const tree = (): Schema => t.Recursive((This) => t.Object({ children: t.Array(This) }));
    const alone = await documentOf({ read: reads(tree()) });
    const later = await documentOf({
      other: reads(
        t.Recursive((This) => t.Object({ next: t.Optional(This) })),
        '/other',
      ),
      read: reads(tree()),
    });
    expect(sentBy(alone)).toEqual(ref('Read200Response'));
    expect(alone.components.schemas['Read200Response']).toMatchObject({ properties: { children: { items: ref('Read200Response') } } });
    expect(later.paths['/read']).toEqual(alone.paths['/read']);
    expect(JSON.stringify(later)).not.toMatch(/"T\d+"/);
  });

  it('4: mutual recursion makes two components without $defs and $id', async () => {
    const Module = Type.Module({ Author: Type.Object({ books: Type.Array(Type.Ref('Book')) }), Book: Type.Object({ author: Type.Ref('Author') }) });
    const document = await documentOf({ read: reads(Module.Import('Author') as never) });
    expect(sentBy(document)).toEqual(ref('Author'));
    expect(document.components.schemas).toMatchObject({
      Author: { properties: { books: { items: ref('Book') } } },
      Book: { properties: { author: ref('Author') } },
    });
    expect(JSON.stringify(document)).not.toMatch(/\$defs|\$id/);
  });

  it('5: $id, $schema, symbols and private keywords do not leak', async () => {
    const Odd = t.Object(
      { a: t.Default(t.Date(), new Date(0)), b: t.String({ style: 'pipeDelimited', unsafePattern: 'no', private: 1, 'x-kept': 2 }) },
      { $id: 'Odd', $schema: 'https://json-schema.org/draft/2020-12/schema' },
    );
    const { schemas } = await printed(Odd);
    expect(JSON.stringify(schemas)).not.toMatch(/\$id|\$schema|~kind|codec|defaulted|style|unsafePattern|private/);
    expect(schemas['Odd']).toMatchObject({ properties: { b: { type: 'string', 'x-kept': 2 } } });
  });

  it.each<[string, Schema]>([
    ['Date', Type.Date()],
    ['BigInt', Type.BigInt({ minimum: 1n })],
    ['Uint8Array', Type.Uint8Array()],
    ['Undefined', Type.Undefined()],
    ['Void', Type.Void()],
    ['Symbol', Type.Symbol()],
    ['Function', Type.Function([], Type.Null())],
    ['RegExp', Type.RegExp(/a/)],
  ])('6: %s is a mistake that names route and pointer', async (_name, schema) => {
    const message = await mistakesOf({ read: reads(t.Object({ deep: t.Array(schema) })) });
    expect(message).toContain('GET /read');
    expect(message).toContain('/properties/deep/items');
  });

  it('6: the types of t that JSON has no word for are texts', async () => {
    const { sent } = await printed(t.Object({ at: t.Date(), big: t.BigInt({ minimum: 5n }), raw: t.Bytes() }));
    expect(sent['properties']).toMatchObject({
      at: { type: 'string', format: 'date-time' },
      big: { type: 'string', pattern: expect.any(String) as string, 'x-minimum': '5' },
      raw: { type: 'string', contentEncoding: 'base64' },
    });
  });

  it('7: a transform prints its wire type in both directions', async () => {
    const Length = t
      .Transform(t.String({ maxLength: 9 }))
      .Decode((text) => text.length)
      .Encode((length) => 'x'.repeat(length));
    expect(await printed(Length)).toMatchObject({ sent: { type: 'string', maxLength: 9 }, received: { type: 'string', maxLength: 9 } });
  });

  it('8: optional and nullable are four combinations with four outputs', async () => {
    const nullable = t.Union([t.String(), t.Null()]);
    const { sent } = await printed(t.Object({ a: t.String(), b: nullable, c: t.Optional(t.String()), d: t.Optional(nullable) }));
    expect(sent).toEqual({
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: ['string', 'null'] }, c: { type: 'string' }, d: { type: ['string', 'null'] } },
      required: ['a', 'b'],
    });
  });

  it('9: an optional query parameter is not required and not nullable', async () => {
    const { paths } = await documentOf({
      list: open({ method: 'GET', path: '/list', query: t.Object({ after: t.Optional(t.Integer()) }), responses: { 204: null }, handler }),
    });
    expect(paths['/list']?.['get']?.parameters).toEqual([{ name: 'after', in: 'query', schema: { type: 'integer' } }]);
  });

  it('10: a nullable reference is anyOf, a nullable enum lists null', async () => {
    const Book = t.Object({ title: t.String() }, { $id: 'Book' });
    const { sent } = await printed(
      t.Object({
        book: t.Union([Book, t.Null()]),
        size: t.Union([t.Literal('s'), t.Literal('l'), t.Null()]),
        nested: t.Union([t.Union([t.Literal('s'), t.Literal('l')]), t.Null()]),
      }),
    );
    expect(sent['properties']).toEqual({
      book: { anyOf: [ref('Book'), { type: 'null' }] },
      size: { type: ['string', 'null'], enum: ['s', 'l', null] },
      nested: { type: ['string', 'null'], enum: ['s', 'l', null] },
    });
  });

  it('11: a default is not required in requests and required in responses; the schema is split only where it travels both ways', async () => {
    const Job = t.Object({ name: t.String(), tries: t.Default(t.Integer(), 3) }, { $id: 'Job' });
    const both = await documentOf({ read: reads(Job), take: takes(Job) });
    expect([sentBy(both), receivedBy(both)]).toEqual([ref('Job'), ref('JobInput')]);
    expect(both.components.schemas).toMatchObject({
      Job: { required: ['name', 'tries'] },
      JobInput: { required: ['name'], properties: { tries: { default: 3 } } },
    });
    const { schemas } = await documentOf({ take: takes(Job) }).then(({ components }) => components);
    expect(schemas).toMatchObject({ Job: { required: ['name'] } });
    expect(schemas).not.toHaveProperty('JobInput');
  });

  it('11: a default that breaks its schema is a mistake', async () => {
    expect(await mistakesOf({ take: takes(t.Object({ tries: t.Default(t.Integer(), '3' as never) })) })).toContain('/properties/tries');
  });

  it('12: only t.Default lets callers leave a member out; the plain keyword is a note', async () => {
    const { received } = await printed(t.Object({ noted: t.Integer({ default: 3 }), filled: t.Default(t.Integer(), 3) }));
    expect(received).toMatchObject({ required: ['noted'], properties: { noted: { default: 3 }, filled: { default: 3 } } });
  });

  it('13: an intersection of closed objects accepts the members of all of them', async () => {
    const Both = t.Intersect([t.Object({ a: t.String() }, { $id: 'A' }), t.Object({ b: t.String() }, { $id: 'B' })]);
    const { received, schemas } = await printed(Both);
    expect(received).toEqual({ type: 'object', unevaluatedProperties: false, allOf: [ref('A'), ref('B')] });
    expect(schemas['A']).not.toHaveProperty('additionalProperties');
  });

  it.each([
    ['reject', false],
    ['strip', undefined],
    ['allow', undefined],
  ] as const)('14: unknown members under %s print additionalProperties: %s', async (unknown, expected) => {
    const Book = t.Object({ title: t.String() }, { $id: 'Book' });
    const take = open({ method: 'POST', path: '/take', unknown, body: t.Object({ book: Book }), responses: { 200: Book }, handler });
    const document = await documentOf({ take });
    expect(receivedBy(document)['additionalProperties']).toBe(expected);
    expect(document.components.schemas['Book']?.['additionalProperties']).toBe(expected);
  });

  it('14: a component that one route accepts more of does not say that it is closed', async () => {
    const Book = t.Object({ title: t.String() }, { $id: 'Book' });
    const loose = open({ method: 'PUT', path: '/loose', unknown: 'strip', body: Book, responses: { 204: null }, handler });
    for (const routes of [
      { loose, take: takes(Book) },
      { take: takes(Book), loose },
    ]) {
      expect((await documentOf(routes)).components.schemas['Book']).not.toHaveProperty('additionalProperties');
    }
    expect((await documentOf({ read: reads(Book) })).components.schemas['Book']).not.toHaveProperty('additionalProperties');
  });

  it('15: a record is additionalProperties; keys with a form are closed patternProperties', async () => {
    const { sent } = await printed(t.Object({ any: t.Record(t.String(), t.Integer()), numbered: t.Record(t.String({ pattern: '^[a-z]+$' }), t.Integer()) }));
    expect(sent['properties']).toEqual({
      any: { type: 'object', additionalProperties: { type: 'integer' } },
      numbered: { type: 'object', patternProperties: { '^[a-z]+$': { type: 'integer' } }, additionalProperties: false },
    });
  });

  it('16: a tuple is prefixItems with an end', async () => {
    expect((await printed(t.Tuple([t.String(), t.Integer()]))).sent).toEqual({
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'integer' }],
      items: false,
      minItems: 2,
      maxItems: 2,
    });
  });

  it('17: a union of literals is an enum, a single literal is const', async () => {
    const { sent } = await printed(
      t.Object({ same: t.Union([t.Literal('a'), t.Literal('b')]), mixed: t.Union([t.Literal('a'), t.Literal(1)]), one: t.Literal('a') }),
    );
    expect(sent['properties']).toEqual({
      same: { type: 'string', enum: ['a', 'b'] },
      mixed: { type: ['string', 'number'], enum: ['a', 1] },
      one: { type: 'string', const: 'a' },
    });
  });

  it('18: a union of named objects with a required literal of their own is oneOf with a discriminator', async () => {
    const Cat = t.Object({ age: t.Literal(1), kind: t.Literal('cat') }, { $id: 'Cat' });
    const Dog = t.Object({ age: t.Literal(1), kind: t.Literal('dog') }, { $id: 'Dog' });
    const pets = {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } },
    };
    const { sent, received } = await printed(t.Union([Cat, Dog]));
    expect([sent, received]).toEqual([pets, pets]);
    expect((await printed(t.Union([Cat, t.Null(), Dog]))).sent).toEqual({ anyOf: [pets, { type: 'null' }] });
  });

  it.each<[string, Schema]>([
    ['an optional literal', t.Object({ kind: t.Optional(t.Literal('dog')) }, { $id: 'Dog' })],
    ['the same literal', t.Object({ kind: t.Literal('cat') }, { $id: 'Dog' })],
    ['no literal', t.Object({ kind: t.String() }, { $id: 'Dog' })],
    ['a defaulted literal', t.Object({ kind: t.Default(t.Literal('dog'), 'dog') }, { $id: 'Dog' })],
  ])('18: a union with %s stays anyOf', async (_what, Dog) => {
    const { sent } = await printed(t.Union([t.Object({ kind: t.Literal('cat') }, { $id: 'Cat' }), Dog]));
    expect(sent).toEqual({ anyOf: [ref('Cat'), ref('Dog')] });
  });

  it('19: version 3.1 is written in its own words', async () => {
    const Book = t.Object({ title: t.String() }, { $id: 'Book' });
    const { sent } = await printed(
      t.Object({
        above: t.Number({ exclusiveMinimum: 0 }),
        shown: t.String({ examples: ['a'] }),
        old: t.Unsafe<string>({ type: 'string', example: 'a' }),
        noted: t.Unsafe<unknown>({ ...t.Ref('Book'), description: 'The best one' }),
        file: t.String({ format: 'binary', contentMediaType: 'application/octet-stream' }),
        book: Book,
      }),
    );
    expect(sent['properties']).toEqual({
      above: { type: 'number', exclusiveMinimum: 0 },
      shown: { type: 'string', examples: ['a'] },
      old: { type: 'string', examples: ['a'] },
      noted: { ...ref('Book'), description: 'The best one' },
      file: { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' },
      book: ref('Book'),
    });
    expect(JSON.stringify(sent)).not.toContain('nullable');
  });

  it('20: every name of a path is one required parameter; one without a schema is a text', async () => {
    const { paths } = await documentOf({
      bare: open({ method: 'GET', path: '/a/{id}', responses: { 204: null }, handler }),
      typed: open({ method: 'GET', path: '/b/{id}/{page}', params: t.Object({ page: t.Integer(), id: t.Integer() }), responses: { 204: null }, handler }),
    });
    expect(paths['/a/{id}']?.['get']?.parameters).toEqual([{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]);
    expect(paths['/b/{id}/{page}']?.['get']?.parameters?.map(({ name, required }) => [name, required])).toEqual([
      ['id', true],
      ['page', true],
    ]);
  });

  it('22: a name that spans slashes is described and marked', async () => {
    const { paths } = await documentOf({
      file: open({
        method: 'GET',
        path: '/files/{rest}',
        params: t.Object({ rest: t.String({ description: 'Where it is' }) }),
        responses: { 204: null },
        handler,
      }),
    });
    expect(paths['/files/{rest}']?.['get']?.parameters).toEqual([
      {
        name: 'rest',
        in: 'path',
        description: 'Where it is\n\nThe rest of the path, slashes included.',
        required: true,
        schema: { type: 'string' },
        'x-tenon-rest': true,
      },
    ]);
  });

  it('36: __proto__ and constructor survive as names of members', async () => {
    const properties = Object.fromEntries([
      ['__proto__', t.String()],
      ['constructor', t.Integer()],
    ]);
    const document = await documentOf({ read: reads(t.Object(properties)) });
    expect(printDocument(document as never)).toContain('"__proto__": {');
    expect(Object.keys(sentBy(document)['properties'] as object)).toEqual(['__proto__', 'constructor']);
  });
});
