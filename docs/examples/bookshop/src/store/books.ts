import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { authors, books, reviews } from '../db/schema.ts'
import { InUse, Missing } from './failures.ts'
import { refusing } from './violation.ts'

/** A book as the shop shows it. */
export interface Book {
  readonly id: number
  readonly title: string
  readonly author: { readonly id: number; readonly name: string }
  readonly year: number
  /** The original language, ISO 639-1. */
  readonly language: string
  readonly pages: number
  readonly subjects: string[]
  readonly priceCents: number
  readonly stock: number
  readonly createdAt: Date
  /** The average of all reviews, to two decimals; null without any. */
  readonly rating: number | null
  readonly reviewCount: number
}

/** What staff says about a book. */
export interface BookInput {
  readonly title: string
  readonly authorId: number
  readonly year: number
  readonly language: string
  readonly pages: number
  readonly subjects: readonly string[]
  readonly priceCents: number
  readonly stock: number
}

/** The members of a book to change; those left out or undefined stay. */
export type BookPatch = { readonly [Member in keyof BookInput]?: BookInput[Member] | undefined }

/** The average rating of the book in the row; null without reviews. */
export const ratingOfBook = sql<number | null>`(
  select round(avg(${reviews.rating}), 2)::float8 from ${reviews} where ${reviews.bookId} = ${books.id})`

const { authorId: _, ...ownColumns } = getTableColumns(books)

/** The columns of a Book, for a query over books joined with authors. */
export const bookColumns = {
  ...ownColumns,
  author: { id: authors.id, name: authors.name },
  rating: ratingOfBook,
  reviewCount: sql<number>`(select count(*)::int from ${reviews} where ${reviews.bookId} = ${books.id})`,
}

/** Finds a book by its id. */
export async function getBook(db: Queries, id: number): Promise<Book | undefined> {
  const [book] = await db
    .select(bookColumns)
    .from(books)
    .innerJoin(authors, eq(authors.id, books.authorId))
    .where(eq(books.id, id))
  return book
}

/**
 * Puts a new book on the shelves.
 * Throws: Missing when there is no such author.
 */
export async function createBook(db: Queries, input: BookInput): Promise<Book> {
  const insert = db
    .insert(books)
    .values({ ...input, subjects: [...input.subjects] })
    .returning({ id: books.id })
  const [row] = await refusing(insert, unknownAuthor(input.authorId))
  const book = row && (await getBook(db, row.id))
  if (!book) throw new Error('the book vanished while it was created')
  return book
}

/**
 * Changes some members of a book; undefined when there is no such book.
 * Throws: Missing when there is no such author.
 */
export async function updateBook(db: Queries, id: number, patch: BookPatch): Promise<Book | undefined> {
  const { subjects, ...rest } = patch
  const changes = { ...rest, ...(subjects && { subjects: [...subjects] }) }
  // Drizzle leaves undefined members alone, but refuses an update of nothing.
  if (Object.values(changes).some((value) => value !== undefined)) {
    await refusing(db.update(books).set(changes).where(eq(books.id, id)), unknownAuthor(patch.authorId))
  }
  return getBook(db, id)
}

/**
 * Takes a book off the list, with its reviews; false when there is no such book.
 * Throws: InUse when somebody ordered it.
 */
export async function removeBook(db: Queries, id: number): Promise<boolean> {
  const removal = db.delete(books).where(eq(books.id, id)).returning({ id: books.id })
  const rows = await refusing(removal, { order_lines_book_id_books_id_fk: () => new InUse(id) })
  return rows.length > 0
}

const unknownAuthor = (authorId = 0) => ({ books_author_id_authors_id_fk: () => new Missing('author', authorId) })
