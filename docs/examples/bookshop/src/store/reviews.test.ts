import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDb } from '../db/open.ts'
import { listBooks } from './book-list.ts'
import { getBook } from './books.ts'
import { registerCustomer, type Customer } from './customers.ts'
import { BadCursor, Missing, Taken } from './failures.ts'
import { addReview, getReview, listReviews, removeReview, updateReview } from './reviews.ts'

let db: Db
let ada: Customer
let ben: Customer
let bookIds: readonly number[]
beforeAll(async () => {
  db = await openDb()
  ada = await registerCustomer(db, { name: 'Ada', email: 'ada@example.org' })
  ben = await registerCustomer(db, { name: 'Ben', email: 'ben@example.org' })
  bookIds = (await listBooks(db, { q: 'austen' })).items.map(({ id }) => id)
}, 60_000)
afterAll(() => db.close())

const book = (place: number): number => bookIds[place] ?? 0
const write = (bookId: number, { id }: Customer, rating = 4) =>
  addReview(db, { bookId, customerId: id }, { rating, text: 'fine' })

describe('addReview', () => {
  it('adds one review per customer and book', async () => {
    const review = await write(book(0), ada)
    expect(review).toEqual({
      id: expect.any(Number),
      bookId: book(0),
      customer: { id: ada.id, name: 'Ada' },
      rating: 4,
      text: 'fine',
      createdAt: expect.any(Date),
    })
    await expect(write(book(0), ada)).rejects.toEqual(new Taken('review'))
    await write(book(0), ben, 1)
    expect(await getBook(db, book(0))).toMatchObject({ rating: 2.5, reviewCount: 2 })
  })

  it('refuses a book that does not exist, and a rating out of range', async () => {
    await expect(write(99_999, ada)).rejects.toEqual(new Missing('book', 99_999))
    await expect(write(book(1), ada, 6)).rejects.toMatchObject({ cause: { constraint: 'reviews_rating_range' } })
  })
})

describe('listReviews', () => {
  it('lists the newest first, in pages', async () => {
    const [first, second] = [await write(book(2), ada), await write(book(2), ben)]
    const page = await listReviews(db, book(2), { limit: 1 })
    expect(page).toMatchObject({ items: [second], total: 2 })
    expect(await listReviews(db, book(2), { limit: 1, cursor: page?.nextCursor ?? undefined })).toEqual({
      items: [first],
      total: 2,
      nextCursor: null,
    })
    await expect(listReviews(db, book(2), { cursor: 'x' })).rejects.toThrow(BadCursor)
  })

  it('tells a book without reviews from no book', async () => {
    expect(await listReviews(db, book(1))).toEqual({ items: [], total: 0, nextCursor: null })
    expect(await listReviews(db, 99_999)).toBeUndefined()
  })
})

describe('updateReview and removeReview', () => {
  it("change a customer's own review only", async () => {
    const review = await write(book(3), ada)
    const [own, foreign] = [
      { id: review.id, customerId: ada.id },
      { id: review.id, customerId: ben.id },
    ]
    expect(await updateReview(db, foreign, { rating: 1 })).toBeUndefined()
    expect(await updateReview(db, foreign, {})).toBeUndefined()
    expect(await removeReview(db, foreign)).toBe(false)
    expect(await getReview(db, review.id)).toEqual(review)
    expect(await updateReview(db, own, { rating: 1 })).toEqual({ ...review, rating: 1 })
    expect(await updateReview(db, own, { text: '' })).toEqual({ ...review, rating: 1, text: '' })
    expect(await updateReview(db, own, {})).toEqual({ ...review, rating: 1, text: '' })
    expect(await removeReview(db, own)).toBe(true)
    expect(await removeReview(db, own)).toBe(false)
    expect(await getReview(db, review.id)).toBeUndefined()
  })
})
