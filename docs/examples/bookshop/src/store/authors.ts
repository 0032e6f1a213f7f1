import { and, eq, ilike, sql } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { authors } from '../db/schema.ts'
import { listBooks } from './book-list.ts'
import type { Book } from './books.ts'
import { ImpossibleLife } from './failures.ts'
import { afterCursor, orderBy, rowsToRead, toPage, type Ordering, type Page, type PageRequest } from './page.ts'
import { refusing } from './violation.ts'
import { patternsOf } from './words.ts'

/** A person who writes books. */
export interface Author {
  readonly id: number
  readonly name: string
  readonly bornYear: number
  readonly diedYear: number | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** What staff says about an author. */
export type AuthorInput = Omit<Author, 'id'>

/** The members of an author to change; those left out or undefined stay. */
export type AuthorPatch = { readonly [Member in keyof AuthorInput]?: AuthorInput[Member] | undefined }

/** Which authors, and which page of them. */
export interface AuthorQuery extends PageRequest {
  /** Words, each of which stands somewhere in the name, in any case. */
  readonly q?: string | undefined
  readonly country?: string | undefined
}

const byName: Ordering = {
  name: 'authors name',
  key: sql`lower(${authors.name}) collate "C"`,
  keyIs: 'text',
  id: authors.id,
  idIs: 'integer',
}

/**
 * Lists authors by name.
 * Throws: BadCursor.
 */
export async function listAuthors(db: Queries, query: AuthorQuery = {}): Promise<Page<Author>> {
  const filter = and(
    ...patternsOf(query.q).map((pattern) => ilike(authors.name, pattern)),
    query.country === undefined ? undefined : eq(authors.country, query.country),
  )
  const rows = await db
    .select({ author: authors, key: sql<string>`${byName.key}` })
    .from(authors)
    .where(and(filter, afterCursor(byName, query.cursor)))
    .orderBy(...orderBy(byName))
    .limit(rowsToRead(query))
  const total = await db.$count(authors, filter)
  const page = toPage(rows, total, { ordering: byName, request: query, place: (row) => [row.key, row.author.id] })
  return { ...page, items: page.items.map(({ author }) => author) }
}

/** Finds an author by id. */
export async function getAuthor(db: Queries, id: number): Promise<Author | undefined> {
  const [author] = await db.select().from(authors).where(eq(authors.id, id))
  return author
}

/** Lists an author's books, oldest first; undefined when there is no such author. */
export async function booksOfAuthor(
  db: Queries,
  authorId: number,
  request: PageRequest = {},
): Promise<Page<Book> | undefined> {
  if (!(await getAuthor(db, authorId))) return undefined
  return listBooks(db, { limit: request.limit, cursor: request.cursor, authorId, sort: 'year' })
}

/**
 * Adds an author.
 * Throws: ImpossibleLife when they died before they were born.
 */
export async function createAuthor(db: Queries, input: AuthorInput): Promise<Author> {
  const [author] = await refusing(db.insert(authors).values(input).returning(), lifetime)
  if (!author) throw new Error('the author was not stored')
  return author
}

/**
 * Changes some members of an author; undefined when there is no such author.
 * Throws: ImpossibleLife when they would have died before they were born.
 */
export async function updateAuthor(db: Queries, id: number, patch: AuthorPatch): Promise<Author | undefined> {
  // Drizzle leaves undefined members alone, but refuses an update of nothing.
  if (Object.values(patch).every((value) => value === undefined)) return getAuthor(db, id)
  const update = db.update(authors).set(patch).where(eq(authors.id, id)).returning()
  const [author] = await refusing(update, lifetime)
  return author
}

const lifetime = { authors_lifetime: () => new ImpossibleLife() }
