// One route is one object literal; its path, slots and names are checked as they are written.
import { createApi, t, type Model, type PathKeys } from 'tenon';
import { NewBook } from './bookshop/books.ts';
import { expect, it, type Equal, type Same } from './expect.ts';

const { route } = createApi({ info: { title: '', version: '' }, security: 'public' });
const text = { 200: t.String() } as const;
declare const IdModel: Model<{ id: number }>;

it('names the parameters of a template', () => {
  expect<Equal<PathKeys<'/a/{b}/c/{d}'>, 'b' | 'd'>>();
  expect<Equal<PathKeys<'/a'>, never>>();
});

it('is the empty string when left out', () => {
  const bare = route({ method: 'GET', responses: text, handler: ({ params }) => (expect<Equal<typeof params, {}>>(), '') });
  expect<Equal<(typeof bare)['path'], ''>>();
});

it('gives its parameters as text when no schema says otherwise', () => {
  route({ method: 'GET', path: '/{a}/{b}', operationId: 'ab', responses: text, handler: ({ params }) => params.a + params.b });
  // @ts-expect-error no such path parameter
  route({ method: 'GET', path: '/{a}', responses: text, handler: ({ params }) => params.c });
});

it('gives its parameters as the schema decodes them', () => {
  route({
    method: 'GET',
    path: '/{id}',
    params: t.Object({ id: t.Integer() }),
    responses: text,
    handler: ({ params }) => (expect<Same<typeof params, { id: number }>>(), ''),
  });
  route({ method: 'GET', path: '/{id}', params: IdModel, responses: text, handler: ({ params }) => (expect<Same<typeof params, { id: number }>>(), '') });
});

it('needs a schema that names every parameter', () => {
  // @ts-expect-error the schema does not name {id}
  route({ method: 'GET', path: '/{id}', params: t.Object({ ident: t.String() }), responses: text, handler: () => '' });
  // @ts-expect-error neither does this model
  route({ method: 'GET', path: '/{key}', params: IdModel, responses: text, handler: () => '' });
});

it('may be a constant', () => {
  const path = '/z/{k}';
  const method = 'GET';
  route({ method, path, responses: text, handler: ({ params }) => params.k });
});

it('stays a literal in the type of the route', () => {
  const item = route({ method: 'PUT', path: '/items/{id}', responses: text, handler: () => '' });
  expect<Equal<(typeof item)['method'], 'PUT'>>();
  expect<Equal<(typeof item)['path'], '/items/{id}'>>();
});

it('comes with slots that were declared, and no others', () => {
  // @ts-expect-error the slot was not declared
  route({ method: 'GET', responses: text, handler: ({ body }) => body.title });
  route({
    method: 'POST',
    query: t.Object({ dry: t.Default(t.Boolean(), false) }),
    headers: t.Object({ 'x-request': t.Optional(t.String()) }),
    cookies: t.Object({ session: t.String() }),
    body: NewBook,
    responses: text,
    handler: ({ query, headers, cookies, body, request, signal }) => {
      expect<Equal<typeof query, { dry: boolean }>>();
      expect<Equal<(typeof cookies)['session'], string>>();
      expect<Equal<typeof body.tags, string[]>>();
      expect<Equal<typeof request, Request>>();
      expect<Equal<typeof signal, AbortSignal>>();
      return headers['x-request'] ?? '';
    },
  });
});

it('may have its handler first, or as a method', () => {
  route({ handler: ({ body }) => body.title, method: 'POST', body: NewBook, responses: text });
  route({
    method: 'POST',
    body: NewBook,
    responses: text,
    handler({ body }) {
      return body.title;
    },
  });
});

it('refuses what a literal does not know', () => {
  // @ts-expect-error unknown key in the literal
  route({ method: 'POST', bodyy: NewBook, responses: text, handler: () => '' });
  // @ts-expect-error unknown method
  route({ method: 'FETCH', responses: text, handler: () => '' });
  // @ts-expect-error a route has a handler
  route({ method: 'GET', responses: text });
  // @ts-expect-error a route has responses
  route({ method: 'GET', handler: () => '' });
});

it('has no schema in the type of the route', () => {
  const add = route({ method: 'POST', path: '/{id}', body: NewBook, responses: text, handler: () => '' });
  type In = { params: { id: string }; query: undefined; body: { title: string; price: number; publishedAt: Date; tags?: string[] } };
  expect<Equal<(typeof add)['~io'], { readonly in: In; readonly out: { 200: string }; readonly fails: {} }>>();
});
