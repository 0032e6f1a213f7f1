import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../src/db/database.ts'
import { openDb } from '../src/db/open.ts'
import { customers, orderLines, orders } from '../src/db/schema.ts'
import { listBooks } from '../src/store/book-list.ts'
import { getBook, updateBook } from '../src/store/books.ts'
import { OutOfStock, WrongStatus } from '../src/store/failures.ts'
import { placeOrder } from '../src/store/order-placing.ts'
import { cancelOrder } from '../src/store/order-status.ts'
import { startPostgres } from './postgres.ts'

const server = await startPostgres()
const title = 'url' in server ? 'orders on a PostgreSQL server' : `orders: no PostgreSQL server here (${server.reason})`

describe.skipIf('reason' in server)(title, () => {
  let db: Db
  let customerId: number
  let first: number
  let second: number
  beforeAll(async () => {
    if (!('url' in server)) return
    db = await openDb({ url: server.url, poolSize: 10 })
    await db.delete(orders)
    const [customer] = await db.select().from(customers).where(eq(customers.role, 'customer'))
    const [one, two] = (await listBooks(db, { limit: 2 })).items
    customerId = customer?.id ?? 0
    first = one?.id ?? 0
    second = two?.id ?? 0
  }, 60_000)
  afterAll(async () => {
    await db?.close()
    if ('url' in server) await server.stop()
  }, 60_000)

  const stockOf = async (id: number) => (await getBook(db, id))?.stock
  const failuresOf = (results: readonly PromiseSettledResult<unknown>[]): unknown[] =>
    results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))

  it('sells exactly 50 copies to 200 buyers at once and tells the others that none is left', async () => {
    await updateBook(db, first, { stock: 50 })
    const buyers = Array.from({ length: 200 }, () => placeOrder(db, customerId, [{ bookId: first, quantity: 1 }]))
    const results = await Promise.allSettled(buyers)
    const failures = failuresOf(results)
    expect(countByKind(failures)).toEqual({ OutOfStock: 150 })
    expect(failures).toEqual(failures.map(() => new OutOfStock(first, 0)))
    expect(await stockOf(first)).toBe(0)
    const [sold] = await db.select({ copies: sql<number>`sum(${orderLines.quantity})::int` }).from(orderLines)
    expect(sold?.copies).toBe(50)
    expect(await db.$count(orders)).toBe(50)
  }, 60_000)

  it('lets buyers of the same books in different orders wait for each other without a deadlock', async () => {
    await updateBook(db, first, { stock: 60 })
    await updateBook(db, second, { stock: 60 })
    const line = (bookId: number) => ({ bookId, quantity: 1 })
    const buyers = Array.from({ length: 60 }, (_, turn) =>
      placeOrder(db, customerId, turn % 2 === 0 ? [line(first), line(second)] : [line(second), line(first)]),
    )
    expect(countByKind(failuresOf(await Promise.allSettled(buyers)))).toEqual({})
    expect([await stockOf(first), await stockOf(second)]).toEqual([0, 0])
  }, 60_000)

  it('puts the copies back once when an order is cancelled many times at once', async () => {
    await updateBook(db, first, { stock: 5 })
    const { id } = await placeOrder(db, customerId, [{ bookId: first, quantity: 5 }])
    const viewer = { id: customerId, role: 'customer' } as const
    const failures = failuresOf(await Promise.allSettled(Array.from({ length: 20 }, () => cancelOrder(db, id, viewer))))
    expect(failures).toEqual(Array.from({ length: 19 }, () => new WrongStatus(id, 'cancelled')))
    expect(await stockOf(first)).toBe(5)
  }, 60_000)
})

/** How many failures there are of each kind, named by the class or by what the database said. */
function countByKind(failures: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const failure of failures) {
    const { name, cause } = failure as Error // the store throws nothing else
    const kind = cause instanceof Error ? cause.message : name
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}
