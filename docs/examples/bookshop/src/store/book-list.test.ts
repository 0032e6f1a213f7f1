import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDb } from '../db/open.ts'
import { books } from '../db/schema.ts'
import { bookSortKeys, listBooks, type BookFilter, type BookQuery } from './book-list.ts'
import { createBook, getBook, removeBook, type Book } from './books.ts'
import { BadCursor } from './failures.ts'

let db: Db
beforeAll(async () => {
  db = await openDb()
}, 60_000)
afterAll(() => db.close())

async function everyBook(query: BookQuery = {}): Promise<readonly Book[]> {
  const found: Book[] = []
  let cursor: string | undefined
  do {
    const page = await listBooks(db, { limit: 100, ...query, cursor })
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return found
}

const titles = async (query: BookQuery) => (await everyBook(query)).map(({ title }) => title)

describe('listBooks: filters', () => {
  it.each<[BookQuery, string[]]>([
    [{ q: 'karamazov' }, ['The Brothers Karamazov']],
    [{ q: 'austen EMMA' }, ['Emma']],
    [{ q: '  woolf   room ' }, ["A Room of One's Own"]],
    [{ q: 'woolf karamazov' }, []],
    [{ q: '%' }, []],
    [{ q: '_' }, []],
    [{ q: '\\' }, []],
    [{ q: "'; drop table books; --" }, []],
    [{ q: 'momo\0' }, ['Momo']],
    [{ language: 'ki' }, ['Devil on the Cross']],
    [{ subject: 'computing', yearTo: 1970 }, ['The Art of Computer Programming, Volume 1']],
    [{ subject: 'comput' }, []],
    [{ yearFrom: 2013, yearTo: 2013 }, ['Americanah', 'Secondhand Time']],
    [{ yearTo: 1353, sort: 'year' }, ['The Divine Comedy', 'The Decameron']],
  ])('finds by %j', async (query, expected) => {
    expect(await titles(query)).toEqual(expected)
  })

  it.each<[BookFilter, (book: Book) => boolean]>([
    [{}, () => true],
    [{ q: '' }, () => true],
    [{ authorId: 7 }, ({ author }) => author.id === 7],
    [{ subject: 'sea' }, ({ subjects }) => subjects.includes('sea')],
    [
      { language: 'de', yearFrom: 1900, yearTo: 1950 },
      ({ language, year }) => language === 'de' && year >= 1900 && year <= 1950,
    ],
    [{ priceFromCents: 1095, priceToCents: 1140 }, ({ priceCents }) => priceCents >= 1095 && priceCents <= 1140],
    [{ inStock: true }, ({ stock }) => stock > 0],
    [{ inStock: false }, ({ stock }) => stock === 0],
    [
      { q: 'the', inStock: true, subject: 'war' },
      (book) =>
        `${book.title} ${book.author.name}`.toLowerCase().includes('the') &&
        book.stock > 0 &&
        book.subjects.includes('war'),
    ],
  ])('leaves by %j exactly the books of which it is true, and counts them', async (filter, holds) => {
    const expected = (await everyBook()).filter(holds)
    expect(expected.length).toBeGreaterThan(0)
    expect(await everyBook(filter)).toEqual(expected)
    expect((await listBooks(db, { ...filter, limit: 1 })).total).toBe(expected.length)
  })

  it('answers each book as getBook does', async () => {
    const [book] = (await listBooks(db, { q: 'dune' })).items
    expect(book).toMatchObject({ title: 'Dune', rating: 4.5, reviewCount: 2 })
    expect(await getBook(db, book?.id ?? 0)).toEqual(book)
  })
})

const keyOf: Record<(typeof bookSortKeys)[number], (book: Book) => string | number> = {
  title: ({ title }) => title.toLowerCase(),
  year: ({ year }) => year,
  price: ({ priceCents }) => priceCents,
  rating: ({ rating }) => rating ?? 0,
}
const orders = bookSortKeys.flatMap((sort) => (['asc', 'desc'] as const).map((order) => ({ sort, order })))

describe('listBooks: order and pages', () => {
  it.each(orders)('orders by $sort $order, ties by id', async ({ sort, order }) => {
    const inOrder = (await everyBook()).toSorted((a, b) => {
      const [x, y] = [keyOf[sort](a), keyOf[sort](b)]
      return (x < y ? -1 : x > y ? 1 : a.id - b.id) * (order === 'asc' ? 1 : -1)
    })
    const found = await everyBook({ sort, order })
    expect(found.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id))
  })

  it.each(orders)('pages through all books by $sort $order, each once', async ({ sort, order }) => {
    const whole = await everyBook({ sort, order })
    expect(whole.length).toBe(await db.$count(books))
    expect(await everyBook({ sort, order, limit: 41 })).toEqual(whole)
  })

  it('has no next page after exactly the last book', async () => {
    const { total } = await listBooks(db, { subject: 'computing' })
    expect((await listBooks(db, { subject: 'computing', limit: total })).nextCursor).toBeNull()
    expect((await listBooks(db, { subject: 'computing', limit: total - 1 })).nextCursor).not.toBeNull()
  })

  it('goes on where it was when a book before the cursor is removed', async () => {
    const [first] = (await listBooks(db, { sort: 'year', limit: 1 })).items
    const added = await createBook(db, {
      title: 'Early',
      authorId: first?.author.id ?? 0,
      year: 1,
      language: 'la',
      pages: 1,
      subjects: [],
      priceCents: 1,
      stock: 1,
    })
    const before = await listBooks(db, { sort: 'year', limit: 3 })
    await removeBook(db, added.id)
    const after = await listBooks(db, { sort: 'year', limit: 1, cursor: before.nextCursor ?? '' })
    expect(after.items[0]).toEqual((await everyBook({ sort: 'year' }))[2])
  })
})

describe('listBooks: cursors', () => {
  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  it.each([
    '',
    'nonsense',
    cursor(),
    cursor('books year asc', 1950),
    cursor('books year asc', '1950', 1),
    cursor('books year asc', 1950.5, 1),
    cursor('books year asc', 1e300, 1),
    cursor('books year asc', 1950, 2 ** 31),
    cursor('books year asc', 1950, '00000000-0000-0000-0000-000000000000'),
    cursor('books year asc', 1950, 1, 1),
    cursor('books year desc', 1950, 1),
    cursor('books price asc', 1950, 1),
  ])('refuses %j', async (text) => {
    await expect(listBooks(db, { sort: 'year', cursor: text })).rejects.toThrow(BadCursor)
  })

  it('refuses a title that PostgreSQL cannot hold', async () => {
    await expect(listBooks(db, { cursor: cursor('books title asc', 'a\0', 1) })).rejects.toThrow(BadCursor)
  })

  it('accepts any place of the right type, also between two books', async () => {
    const page = await listBooks(db, { sort: 'year', limit: 1, cursor: cursor('books year asc', 1354, 0) })
    expect(page.items[0]?.title).toBe('Utopia')
  })
})
