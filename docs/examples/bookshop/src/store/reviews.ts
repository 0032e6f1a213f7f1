import { and, eq, sql } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { books, customers, reviews } from '../db/schema.ts'
import { Missing, Taken } from './failures.ts'
import { afterCursor, orderBy, rowsToRead, toPage, type Ordering, type Page, type PageRequest } from './page.ts'
import { refusing } from './violation.ts'

/** What a customer thinks of a book. */
export interface Review {
  readonly id: number
  readonly bookId: number
  readonly customer: { readonly id: number; readonly name: string }
  /** 1 to 5. */
  readonly rating: number
  readonly text: string
  readonly createdAt: Date
}

/** A review as it is written. */
export interface ReviewInput {
  readonly rating: number
  readonly text: string
}

/** The members of a review to change; those left out or undefined stay. */
export type ReviewPatch = { readonly [Member in keyof ReviewInput]?: ReviewInput[Member] | undefined }

/** A review and who asks to change it: a customer changes only their own. */
export interface OwnReview {
  readonly id: number
  readonly customerId: number
}

const columns = {
  id: reviews.id,
  bookId: reviews.bookId,
  customer: { id: customers.id, name: customers.name },
  rating: reviews.rating,
  text: reviews.text,
  createdAt: reviews.createdAt,
}

// Ids grow with time, so the newest review has the highest.
const newestFirst: Ordering = {
  name: 'reviews newest',
  key: reviews.id,
  keyIs: 'integer',
  id: reviews.id,
  idIs: 'integer',
  descending: true,
}

/**
 * Lists the reviews of a book, newest first; undefined when there is no such book.
 * Throws: BadCursor.
 */
export async function listReviews(
  db: Queries,
  bookId: number,
  request: PageRequest = {},
): Promise<Page<Review> | undefined> {
  const ofBook = eq(reviews.bookId, bookId)
  const rows = await db
    .select(columns)
    .from(reviews)
    .innerJoin(customers, eq(customers.id, reviews.customerId))
    .where(and(ofBook, afterCursor(newestFirst, request.cursor)))
    .orderBy(...orderBy(newestFirst))
    .limit(rowsToRead(request))
  const total = await db.$count(reviews, ofBook)
  if (total === 0 && (await db.$count(books, eq(books.id, bookId))) === 0) return undefined
  return toPage(rows, total, { ordering: newestFirst, request, place: ({ id }) => [id, id] })
}

/** Finds a review by its id. */
export async function getReview(db: Queries, id: number): Promise<Review | undefined> {
  const [review] = await db
    .select(columns)
    .from(reviews)
    .innerJoin(customers, eq(customers.id, reviews.customerId))
    .where(eq(reviews.id, id))
  return review
}

/**
 * Adds a customer's review of a book.
 * Throws: Missing when there is no such book; Taken when this customer reviewed it before.
 */
export async function addReview(
  db: Queries,
  target: { readonly bookId: number; readonly customerId: number },
  { rating, text }: ReviewInput,
): Promise<Review> {
  const { bookId, customerId } = target
  const insert = db.insert(reviews).values({ bookId, customerId, rating, text }).returning({ id: reviews.id })
  const [row] = await refusing(insert, {
    reviews_book_id_books_id_fk: () => new Missing('book', bookId),
    reviews_one_per_customer: () => new Taken('review'),
  })
  const review = row && (await getReview(db, row.id))
  if (!review) throw new Error('the review vanished while it was added')
  return review
}

/** Changes a customer's own review; undefined when it does not exist or is somebody else's. */
export async function updateReview(db: Queries, own: OwnReview, patch: ReviewPatch): Promise<Review | undefined> {
  // Coalesced, so that an empty patch is still a query: it has to tell whose review this is.
  const [row] = await db
    .update(reviews)
    .set({
      rating: sql`coalesce(${patch.rating ?? null}::smallint, ${reviews.rating})`,
      text: sql`coalesce(${patch.text ?? null}::text, ${reviews.text})`,
    })
    .where(belongsTo(own))
    .returning({ id: reviews.id })
  return row && getReview(db, row.id)
}

/** Removes a customer's own review; false when it does not exist or is somebody else's. */
export async function removeReview(db: Queries, own: OwnReview): Promise<boolean> {
  const rows = await db.delete(reviews).where(belongsTo(own)).returning({ id: reviews.id })
  return rows.length > 0
}

const belongsTo = ({ id, customerId }: OwnReview) => and(eq(reviews.id, id), eq(reviews.customerId, customerId))
