import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDb } from '../db/open.ts'
import { orders } from '../db/schema.ts'
import { createAuthor } from './authors.ts'
import { createBook, getBook, updateBook } from './books.ts'
import { registerCustomer, type Customer } from './customers.ts'
import { BadCursor, OutOfStock, WrongStatus } from './failures.ts'
import { placeOrder } from './order-placing.ts'
import { cancelOrder, payOrder, shipOrder } from './order-status.ts'
import { listAllOrders, listOrdersOf, orderById, type OrderViewer } from './orders.ts'

const staff: OrderViewer = { id: 0, role: 'staff' }
const unknownId = '00000000-0000-4000-8000-000000000000'

let db: Db
let ada: Customer
let ben: Customer
let cheap: number
let dear: number
beforeAll(async () => {
  db = await openDb({ seed: false })
  ada = await registerCustomer(db, { name: 'Ada', email: 'ada@example.org' })
  ben = await registerCustomer(db, { name: 'Ben', email: 'ben@example.org' })
  const author = await createAuthor(db, { name: 'A', bornYear: 1900, diedYear: null, country: 'NL' })
  const book = { authorId: author.id, year: 1950, language: 'nl', pages: 100, subjects: [], stock: 0 }
  cheap = (await createBook(db, { ...book, title: 'Cheap', priceCents: 500 })).id
  dear = (await createBook(db, { ...book, title: 'Dear', priceCents: 2000 })).id
}, 60_000)
beforeEach(async () => {
  await db.delete(orders)
  await updateBook(db, cheap, { stock: 10 })
  await updateBook(db, dear, { stock: 1 })
})
afterAll(() => db.close())

const stocks = async () => [(await getBook(db, cheap))?.stock, (await getBook(db, dear))?.stock]
const order = (customer: Customer, quantity = 1) => placeOrder(db, customer.id, [{ bookId: cheap, quantity }])

describe('placeOrder', () => {
  it('takes the copies and adds up lines of the same book', async () => {
    const placed = await placeOrder(db, ada.id, [
      { bookId: dear, quantity: 1 },
      { bookId: cheap, quantity: 2 },
      { bookId: cheap, quantity: 1 },
    ])
    expect(placed).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      customerId: ada.id,
      status: 'placed',
      totalCents: 3500,
      placedAt: expect.any(Date),
      lines: [
        { bookId: cheap, title: 'Cheap', quantity: 3, unitPriceCents: 500 },
        { bookId: dear, title: 'Dear', quantity: 1, unitPriceCents: 2000 },
      ],
    })
    expect(await stocks()).toEqual([7, 0])
  })

  it.each([
    ['too many at once', [11]],
    ['too many in two lines', [6, 5]],
  ])('refuses %s and takes nothing', async (_, quantities) => {
    const lines = [...quantities.map((quantity) => ({ bookId: cheap, quantity })), { bookId: dear, quantity: 1 }]
    await expect(placeOrder(db, ada.id, lines)).rejects.toEqual(new OutOfStock(cheap, 10))
    expect(await stocks()).toEqual([10, 1])
    expect(await db.$count(orders)).toBe(0)
  })

  it('takes nothing when a later book is sold out', async () => {
    await order(ada)
    await placeOrder(db, ben.id, [{ bookId: dear, quantity: 1 }])
    const both = [
      { bookId: cheap, quantity: 1 },
      { bookId: dear, quantity: 1 },
    ]
    await expect(placeOrder(db, ada.id, both)).rejects.toEqual(new OutOfStock(dear, 0))
    expect(await stocks()).toEqual([9, 0])
  })

  it('has no copy of a book that does not exist, and refuses an order of nothing', async () => {
    const lines = [
      { bookId: cheap, quantity: 1 },
      { bookId: 4711, quantity: 1 },
    ]
    await expect(placeOrder(db, ada.id, lines)).rejects.toEqual(new OutOfStock(4711, 0))
    await expect(placeOrder(db, ada.id, [])).rejects.toThrow(RangeError)
    expect(await stocks()).toEqual([10, 1])
  })

  it('cannot add to the stock by a negative quantity', async () => {
    await expect(order(ada, -3)).rejects.toThrow('Failed query')
    expect(await stocks()).toEqual([10, 1])
  })

  it('keeps the price of the day', async () => {
    const { id } = await order(ada)
    await updateBook(db, cheap, { priceCents: 9900 })
    expect(await orderById(db, id)).toMatchObject({ totalCents: 500, lines: [{ unitPriceCents: 500 }] })
    await updateBook(db, cheap, { priceCents: 500 })
  })
})

