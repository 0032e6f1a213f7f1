import { jsonLines, t } from 'tenon'
import { open, staffOnly } from '../api.ts'
import { noSuchPage, created, inUse, notFound, unknownMention } from '../answers.ts'
import { Book, bookFilters, BookPage, BookPatch, NewBook } from '../schemas/book.ts'
import { byId } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { eachBook, listBooks } from '../store/book-list.ts'
import { createBook, getBook, removeBook, updateBook } from '../store/books.ts'

const shelf = { prefix: '/books', tags: ['books'] } as const
const read = open.scope(shelf)
const write = staffOnly.scope(shelf)

export const list = read.scope({ errors: [noSuchPage] })({
  method: 'GET',
  summary: 'Search the shelves',
  query: t.Object({
    ...bookFilters,
    sort: t.Default(t.Union([t.Literal('title'), t.Literal('year'), t.Literal('price'), t.Literal('rating')]), 'title'),
    order: t.Default(t.Union([t.Literal('asc'), t.Literal('desc')]), 'asc'),
    ...paging,
  }),
  responses: { 200: BookPage },
  handler: ({ query }, { db }) => listBooks(db, query),
})

export const catalogue = open.scope({ tags: ['books'] })({
  method: 'GET',
  path: '/catalogue',
  summary: 'Read all books',
  description: 'One after the other, as many as the shop has: for searching and paging there is the list.',
  responses: { 200: jsonLines(Book) },
  handler: (_, { db }) => eachBook(db),
})

export const get = read({
  method: 'GET',
  path: '/{id}',
  summary: 'Read one book',
  params: byId,
  responses: { 200: Book, 404: notFound('book') },
  handler: async ({ params, reply }, { db }) => (await getBook(db, params.id)) ?? reply(404, { title: 'No such book' }),
})

export const create = write.scope({ errors: [unknownMention] })({
  method: 'POST',
  summary: 'Add a book',
  body: NewBook,
  responses: { 201: created(Book, 'booksGet', 'booksUpdate', 'booksRemove', 'reviewsList', 'reviewsCreate') },
  handler: async ({ body, reply }, { db }) => {
    const book = await createBook(db, body)
    return reply(201, book, { location: `/books/${book.id}` })
  },
})

export const update = write.scope({ errors: [unknownMention] })({
  method: 'PATCH',
  path: '/{id}',
  summary: 'Change a book',
  params: byId,
  body: BookPatch,
  responses: { 200: Book, 404: notFound('book') },
  handler: async ({ params, body, reply }, { db }) =>
    (await updateBook(db, params.id, body)) ?? reply(404, { title: 'No such book' }),
})

export const remove = write.scope({ errors: [inUse] })({
  method: 'DELETE',
  path: '/{id}',
  summary: 'Take a book off the list',
  description: 'Its reviews go with it. A book that was ordered stays.',
  params: byId,
  responses: { 204: null, 404: notFound('book') },
  handler: async ({ params, reply }, { db }) =>
    (await removeBook(db, params.id)) ? reply(204) : reply(404, { title: 'No such book' }),
})
