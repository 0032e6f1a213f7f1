import { and, arrayContains, eq, gt, gte, ilike, lte, or, sql, type SQL } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { authors, books } from '../db/schema.ts'
import { bookColumns, ratingOfBook, type Book } from './books.ts'
import { afterCursor, orderBy, rowsToRead, toPage, type Ordering, type Page, type PageRequest } from './page.ts'
import { patternsOf } from './words.ts'

/** Which books to list; every filter given must hold. */
export interface BookFilter {
  /** Words, each of which stands somewhere in the title or the author's name, in any case. */
  readonly q?: string | undefined
  readonly authorId?: number | undefined
  readonly subject?: string | undefined
  readonly language?: string | undefined
  readonly yearFrom?: number | undefined
  readonly yearTo?: number | undefined
  readonly priceFromCents?: number | undefined
  readonly priceToCents?: number | undefined
  /** True: only books that can be ordered now; false: only those sold out. */
  readonly inStock?: boolean | undefined
}

/** What books can be ordered by. */
export const bookSortKeys = ['title', 'year', 'price', 'rating'] as const

/** Which books, in which order, and which page of them. */
export interface BookQuery extends BookFilter, PageRequest {
  /** By title when left out; unrated books count as rated 0. */
  readonly sort?: (typeof bookSortKeys)[number] | undefined
  readonly order?: 'asc' | 'desc' | undefined
}

/**
 * Lists books.
 * Throws: BadCursor when the cursor is damaged or belongs to another order.
 */
export async function listBooks(db: Queries, query: BookQuery = {}): Promise<Page<Book>> {
  const ordering = orderingOf(query)
  const filter = matching(query)
  const from = db
    .select({ ...bookColumns, key: sql<string | number>`${ordering.key}` })
    .from(books)
    .innerJoin(authors, eq(authors.id, books.authorId))
  const [rows, [counted]] = await Promise.all([
    from
      .where(and(filter, afterCursor(ordering, query.cursor)))
      .orderBy(...orderBy(ordering))
      .limit(rowsToRead(query)),
    db
      .select({ total: sql<number>`count(*)::int` })
      .from(books)
      .innerJoin(authors, eq(authors.id, books.authorId))
      .where(filter),
  ])
  const page = toPage(rows, counted?.total ?? 0, { ordering, request: query, place: (row) => [row.key, row.id] })
  return { ...page, items: page.items.map(({ key: _, ...book }) => book) }
}

/** Every book there is, by title; a page is read when its first book is asked for. */
export async function* eachBook(db: Queries): AsyncGenerator<Book, void, undefined> {
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await listBooks(db, { limit: 100, cursor })
    yield* items
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}

const keys = {
  // The C collation, so that both databases agree whatever their locale is.
  title: { key: sql`lower(${books.title}) collate "C"`, keyIs: 'text' },
  year: { key: books.year, keyIs: 'integer' },
  price: { key: books.priceCents, keyIs: 'integer' },
  rating: { key: sql`coalesce(${ratingOfBook}, 0)`, keyIs: 'number' },
} as const satisfies Record<string, Pick<Ordering, 'key' | 'keyIs'>>

function orderingOf({ sort = 'title', order = 'asc' }: BookQuery): Ordering {
  return { name: `books ${sort} ${order}`, ...keys[sort], id: books.id, idIs: 'integer', descending: order === 'desc' }
}

function matching(filter: BookFilter): SQL | undefined {
  const { authorId, subject, language, yearFrom, yearTo, priceFromCents, priceToCents, inStock } = filter
  return and(
    ...patternsOf(filter.q).map((pattern) => or(ilike(books.title, pattern), ilike(authors.name, pattern))),
    authorId === undefined ? undefined : eq(books.authorId, authorId),
    subject === undefined ? undefined : arrayContains(books.subjects, [subject]),
    language === undefined ? undefined : eq(books.language, language),
    yearFrom === undefined ? undefined : gte(books.year, yearFrom),
    yearTo === undefined ? undefined : lte(books.year, yearTo),
    priceFromCents === undefined ? undefined : gte(books.priceCents, priceFromCents),
    priceToCents === undefined ? undefined : lte(books.priceCents, priceToCents),
    inStock === undefined ? undefined : inStock ? gt(books.stock, 0) : eq(books.stock, 0),
  )
}
