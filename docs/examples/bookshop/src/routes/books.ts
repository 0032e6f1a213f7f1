import { bytes, content, csv, json, jsonLines, Problem, response, t } from 'tenon'
import { multipart } from 'tenon/multipart'
import { xml } from 'tenon/xml'
import { open, staffOnly } from '../api.ts'
import { noSuchPage, created, inUse, notFound, unknownMention } from '../answers.ts'
import { Book, bookFilters, BookPage, BookPatch, NewBook, NewCover } from '../schemas/book.ts'
import { byId } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { eachBook, listBooks } from '../store/book-list.ts'
import { createBook, getBook, removeBook, updateBook } from '../store/books.ts'
import { getCover, isPng, putCover } from '../store/covers.ts'

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

export const everything = open.scope({ tags: ['books'] })({
  method: 'GET',
  path: '/catalogue/file',
  summary: 'Take the catalogue home',
  description: 'All books in one file: as JSON, XML or CSV, as `Accept` asks for.',
  responses: { 200: content(t.Array(Book), json(), xml({ root: 'catalogue' }), csv({ disarmFormulas: true })) },
  handler: async (_, { db }) => {
    const books = []
    for await (const book of eachBook(db)) books.push(book)
    return books
  },
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
  responses: {
    201: created(
      Book,
      'booksGet',
      'booksCover',
      'booksSetCover',
      'booksUpdate',
      'booksRemove',
      'reviewsList',
      'reviewsCreate',
    ),
  },
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

export const cover = read({
  method: 'GET',
  path: '/{id}/cover',
  summary: 'Look at the cover of a book',
  description: 'A blank one where the shop has none.',
  params: byId,
  responses: { 200: bytes('image/png'), 404: notFound('book') },
  handler: async ({ params, reply }, { db }) =>
    (await getCover(db, params.id)) ?? reply(404, { title: 'No such book' }),
})

export const setCover = write.scope({ errors: [unknownMention] })({
  method: 'PUT',
  path: '/{id}/cover',
  summary: 'Give a book a cover',
  params: byId,
  limits: { bodyBytes: 300_000 },
  body: content(NewCover, multipart()),
  responses: { 204: null, 409: response({ body: Problem, description: 'The picture is not what it says it is' }) },
  handler: async ({ params, body, reply }, { db }) => {
    const png = new Uint8Array(await body.picture.arrayBuffer())
    if (!isPng(png)) return reply(409, { title: 'This is no PNG' })
    await putCover(db, params.id, { png, description: body.description })
    return reply(204)
  },
})
