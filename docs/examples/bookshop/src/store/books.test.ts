import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDb } from '../db/open.ts'
import { books } from '../db/schema.ts'
import { createAuthor } from './authors.ts'
import { createBook, getBook, removeBook, updateBook, type BookInput } from './books.ts'
import { registerCustomer } from './customers.ts'
import { InUse, Missing } from './failures.ts'
import { placeOrder } from './order-placing.ts'
import { addReview } from './reviews.ts'

let db: Db
let input: BookInput
beforeAll(async () => {
  db = await openDb({ seed: false })
  const author = await createAuthor(db, { name: 'Ada Author', bornYear: 1960, diedYear: null, country: 'NL' })
  input = {
    title: 'A Book',
    authorId: author.id,
    year: 1999,
    language: 'nl',
    pages: 200,
    subjects: ['history', 'sea'],
    priceCents: 1250,
    stock: 3,
  }
}, 60_000)
afterAll(() => db.close())

const customer = (name: string) => registerCustomer(db, { name, email: `${name}@example.org` })

describe('createBook', () => {
  it('answers the book as it can be read afterwards', async () => {
    const book = await createBook(db, input)
    const { authorId, ...own } = input
    expect(book).toEqual({
      id: expect.any(Number),
      ...own,
      author: { id: authorId, name: 'Ada Author' },
      createdAt: expect.any(Date),
      rating: null,
      reviewCount: 0,
    })
    expect(await getBook(db, book.id)).toEqual(book)
  })

  it('refuses an author who does not exist', async () => {
    await expect(createBook(db, { ...input, authorId: 4711 })).rejects.toEqual(new Missing('author', 4711))
  })

  it('lets other mistakes through as the database states them', async () => {
    await expect(createBook(db, { ...input, stock: -1 })).rejects.toMatchObject({
      cause: { constraint: 'books_stock_not_negative' },
    })
  })
})

describe('getBook', () => {
  it('averages the ratings of all reviews to two decimals', async () => {
    const { id } = await createBook(db, input)
    for (const [name, rating] of [
      ['a', 5],
      ['b', 5],
      ['c', 4],
    ] as const) {
      await addReview(db, { bookId: id, customerId: (await customer(name)).id }, { rating, text: '' })
    }
    expect(await getBook(db, id)).toMatchObject({ rating: 4.67, reviewCount: 3 })
  })

  it('knows no book with an id that was never given', async () => {
    expect(await getBook(db, 2_147_483_647)).toBeUndefined()
  })
})

describe('updateBook', () => {
  it('changes the members given and keeps the others', async () => {
    const book = await createBook(db, input)
    const changed = await updateBook(db, book.id, { priceCents: 990, subjects: [], title: undefined })
    expect(changed).toEqual({ ...book, priceCents: 990, subjects: [] })
    expect(await updateBook(db, book.id, {})).toEqual(changed)
  })

  it('changes no other book', async () => {
    const [one, other] = [await createBook(db, input), await createBook(db, input)]
    await updateBook(db, one.id, { stock: 77 })
    expect(await getBook(db, other.id)).toEqual(other)
  })

  it('answers nothing for an unknown book, and refuses an unknown author', async () => {
    expect(await updateBook(db, 4711, { title: 'x' })).toBeUndefined()
    const { id } = await createBook(db, input)
    await expect(updateBook(db, id, { authorId: 4711 })).rejects.toEqual(new Missing('author', 4711))
  })
})

describe('removeBook', () => {
  it('removes a book once, with its reviews', async () => {
    const { id } = await createBook(db, input)
    await addReview(db, { bookId: id, customerId: (await customer('d')).id }, { rating: 1, text: 'gone' })
    expect(await removeBook(db, id)).toBe(true)
    expect(await removeBook(db, id)).toBe(false)
    expect(await getBook(db, id)).toBeUndefined()
  })

  it('keeps a book that somebody ordered', async () => {
    const { id } = await createBook(db, input)
    await placeOrder(db, (await customer('e')).id, [{ bookId: id, quantity: 1 }])
    await expect(removeBook(db, id)).rejects.toEqual(new InUse(id))
    expect(await db.$count(books, eq(books.id, id))).toBe(1)
  })
})
