import { createClient } from 'tenon';
import type { Manifest } from 'tenon/client';
import { describe, expect, it } from 'vitest';
import { documentClient } from '../../src/document-app/document-client.ts';
import type { Json, JsonObject } from '../../src/document/json.ts';
import { readDocument, type ReadDocument } from '../../src/document/read-document.ts';
import { documentOf, getting, json } from './documents.ts';

function typesOf(read: ReadDocument, isWire = false): string {
  return documentClient(read, { isWire }).files.find(({ name }) => name === 'types.ts')?.text ?? '';
}

function manifestOf(read: ReadDocument): Manifest {
  return JSON.parse(documentClient(read).files[0]?.text ?? '') as Manifest; // the first is manifest.json
}

function warningsOf(read: ReadDocument): readonly string[] {
  return documentClient(read).warnings.map(({ text, pointer }) => `${pointer}: ${text}`);
}

/** The type that a schema has where it is received. */
function received(schema: Json, isWire = false): string {
  const types = typesOf(documentOf({ '/a': { get: { operationId: 'a', responses: { 200: json(schema) } } } }), isWire);
  return /\{ 200: (.+) \}, \{\}>;/.exec(types)?.[1] ?? types;
}

describe('a schema', () => {
  const date = { type: 'string', format: 'date-time' };
  const bigint = { type: 'string', pattern: '^-?(0|[1-9][0-9]*)$' };
  it.each<[string, Json, string, string]>([
    ['an instant', date, 'Date', 'string'],
    ['an instant or null', { ...date, type: ['string', 'null'] }, 'Date | null', 'string | null'],
    ['instants', { type: 'array', items: date }, 'Date[]', 'string[]'],
    ['one of some instants', { ...date, enum: ['2020-01-01T00:00:00Z'] }, '"2020-01-01T00:00:00Z"', '"2020-01-01T00:00:00Z"'],
    ['a big integer', bigint, 'bigint', 'string'],
    ['digits', { type: 'string', pattern: '^[0-9]+$' }, 'string', 'string'],
    ['bytes', { type: 'string', contentEncoding: 'base64' }, 'Uint8Array', 'string'],
    ['bytes of 3.0', { type: 'string', format: 'byte' }, 'Uint8Array', 'string'],
    ['int64', { type: 'integer', format: 'int64' }, 'number', 'number'],
    ['anything', true, 'unknown', 'unknown'],
    ['nothing', false, 'never', 'never'],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }], items: false }, '[string]', '[string]'],
  ])('that is %s has its type, and with --wire that of its text', (_name, schema, decoded, wire) => {
    expect(received(schema)).toBe(decoded);
    expect(received(schema, true)).toBe(wire);
  });

  it('keeps its name, also where it contains itself, and gets one where a reference leads into another', () => {
    const schemas: JsonObject = {
      Tree: {
        type: 'object',
        properties: { below: { type: 'array', items: { $ref: '#/components/schemas/Tree' } }, of: { $ref: '#/components/schemas/Owner' } },
      },
      Owner: { type: 'object', properties: { name: { type: 'string' }, trees: { $ref: '#/components/schemas/Tree/properties/below' } }, required: ['name'] },
      Unused: { type: 'string' },
    };
    const paths = { '/a': { get: { operationId: 'a', responses: { 200: json({ $ref: '#/components/schemas/Tree' }) } } } };
    const lines = typesOf(documentOf(paths, { components: { schemas } })).split('\n');
    expect(lines.filter((line) => line.startsWith('export type'))).toEqual([
      'export type Owner = { name: string; trees?: TreeBelow };',
      'export type Tree = { below?: Tree[]; of?: Owner };',
      'export type TreeBelow = Tree[];',
    ]);
  });

  it('of a union with a discriminator is the union', () => {
    const kind = (name: string): JsonObject => ({ type: 'object', properties: { kind: { const: name } }, required: ['kind'] });
    const either = { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: 'kind' } };
    const document = documentOf({ '/a': getting({ responses: { 200: json(either) } }) }, { components: { schemas: { Cat: kind('cat'), Dog: kind('dog') } } });
    expect(typesOf(document)).toContain('{ 200: Cat | Dog }');
  });
});

