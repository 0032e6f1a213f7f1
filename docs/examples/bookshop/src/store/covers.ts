import { eq } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { books, covers } from '../db/schema.ts'
import { Missing } from './failures.ts'
import { refusing } from './violation.ts'

/**
 * Gives a book a cover, in place of the one that it may have.
 * Throws: Missing when there is no such book.
 */
export async function putCover(
  db: Queries,
  bookId: number,
  cover: { readonly png: Uint8Array; readonly description: string },
): Promise<void> {
  const put = db
    .insert(covers)
    .values({ bookId, ...cover })
    .onConflictDoUpdate({ target: covers.bookId, set: cover })
  await refusing(put, { covers_book_id_books_id_fk: () => new Missing('book', bookId) })
}

/** The picture of a book, a blank one when it has none; undefined when there is no such book. */
export async function getCover(db: Queries, bookId: number): Promise<Uint8Array | undefined> {
  const [book] = await db
    .select({ png: covers.png })
    .from(books)
    .leftJoin(covers, eq(covers.bookId, books.id))
    .where(eq(books.id, bookId))
  return book && (book.png === null ? blank : new Uint8Array(book.png))
}

/** One white dot. */
const blank = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==', 'base64'),
)

/** Whether bytes begin as a PNG does. Source: PNG (third edition), section 5.2. */
export function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, index) => bytes[index] === byte)
}
