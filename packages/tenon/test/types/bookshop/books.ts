import { Problem, response, t } from 'tenon';
import { admins, locale, open } from './api.ts';

const shelf = { prefix: '/books', tags: ['books'] } as const;
const read = open.with({ locale }).scope(shelf);
const write = admins.scope(shelf);

export const Book = t.Object(
  { id: t.Integer(), title: t.String({ minLength: 1 }), price: t.Number({ minimum: 0 }), publishedAt: t.Date(), tags: t.Array(t.String()) },
  { $id: 'Book' },
);

export const NewBook = t.Object(
  { title: t.String({ minLength: 1 }), price: t.Number({ minimum: 0 }), publishedAt: t.Date(), tags: t.Default(t.Array(t.String()), []) },
  { $id: 'NewBook' },
);

export const list = read({
  method: 'GET',
  summary: 'Browse the shelf',
  query: t.Object({ tag: t.Optional(t.String()), limit: t.Default(t.Integer({ minimum: 1, maximum: 100 }), 20) }),
  responses: { 200: t.Object({ items: t.Array(Book), next: t.Optional(t.String()) }) },
  handler: async ({ query }, { db }) => ({
    items: await db.books.list(query.tag === undefined ? { limit: query.limit } : { tag: query.tag, limit: query.limit }),
  }),
});

export const get = read({
  method: 'GET',
  path: '/{id}',
  summary: 'Read one book',
  params: t.Object({ id: t.Integer({ minimum: 1 }) }),
  responses: { 200: Book, 404: Problem },
  handler: async ({ params, reply }, { db, locale }) =>
    (await db.books.find(params.id)) ?? reply(404, { title: locale.language === 'de' ? 'Kein solches Buch' : 'No such book' }),
});

export const add = write({
  method: 'POST',
  summary: 'Add a book',
  body: NewBook,
  responses: { 201: response({ body: Book, headers: t.Object({ location: t.String() }), description: 'Added' }) },
  handler: async ({ body, reply }, { db }) => {
    const book = await db.books.insert(body);
    return reply(201, book, { location: `/books/${book.id}` });
  },
});

export const remove = write({
  method: 'DELETE',
  path: '/{id}',
  operationId: 'discardBook',
  params: t.Object({ id: t.Integer({ minimum: 1 }) }),
  responses: { 204: null, 404: Problem },
  handler: async ({ params, reply }, { db }) => ((await db.books.remove(params.id)) ? reply(204) : reply(404, { title: 'No such book' })),
});
