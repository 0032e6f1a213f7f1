import { t } from 'tenon'
import { created, noSuchPage, impossibleLife, notFound } from '../answers.ts'
import { open, staffOnly } from '../api.ts'
import { Author, AuthorPage, AuthorPatch, NewAuthor } from '../schemas/author.ts'
import { BookPage } from '../schemas/book.ts'
import { byId, country } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { booksOfAuthor, createAuthor, getAuthor, listAuthors, updateAuthor } from '../store/authors.ts'

const authors = { prefix: '/authors', tags: ['authors'] } as const
const read = open.scope(authors)
const browse = read.scope({ errors: [noSuchPage] })
const write = staffOnly.scope(authors).scope({ errors: [impossibleLife] })

export const list = browse({
  method: 'GET',
  summary: 'List authors by name',
  query: t.Object({
    q: t.Optional(t.String({ maxLength: 200, description: 'Words, each of which stands in the name' })),
    country: t.Optional(country),
    ...paging,
  }),
  responses: { 200: AuthorPage },
  handler: ({ query }, { db }) => listAuthors(db, query),
})

export const get = read({
  method: 'GET',
  path: '/{id}',
  summary: 'Read about one author',
  params: byId,
  responses: { 200: Author, 404: notFound('author') },
  handler: async ({ params, reply }, { db }) =>
    (await getAuthor(db, params.id)) ?? reply(404, { title: 'No such author' }),
})

export const books = browse({
  method: 'GET',
  path: '/{id}/books',
  summary: 'List the books of an author, oldest first',
  params: byId,
  query: t.Object(paging),
  responses: { 200: BookPage, 404: notFound('author or page') },
  handler: async ({ params, query, reply }, { db }) =>
    (await booksOfAuthor(db, params.id, query)) ?? reply(404, { title: 'No such author' }),
})

export const create = write({
  method: 'POST',
  summary: 'Add an author',
  body: NewAuthor,
  responses: { 201: created(Author, 'authorsGet', 'authorsUpdate', 'authorsBooks') },
  handler: async ({ body, reply }, { db }) => {
    const author = await createAuthor(db, body)
    return reply(201, author, { location: `/authors/${author.id}` })
  },
})

export const update = write({
  method: 'PATCH',
  path: '/{id}',
  summary: 'Change an author',
  params: byId,
  body: AuthorPatch,
  responses: { 200: Author, 404: notFound('author') },
  handler: async ({ params, body, reply }, { db }) =>
    (await updateAuthor(db, params.id, body)) ?? reply(404, { title: 'No such author' }),
})