describe('orderById and the lists', () => {
  it("show a customer only their own orders, and staff everyone's", async () => {
    const [first, second, third] = [await order(ada), await order(ben), await order(ada)]
    expect(await orderById(db, first.id)).toEqual(first)
    expect(await orderById(db, unknownId)).toBeUndefined()
    const mine = await listOrdersOf(db, ada.id)
    expect(mine).toMatchObject({ total: 2, nextCursor: null })
    expect(new Set(mine.items.map(({ id }) => id))).toEqual(new Set([first.id, third.id]))
    expect((await listAllOrders(db)).total).toBe(3)
    expect((await listOrdersOf(db, ben.id)).items).toEqual([second])
  })

  it('go from the newest to the oldest in pages, each order once', async () => {
    const ids = new Set<string>()
    for (let count = 0; count < 5; count++) ids.add((await order(ada)).id)
    const seen: { id: string; placedAt: Date }[] = []
    let cursor: string | undefined
    do {
      const page = await listOrdersOf(db, ada.id, { limit: 2, cursor })
      seen.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.map(({ placedAt }) => placedAt)).toEqual(
      seen.map(({ placedAt }) => placedAt).toSorted((a, b) => b.getTime() - a.getTime()),
    )
    expect(seen).toHaveLength(5)
    expect(new Set(seen.map(({ id }) => id))).toEqual(ids)
  })

  it('filter by status', async () => {
    const [paid] = [await order(ada), await order(ada)]
    await payOrder(db, paid?.id ?? '')
    expect((await listOrdersOf(db, ada.id, { status: 'paid' })).items).toMatchObject([{ id: paid?.id, status: 'paid' }])
    expect((await listAllOrders(db, { status: 'placed' })).total).toBe(1)
  })

  it.each([
    ['2026-02-30T00:00:00.000Z', unknownId],
    ['2026-02-03', unknownId],
    ['2026-02-03T00:00:00.000Z', 'x'],
    ['2026-02-03T00:00:00.000Z', 1],
    [7, unknownId],
  ])('refuse a cursor at %j, %j', async (time, id) => {
    const cursor = Buffer.from(JSON.stringify(['orders newest', time, id])).toString('base64url')
    await expect(listAllOrders(db, { cursor })).rejects.toThrow(BadCursor)
  })
})

describe('the status of an order', () => {
  it('goes from placed over paid to shipped, in this order only', async () => {
    const { id } = await order(ada)
    await expect(shipOrder(db, id)).rejects.toEqual(new WrongStatus(id, 'placed'))
    expect(await payOrder(db, id)).toMatchObject({ id, status: 'paid' })
    await expect(payOrder(db, id)).rejects.toEqual(new WrongStatus(id, 'paid'))
    expect(await shipOrder(db, id)).toMatchObject({ id, status: 'shipped' })
    await expect(cancelOrder(db, id, ada)).rejects.toEqual(new WrongStatus(id, 'shipped'))
    expect(await stocks()).toEqual([9, 1])
  })

  it('is nothing for an order that does not exist', async () => {
    expect(await payOrder(db, unknownId)).toBeUndefined()
    expect(await shipOrder(db, unknownId)).toBeUndefined()
    expect(await cancelOrder(db, unknownId, staff)).toBeUndefined()
  })

  it.each([['placed'], ['paid']])('goes from %s to cancelled once, and the copies come back once', async (status) => {
    const { id } = await order(ada, 4)
    if (status === 'paid') await payOrder(db, id)
    expect(await stocks()).toEqual([6, 1])
    expect(await cancelOrder(db, id, ada)).toMatchObject({ id, status: 'cancelled', lines: [{ quantity: 4 }] })
    await expect(cancelOrder(db, id, ada)).rejects.toEqual(new WrongStatus(id, 'cancelled'))
    await expect(payOrder(db, id)).rejects.toEqual(new WrongStatus(id, 'cancelled'))
    expect(await stocks()).toEqual([10, 1])
  })

  it("is not another customer's to cancel, but staff's", async () => {
    const { id } = await order(ada)
    expect(await cancelOrder(db, id, ben)).toBeUndefined()
    expect(await stocks()).toEqual([9, 1])
    expect(await cancelOrder(db, id, staff)).toMatchObject({ status: 'cancelled' })
  })
})