describe('a parameter', () => {
  it('may be a reference, stand beside the operation, be in every place and have every style', async () => {
    const ids = { type: 'array', items: { type: 'integer' } };
    const document = documentOf(
      {
        '/a/{user-id}/{list}': {
          parameters: [{ $ref: '#/components/parameters/User' }, { name: 'q', in: 'query', schema: { type: 'integer' } }],
          get: {
            operationId: 'a',
            parameters: [
              { name: 'list', in: 'path', required: true, style: 'matrix', explode: true, schema: ids },
              { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
              { name: 'piped', in: 'query', style: 'pipeDelimited', schema: { $ref: '#/components/schemas/Ids' } },
              { name: 'deep', in: 'query', style: 'deepObject', explode: true, schema: { type: 'object', properties: { x: { type: 'string' } } } },
              { name: 'flat', in: 'query', explode: false, schema: { type: 'object', properties: { y: { type: 'string' } } } },
              { name: 'spread', in: 'query', schema: { type: 'object', properties: { v: { type: 'string' } } } },
              { name: 'X-Trace', in: 'header', schema: ids },
              { name: 'since', in: 'query', schema: { type: 'string', format: 'date-time' } },
            ],
            responses: { 204: { description: '' } },
          },
        },
      },
      { components: { parameters: { User: { name: 'user-id', in: 'path', required: true, schema: { type: 'string' } } }, schemas: { Ids: ids } } },
    );
    let url = '';
    const client = createClient<never>(manifestOf(document), {
      baseUrl: 'http://a.test',
      fetch: (input) => Promise.resolve(((url = String(input)), new Response(null, { status: 204 }))),
    }) as unknown as { a(input: object): Promise<unknown> };
    const query = { q: 'x y', piped: [1, 2], deep: { x: 'z' }, flat: { y: 'w' }, spread: { v: 'u' }, since: new Date(0) };
    await client.a({ params: { user_id: 'me', list: [3, 4] }, query, headers: { 'X-Trace': [1] } });
    expect(url).toBe('http://a.test/a/me/;list=3;list=4?q=x%20y&piped=1%7C2&deep%5Bx%5D=z&flat=y,w&v=u&since=1970-01-01T00%3A00%3A00.000Z');
    expect(warningsOf(document)).toEqual(['/paths/~1a~1{user-id}~1{list}/get: the path parameter user-id is called user_id in calls']);
    expect(typesOf(document)).toContain('{ params: { user_id: string; list: number[] }; query: { q: string; piped?: Ids; deep?: { x?: string }');
  });
});

describe('a response', () => {
  const answers = (responses: JsonObject): string =>
    /\}?, (\{ \d.+), \{\}>;/.exec(typesOf(documentOf({ '/a': { get: { operationId: 'a', responses } } })))?.[1] ?? '';

  it.each<[string, JsonObject, string]>([
    [
      'of a range is the statuses of it that APIs use',
      { 200: json(true), '5XX': json({ type: 'string' }) },
      '{ 200: unknown; 500: string; 501: string; 502: string; 503: string; 504: string }',
    ],
    ['of a range gives way to a status', { '2XX': json({ type: 'string' }), 202: json({ type: 'null' }) }, '{ 200: string; 201: string; 202: null }'],
    [
      'by default is what went wrong',
      { 204: { description: '' }, '4XX': { description: '' }, default: json({ type: 'string' }) },
      '500: string; 501: string; 502: string; 503: string; 504: string }',
    ],
    ['by default alone is also what went well', { default: json({ type: 'string' }) }, '{ 200: string; 400: string; 401: string'],
    ['of text is text', { 200: { description: '', content: { 'text/csv; charset=utf-8': {} } } }, '{ 200: string }'],
    ['of anything else is bytes', { 200: { description: '', content: { 'image/png': {} } } }, '{ 200: Uint8Array }'],
    [
      'of +json is JSON',
      { 200: { description: '', content: { 'application/xml': {}, 'application/vnd.a.v1+json': { schema: { type: 'string' } } } } },
      '{ 200: string }',
    ],
    [
      'has headers',
      { 200: { description: '', headers: { 'X-At': { required: true, schema: { type: 'string', format: 'date-time' } } } } },
      '{ 200: Headed<undefined, { "X-At": Date }> }',
    ],
  ])('%s', (_name, responses, type) => {
    expect(answers(responses)).toContain(type);
  });
});

describe('a body', () => {
  const document = (content: JsonObject): ReadDocument =>
    documentOf({ '/a': { post: { operationId: 'a', requestBody: { required: true, content }, responses: { 204: { description: '' } } } } });
  const file = {
    type: 'object',
    properties: { name: { type: 'string' }, file: { type: 'string', format: 'binary' }, more: { type: 'array', items: { contentMediaType: 'image/png' } } },
    required: ['file'],
  };

  it.each<[string, JsonObject, string, unknown, readonly [RegExp, string]]>([
    [
      'a form with files',
      { 'multipart/form-data': { schema: file } },
      'FormData | { name?: string; file: Blob; more?: Blob[] }',
      { name: 'n', file: new Blob(['x']) },
      [/^multipart\/form-data; boundary=/, 'name="file"'],
    ],
    [
      'a form',
      { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { a: { type: 'integer' } } } } },
      'URLSearchParams | { a?: number }',
      { a: 1 },
      [/^application\/x-www-form-urlencoded/, 'a=1'],
    ],
    ['a text', { 'application/xml': {} }, 'string', '<a/>', [/^application\/xml$/, '<a/>']],
    ['bytes', { 'image/png': {} }, 'Blob | Uint8Array | ArrayBuffer | ReadableStream', new Uint8Array([65]), [/^image\/png$/, 'A']],
    ['bytes of a range', { 'image/*': {} }, 'Blob | Uint8Array | ArrayBuffer | ReadableStream', new Blob(['B'], { type: 'image/gif' }), [/^image\/gif$/, 'B']],
    [
      'a patch',
      { 'application/merge-patch+json': { schema: { type: 'object', properties: { a: { type: 'null' } } } } },
      '{ a?: null }',
      { a: null },
      [/^application\/merge-patch\+json$/, '{"a":null}'],
    ],
    ['JSON, where there is a choice', { 'text/plain': {}, 'application/json': { schema: { type: 'string' } } }, 'string', 'x', [/^application\/json$/, '"x"']],
  ])('that is %s is sent in its media type', async (_name, content, type, body, [mediaType, sent]) => {
    const read = document(content);
    expect(typesOf(read)).toContain(`{ body: ${type} }`);
    expect(warningsOf(read)).toEqual([]);
    let request = new Request('http://a.test');
    const client = createClient<never>(manifestOf(read), {
      baseUrl: 'http://a.test',
      fetch: (input, init) => Promise.resolve(((request = new Request(input, init)), new Response(null, { status: 204 }))),
    }) as unknown as { a(input: object): Promise<unknown> };
    await client.a({ body });
    expect(request.headers.get('content-type')).toMatch(mediaType);
    expect(await request.text()).toContain(sent);
  });
});

