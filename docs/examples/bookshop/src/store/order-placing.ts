import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { books, orderLines, orders } from '../db/schema.ts'
import { OutOfStock } from './failures.ts'
import { findOrder, type Order } from './orders.ts'

/** Some copies of one book, as a customer asks for them. */
export interface WantedLine {
  readonly bookId: number
  /** At least 1. */
  readonly quantity: number
}

/**
 * Places an order and takes its copies from the shelves: all of it or nothing.
 * Lines of the same book are added up.
 * Throws: OutOfStock when too few copies are left: none of a book that the shop does not (or no longer) have.
 */
export async function placeOrder(db: Queries, customerId: number, wanted: readonly WantedLine[]): Promise<Order> {
  if (wanted.length === 0) throw new RangeError('an order needs at least one line')
  return db.transaction(async (transaction) => {
    const lines = await takeFromStock(transaction, quantities(wanted))
    const totalCents = lines.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0)
    const [row] = await transaction.insert(orders).values({ customerId, totalCents }).returning({ id: orders.id })
    if (!row) throw new Error('the order was not stored')
    await transaction.insert(orderLines).values(lines.map((line) => ({ orderId: row.id, ...line })))
    const order = await findOrder(transaction, eq(orders.id, row.id))
    if (!order) throw new Error('the order vanished while it was placed')
    return order
  })
}

/** Adds the quantities, negative ones too, to the stock of their books; call it inside a transaction. */
export async function addToStock(db: Queries, lines: readonly WantedLine[]): Promise<void> {
  // In the order of ids, like takeFromStock: two transactions that lock rows in different orders wait for each other.
  for (const { bookId, quantity } of lines.toSorted((a, b) => a.bookId - b.bookId)) {
    await db
      .update(books)
      .set({ stock: sql`${books.stock} + ${quantity}` })
      .where(eq(books.id, bookId))
  }
}

async function takeFromStock(db: Queries, wanted: ReadonlyMap<number, number>) {
  const ids = [...wanted.keys()].toSorted((a, b) => a - b)
  // Whoever comes second waits here until the first has committed, then sees what is left.
  const rows = await db
    .select({ id: books.id, stock: books.stock, priceCents: books.priceCents })
    .from(books)
    .where(inArray(books.id, ids))
    .orderBy(asc(books.id))
    .for('update')
  const rowById = new Map(rows.map((row) => [row.id, row]))
  const lines = ids.map((bookId) => {
    const row = rowById.get(bookId)
    const quantity = wanted.get(bookId) ?? 0
    if (!row || row.stock < quantity) throw new OutOfStock(bookId, row?.stock ?? 0)
    return { bookId, quantity, unitPriceCents: row.priceCents }
  })
  await addToStock(
    db,
    lines.map(({ bookId, quantity }) => ({ bookId, quantity: -quantity })),
  )
  return lines
}

function quantities(wanted: readonly WantedLine[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const { bookId, quantity } of wanted) sums.set(bookId, (sums.get(bookId) ?? 0) + quantity)
  return sums
}
