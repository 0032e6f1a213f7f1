import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../src/db/database.ts'
import { openDb } from '../src/db/open.ts'
import { authors, books, customers } from '../src/db/schema.ts'
import { listAuthors } from '../src/store/authors.ts'
import { bookSortKeys, listBooks, type BookQuery } from '../src/store/book-list.ts'
import { Taken } from '../src/store/failures.ts'
import { placeOrder } from '../src/store/order-placing.ts'
import { cancelOrder, payOrder } from '../src/store/order-status.ts'
import { listAllOrders } from '../src/store/orders.ts'
import { addReview, updateReview } from '../src/store/reviews.ts'
import { registerCustomer, updateCustomer } from '../src/store/customers.ts'
import { issueToken, listTokens, tokenBySecret } from '../src/store/tokens.ts'
import { startPostgres } from './postgres.ts'

const server = await startPostgres()
const title = 'url' in server ? 'PostgreSQL and PGlite' : `PostgreSQL and PGlite: no server here (${server.reason})`

describe.skipIf('reason' in server)(title, () => {
  let onServer: Db
  let embedded: Db
  beforeAll(async () => {
    if (!('url' in server)) return
    const url = await server.createDatabase('bookshop')
    // Three shops that open together on an empty server.
    const [db, ...others] = await Promise.all([openDb({ url }), openDb({ url }), openDb({ url })])
    await Promise.all(others.map((other) => other.close()))
    onServer = db
    embedded = await openDb()
  }, 60_000)
  afterAll(async () => {
    await embedded?.close()
    await onServer?.close()
    if ('url' in server) await server.stop()
  }, 60_000)

  it('hold the same shop, even if three processes opened it at once', async () => {
    for (const table of [authors, books, customers]) {
      expect(await onServer.$count(table)).toBe(await embedded.$count(table))
    }
  })

  const queries: BookQuery[] = [
    ...bookSortKeys.flatMap((sort) => (['asc', 'desc'] as const).map((order) => ({ sort, order, limit: 60 }))),
    { q: 'the war', subject: 'war', inStock: true },
    { language: 'fr', yearFrom: 1800, yearTo: 1950, priceFromCents: 900, priceToCents: 2000 },
  ]
  it.each(queries)('list the same books for %j, two pages deep', async (query) => {
    const [first, same] = [await listBooks(onServer, query), await listBooks(embedded, query)]
    expect(first).toEqual(same)
    if (first.nextCursor === null) return
    const next = { ...query, cursor: first.nextCursor }
    expect(await listBooks(onServer, next)).toEqual(await listBooks(embedded, next))
  })

  it('list the same authors', async () => {
    const request = { limit: 100 }
    expect(await listAuthors(onServer, request)).toEqual(await listAuthors(embedded, request))
  })

  it('do the same with customers, reviews, tokens and orders', async () => {
    const stories = await Promise.all([story(onServer), story(embedded)])
    expect(stories[0]).toEqual(stories[1])
  })
})

/** One customer's life in a shop: everything in it that is not chance or time of day. */
async function story(db: Db) {
  const { createdAt, ...customer } = await registerCustomer(db, { name: 'Zoë', email: 'ZOË@example.org' })
  const taken = await updateCustomer(db, customer.id, { email: 'staff@bookshop.example' }).catch((error) => error)
  const { id } = await addReview(db, { bookId: 3, customerId: customer.id }, { rating: 2, text: '“so-so” 📚' })
  const { createdAt: _, ...review } = (await updateReview(db, { id, customerId: customer.id }, { rating: 3 })) ?? {}
  const again = await addReview(db, { bookId: 3, customerId: customer.id }, { rating: 2, text: '' }).catch(
    (error) => error,
  )
  const expiresAt = new Date('2050-01-01T00:00:00.123Z')
  const { secret } = await issueToken(db, customer.id, { name: 'x', expiresAt })
  const found = await tokenBySecret(db, secret, new Date('2049-12-31T23:59:59.999Z'))
  const [token] = await listTokens(db, customer.id)
  const inStock = (await listBooks(db, { inStock: true, limit: 2 })).items
  const order = await placeOrder(
    db,
    customer.id,
    inStock.map((book) => ({ bookId: book.id, quantity: 1 })),
  )
  const other = await placeOrder(db, customer.id, [{ bookId: inStock[0]?.id ?? 0, quantity: 1 }])
  await payOrder(db, order.id)
  const cancelled = await cancelOrder(db, order.id, customer)
  const page = await listAllOrders(db, { limit: 1 })
  const rest = await listAllOrders(db, { limit: 1, cursor: page.nextCursor ?? undefined })
  expect([taken, again]).toEqual([new Taken('email'), new Taken('review')])
  expect([createdAt, page.items[0]?.placedAt]).toEqual([expect.any(Date), expect.any(Date)])
  expect([page, rest].map(({ items }) => items[0]?.id).toSorted()).toEqual([order.id, other.id].toSorted())
  return {
    customer,
    review,
    found: found?.customer.id,
    used: token?.lastUsedAt,
    expires: token?.expiresAt,
    lines: cancelled?.lines,
    status: cancelled?.status,
    totals: [page.total, rest.total],
  }
}
