import { eq } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { covers } from '../db/schema.ts'
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

/** The picture of a book; undefined when it has none. */
export async function getCover(db: Queries, bookId: number): Promise<Uint8Array | undefined> {
  const [cover] = await db.select({ png: covers.png }).from(covers).where(eq(covers.bookId, bookId))
  return cover && new Uint8Array(cover.png)
}

/** Whether bytes begin as a PNG does. Source: PNG (third edition), section 5.2. */
export function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, index) => bytes[index] === byte)
}
