// A handler's results are checked per declared status.
import { createApi, Problem, problemWith, response, t } from 'tenon';
import { Book, NewBook } from './bookshop/books.ts';
import { expect, it, type Equal } from './expect.ts';

const { route } = createApi({ info: { title: '', version: '' }, security: 'public' });
const located = response({ body: Book, headers: t.Object({ location: t.String(), etag: t.Optional(t.String()) }) });

route({
  method: 'POST',
  path: '/f',
  body: NewBook,
  responses: {
    200: Book,
    201: located,
    202: response({ body: t.String(), description: 'Later' }),
    204: null,
    303: null,
    307: response({ body: null, headers: t.Object({ 'retry-after': t.Integer() }) }),
    404: Problem,
    409: problemWith(t.Object({ left: t.Integer() })),
  },
  handler: ({ body, reply }) => {
    const book = { id: 1, title: '', price: 1, publishedAt: new Date(), tags: body.tags };

    it('gives the body of the status', () => {
      reply(200, book);
      reply(202, 'later');
      // @ts-expect-error undeclared status
      reply(418, {});
      // @ts-expect-error the body is missing
      reply(200);
      // @ts-expect-error excess member
      reply(200, { id: 1, title: '', price: 1, publishedAt: new Date(), tags: [], passwordHash: '' });
      // @ts-expect-error wrong member: handlers give decoded values
      reply(200, { ...book, publishedAt: '2026-01-01' });
      // @ts-expect-error the body of another status
      reply(202, book);
    });

    it('has no body where none is declared', () => {
      reply(204);
      reply(204, undefined, { 'x-extra': '1' });
      // @ts-expect-error 204 has no body
      reply(204, book);
    });

    it('takes undeclared headers, several values too', () => {
      reply(200, book, { 'x-extra': '1', link: ['</a>', '</b>'], 'x-none': undefined });
      // @ts-expect-error a header is text
      reply(200, book, { 'x-extra': 1 });
    });

    it('asks for declared headers', () => {
      reply(201, book, { location: '/1' });
      reply(201, book, { location: '/1', etag: '"1"' });
      reply(307, undefined, { 'retry-after': 5 });
      // @ts-expect-error missing declared headers
      reply(201, book);
      // @ts-expect-error missing declared header
      reply(201, book, {});
      // @ts-expect-error header of the wrong type
      reply(201, book, { location: 1 });
    });

    it('takes problems without status and type', () => {
      reply(404, { title: 'Problem bodies may leave out status, type and instance' });
      reply(409, { title: '', left: 2 });
      // @ts-expect-error a problem needs a title
      reply(404, {});
      // @ts-expect-error the extension member is missing
      reply(409, { title: '' });
      // @ts-expect-error no such member
      reply(404, { title: '', reason: '' });
    });

    it('redirects by declared statuses only', () => {
      reply.redirect(303, '/books');
      reply.redirect(307, '/books');
      // @ts-expect-error 302 is not declared
      reply.redirect(302, '/books');
      // @ts-expect-error 200 is no redirect
      reply.redirect(200, '/books');
      // @ts-expect-error where to?
      reply.redirect(303);
    });

    it('sets cookies on whatever is answered', () => {
      expect<Equal<ReturnType<typeof reply.cookie>, void>>();
      reply.cookie('session', 'abc', { maxAgeSeconds: 60, sameSite: 'strict' });
      // @ts-expect-error seconds are in the name
      reply.cookie('session', 'abc', { maxAge: 60 });
      // @ts-expect-error a cookie is text
      reply.cookie('visits', 1);
    });

    return reply(204);
  },
});

it('must be answered', () => {
  // @ts-expect-error no result
  route({ method: 'GET', responses: { 200: t.String() }, handler: () => {} });
  // @ts-expect-error a cookie is no answer
  route({ method: 'GET', responses: { 200: t.String() }, handler: ({ reply }) => reply.cookie('a', 'b') });
  // @ts-expect-error a Response of one's own would pass by the declaration
  route({ method: 'GET', responses: { 200: t.String() }, handler: () => new Response('') });
});

it('may be a bare value when one 2xx is declared', () => {
  route({ method: 'GET', responses: { 200: t.String(), 404: Problem }, handler: () => 'one 2xx: a bare return' });
  route({ method: 'GET', responses: { 200: t.String(), 404: Problem }, handler: async () => 'also later' });
  route({ method: 'GET', responses: { 204: null }, handler: async () => {} });
  route({ method: 'GET', responses: { 206: t.String() }, handler: () => 'any 2xx' });
  route({ method: 'GET', responses: { 200: t.Date() }, handler: () => new Date() });
  // @ts-expect-error a bare return of the wrong type
  route({ method: 'GET', responses: { 200: t.String() }, handler: () => 1 });
  // @ts-expect-error handlers give decoded values
  route({ method: 'GET', responses: { 200: t.Date() }, handler: () => '2026-01-01' });
});

it('says its status when it is not the only 2xx, or asks for headers', () => {
  route({ method: 'GET', responses: { 200: t.String(), 202: t.String() }, handler: ({ reply }) => reply(202, '') });
  // @ts-expect-error two 2xx: say which
  route({ method: 'GET', responses: { 200: t.String(), 202: t.String() }, handler: () => '' });
  // @ts-expect-error a declared header needs `reply`
  route({ method: 'GET', responses: { 201: response({ body: t.String(), headers: t.Object({ location: t.String() }) }) }, handler: () => '' });
  // @ts-expect-error no 2xx declared
  route({ method: 'GET', responses: { 404: Problem }, handler: () => '' });
});

it('is checked in every branch of a handler', () => {
  const handler = { method: 'GET', responses: { 200: t.String(), 404: Problem } } as const;
  route({ ...handler, handler: ({ reply }) => (Math.random() > 0.5 ? reply(404, { title: '' }) : 'found') });
  // @ts-expect-error one branch gives a number
  route({ ...handler, handler: ({ reply }) => (Math.random() > 0.5 ? reply(404, { title: '' }) : 7) });
});

it('may share responses between routes', () => {
  const missing = { 404: Problem } as const;
  const get = route({ method: 'GET', responses: { 200: Book, ...missing }, handler: ({ reply }) => reply(404, { title: '' }) });
  expect<Equal<keyof (typeof get)['~io']['out'], 200 | 404>>();
});
