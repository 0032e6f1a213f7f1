import { createApp, mapError, Problem, response, t } from 'tenon';
import * as answering from '../behaviour/app/answering.ts';
import { open } from '../behaviour/app/api.ts';
import { guarded } from '../behaviour/app/guarded.ts';
import * as reading from '../behaviour/app/reading.ts';

const Shape = t.Union(
  [
    t.Object({ kind: t.Literal('circle'), radius: t.Number({ exclusiveMinimum: 0 }) }),
    t.Object({ kind: t.Literal('box'), sides: t.Tuple([t.Integer(), t.Integer()]), label: t.Optional(t.String()) }),
  ],
  { $id: 'Shape' },
);
const Tree = t.Recursive((This) => t.Object({ name: t.String(), children: t.Array(This) }), { $id: 'Tree' });
const Everything = t.Object({
  text: t.String({ minLength: 1, maxLength: 40 }),
  code: t.Optional(t.String({ pattern: '^[A-Z]{2}-\\d{2}$' })),
  whole: t.Integer({ minimum: -1000, maximum: 1000 }),
  ratio: t.Number({ multipleOf: 0.25 }),
  sure: t.Boolean(),
  at: t.Date(),
  big: t.BigInt(),
  bytes: t.Bytes(),
  mail: t.Optional(t.String({ format: 'email' })),
  kind: t.Union([t.Literal('small'), t.Literal('large')]),
  note: t.Union([t.String(), t.Null()]),
  shape: t.Optional(Shape),
  tree: t.Optional(Tree),
  tags: t.Default(t.Array(t.String({ maxLength: 5 }), { maxItems: 3, uniqueItems: true }), []),
  prices: t.Optional(t.Record(t.String(), t.Number())),
  any: t.Optional(t.Unknown()),
});

class Taken extends Error {}
const rich = open.scope({ prefix: '/rich', errors: [mapError(Taken, 409, () => ({ title: 'Taken' }))] });
const richRoutes = {
  echo: rich({
    method: 'POST',
    path: '/echo',
    body: Everything,
    responses: { 200: Everything },
    handler: ({ body }) => body,
  }),
  put: rich({
    method: 'PUT',
    path: '/{name}',
    params: t.Object({ name: t.String({ maxLength: 8 }) }),
    body: t.Optional(t.Partial(Everything)),
    unknown: 'strip',
    responses: { 200: response({ body: t.Object({ name: t.String(), members: t.Integer() }), headers: t.Object({ 'x-name': t.String() }) }), 204: null },
    handler: ({ params, body, reply }) =>
      body === undefined ? reply(204) : reply(200, { name: params.name, members: Object.keys(body).length }, { 'x-name': encodeURIComponent(params.name) }),
  }),
  search: rich({
    method: 'GET',
    path: '/search/{points}',
    params: t.Object({ points: t.Array(t.Number(), { style: 'matrix', explode: true }) }),
    query: t.Object({
      ids: t.Optional(t.Array(t.Integer(), { explode: false })),
      tags: t.Optional(t.Array(t.String(), { style: 'pipeDelimited' })),
      range: t.Optional(t.Object({ from: t.Date(), to: t.Optional(t.Date()) })),
      page: t.Default(t.Integer({ minimum: 1 }), 1),
      q: t.Optional(t.String()),
    }),
    headers: t.Object({ 'x-list': t.Optional(t.Array(t.Integer())), constructor: t.Optional(t.String()) }),
    cookies: t.Object({ seen: t.Optional(t.Array(t.Integer())), taste: t.Optional(t.String()) }),
    responses: { 200: t.Object({ seen: t.Unknown() }) },
    handler: ({ params, query, headers, cookies }) => ({ seen: { params, query, headers, cookies } }),
  }),
  remove: rich({
    method: 'DELETE',
    path: '/{name}',
    responses: { 204: null, 409: Problem },
    handler: ({ params, reply }) => {
      if (params.name === 'taken') throw new Taken();
      return reply(204);
    },
  }),
  list: rich({
    method: 'GET',
    path: '/list',
    query: t.Object({ count: t.Integer({ minimum: 0, maximum: 200 }) }),
    responses: { 200: t.Array(t.Object({ id: t.Integer(), name: t.String(), at: t.Date(), score: t.Number(), shape: Shape })) },
    handler: ({ query }) => Array.from({ length: query.count }, (_, id) => itemOf(id)),
  }),
};

const texts = ['plain', 'Zoë', '日本語', '"quoted" \\ and\n', 'x'.repeat(100), '😀'];

function itemOf(id: number) {
  const shape = id % 2 === 0 ? { kind: 'circle' as const, radius: id / 3 + 1 } : { kind: 'box' as const, sides: [id, -id] as [number, number] };
  return { id, name: texts[id % texts.length] as string, at: new Date(id * 86_400_000), score: id * 1.25e-7, shape };
}

const silent = { info() {}, warn() {}, error() {} };

/** An app with a bit of everything; every runtime answers the same requests to it. */
export const app = createApp({ answering, guarded, reading, rich: richRoutes }, { logger: silent, development: false });
