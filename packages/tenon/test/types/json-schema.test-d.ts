// A plain JSON Schema, `as const`, is a schema like any other; what has no type is said, never guessed.
import { createApi, type FromJson, type Unsupported } from 'tenon';
import { expect, it, type Equal, type Same } from './expect.ts';

declare function typeOf<const S>(schema: S): FromJson<S>;

it('types objects, required members first', () => {
  const record = typeOf({
    type: 'object',
    required: ['a', 'b'],
    additionalProperties: false,
    properties: { a: { type: ['string', 'null'], maxLength: 3 }, b: { enum: [1, 'x'] }, c: { const: true }, d: { type: 'array', items: { type: 'integer' } } },
  });
  expect<Equal<typeof record, { a: string | null; b: 1 | 'x'; c?: true; d?: number[] }>>();
  const untyped = typeOf({ properties: { a: { type: 'string' } } });
  expect<Same<typeof untyped, { a?: string }>>();
});

it('types maps', () => {
  const map = typeOf({ type: 'object', additionalProperties: { type: 'number' } });
  expect<Equal<typeof map, Record<string, number>>>();
  const empty = typeOf({ type: 'object', additionalProperties: false });
  expect<Equal<typeof empty, {}>>();
});

it('types unions and intersections', () => {
  const either = typeOf({ anyOf: [{ type: 'string' }, { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] }] });
  expect<Equal<typeof either, string | { n: number }>>();
  const one = typeOf({ oneOf: [{ type: 'string' }, { type: 'null' }] });
  expect<Equal<typeof one, string | null>>();
  const all = typeOf({
    allOf: [
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
      { type: 'object', properties: { b: { type: 'boolean' } } },
    ],
  });
  expect<Same<typeof all, { a: string; b?: boolean }>>();
});

it('types tuples', () => {
  const tuple = typeOf({ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false });
  expect<Equal<typeof tuple, [string, number, ...never[]]>>();
});

it('follows local references, recursive ones too', () => {
  const tree = typeOf({
    $ref: '#/$defs/node',
    $defs: { node: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, next: { $ref: '#/$defs/node' } } } },
  });
  expect<Equal<NonNullable<NonNullable<(typeof tree)['next']>['next']>['name'], string>>();
});

it('reads booleans and nothing at all', () => {
  const anything = typeOf(true);
  expect<Equal<typeof anything, unknown>>();
  const nothing = typeOf(false);
  expect<Equal<typeof nothing, never>>();
  const described = typeOf({ description: 'Anything', 'x-internal': true });
  expect<Equal<typeof described, unknown>>();
});

it('says which keyword it cannot follow', () => {
  const not = typeOf({ not: { type: 'string' } });
  expect<Equal<typeof not, Unsupported<'not'>>>();
  const typo = typeOf({ typ: 'string' });
  expect<Equal<typeof typo, Unsupported<'typ'>>>();
  const elsewhere = typeOf({ $ref: 'https://elsewhere' });
  expect<Equal<typeof elsewhere, Unsupported<'$ref'>>>();
  const kind = typeOf({ type: 'date' });
  expect<Equal<typeof kind, Unsupported<'type'>>>();
});

it('works in every slot of a route', () => {
  createApi({ info: { title: '', version: '' }, security: 'public' }).route({
    method: 'POST',
    path: '/{k}',
    params: { type: 'object', properties: { k: { type: 'integer' } }, required: ['k'] } as const,
    body: { type: 'object', properties: { n: { type: 'integer' }, s: { type: 'string' } }, required: ['n'] } as const,
    responses: { 200: { type: 'object', properties: { d: { type: 'number' } }, required: ['d'] } },
    handler: ({ params, body, reply }) => {
      // @ts-expect-error the schema says a number
      reply(200, { d: '1' });
      return { d: params.k + body.n + (body.s?.length ?? 0) };
    },
  });
});