describe('what Tenon cannot hold', () => {
  const slow = '^(a+)+$';
  const found: JsonObject = { responses: { 200: json({ type: 'string' }) } };
  it.each<[string, JsonObject, JsonObject, readonly string[]]>([
    [
      'an exponential pattern',
      { '/a': getting({ responses: { 200: json({ type: 'string', pattern: slow }) } }) },
      {},
      [`/paths/~1a/get/responses/200/content/application~1json/schema/pattern: the pattern ${slow} can take exponential time: it is left out`],
    ],
    [
      'a keyword with a wrong value',
      { '/a': getting({ responses: { 200: json({ type: 'file', minLength: '3', enum: [] }) } }) },
      {},
      ['type cannot be "file"', 'minLength cannot be "3"', 'enum cannot be []'],
    ],
    ['a default and examples that are wrong', { '/a': getting({ responses: { 200: json({ type: 'string', default: 1, examples: [2] }) } }) }, {}, []],
    [
      'a reference to nothing',
      { '/a': getting({ responses: { 200: json({ $ref: '#/components/schemas/No' }) } }), '/b': { $ref: '#/no' } },
      {},
      ['/paths/~1b: the reference #/no leads nowhere', 'schema: the reference #/components/schemas/No leads nowhere: anything is taken'],
    ],
    [
      'a schema that is itself',
      { '/a': getting({ responses: { 200: json({ $ref: '#/components/schemas/A' }) } }) },
      { components: { schemas: { A: { $ref: '#/components/schemas/A' } } } },
      ['/components/schemas/A: the schema A says nothing that a value could be checked by'],
    ],
    ['two paths that are one', { '/a/{b}': getting(), '/a/{c}': getting() }, {}, ['/paths/~1a~1{c}/get: GET /a/{c} is left out: ']],
    ['a parameter inside a segment', { '/a/{b}.json': getting(), '/c': getting() }, {}, ['/paths/~1a~1{b}.json/get: GET /a/{b}.json is left out: segment']],
    ['a method', { '/a': { trace: found, get: found } }, {}, ["/paths/~1a/trace: TRACE /a is left out: 'TRACE' is not a method that routes can have"]],
    [
      'a GET with a body',
      { '/a': getting({ requestBody: { content: { 'application/json': {} } } }) },
      {},
      ['/paths/~1a/get/requestBody: a GET request has no body'],
    ],
    ['a 204 with a body', { '/a': getting({ responses: { 204: json(true) } }) }, {}, ['/paths/~1a/get/responses/204: a 204 never has a body']],
    ['a reserved header', { '/a': getting({ parameters: [{ name: 'Accept', in: 'header', schema: {} }] }) }, {}, ['the header Accept is no parameter']],
    [
      'a parameter that the path lacks, and the reverse',
      { '/a/{b}': getting({ parameters: [{ name: 'c', in: 'path', required: true, schema: {} }] }) },
      {},
      ['the path has no {c}', 'nothing declares {b} of the path'],
    ],
    [
      'a parameter of a media type',
      { '/a': getting({ parameters: [{ name: 'f', in: 'query', content: { 'application/json': {} } }] }) },
      {},
      ['the parameter f is a text in the media type application/json'],
    ],
    [
      'a whole query',
      { '/a': getting({ parameters: [{ name: 'f', in: 'querystring', content: {} }] }) },
      {},
      ['a parameter in "querystring" has no place in a call'],
    ],
    ['no response', { '/a': getting({ responses: {} }) }, {}, ['it has no response with a status']],
    [
      'schemes of other kinds and combinations',
      {
        '/a': getting({
          security: [
            { tls: [], b: [] },
            { key: [], login: ['read'] },
          ],
        }),
        '/b': getting({ security: [{ b: [], login: [] }] }),
        '/c': getting({ security: [{ b: [] }, { key: [] }, {}] }),
      },
      {
        components: {
          securitySchemes: {
            tls: { type: 'mutualTLS' },
            b: { type: 'http', scheme: 'Basic' },
            'x-key': {},
            key: { type: 'apiKey', in: 'query', name: 'k' },
            login: { type: 'oauth2', flows: {} },
          },
        },
      },
      [
        '/components/securitySchemes/tls: the security scheme tls is of a kind that is not checked',
        '/paths/~1a/get/security: of several ways',
        '/paths/~1b/get/security: of several schemes that fill Authorization',
      ],
    ],
  ])('is told, and the rest is a client: %s', (_name, paths, more, expected) => {
    const read = documentOf(paths, more);
    const warnings = warningsOf(read);
    for (const warning of expected)
      expect(
        warnings.filter((each) => each.includes(warning)),
        warnings.join('\n'),
      ).toHaveLength(1);
    expect(warnings.length === 0).toBe(expected.length === 0);
    expect(Object.keys(manifestOf(read).routes).length).toBeGreaterThan(0);
  });

  it('is refused where it is in another file, with the way to one file', () => {
    const text = [
      'openapi: 3.0.3',
      'info: { title: A, version: "1" }',
      'paths:',
      '  /a:',
      '    $ref: paths/a.yaml',
      '  /b:',
      '    $ref: "https://a.test/b.yaml#/b"',
    ].join('\n');
    expect(() => documentClient(readDocument('api.yaml', text))).toThrow(
      'api.yaml:4:3: 2 references lead to other files, the first: paths/a.yaml\n  → make it one file first: npx @redocly/cli bundle api.yaml -o bundled.yaml',
    );
  });
});
