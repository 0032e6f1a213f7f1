import { hashOfSecret, prefixOfSecret } from '../../store/token-secret.ts'
import type { Queries } from '../database.ts'
import { apiTokens, authors, books, customers, orderLines, orders, reviews } from '../schema.ts'
import type { SeedAuthor } from './author.ts'
import { before1800 } from './before-1800.ts'
import { earlyTwentiethCentury } from './early-twentieth-century.ts'
import { lateTwentiethCentury } from './late-twentieth-century.ts'
import { nineteenthCentury } from './nineteenth-century.ts'
import type { SeedOrder } from './orders.ts'
import { people, type SeedPerson } from './people.ts'
import { since1980 } from './since-1980.ts'

/** Every author the shop starts with, oldest first. */
export const seedAuthors: readonly SeedAuthor[] = [
  ...before1800,
  ...nineteenthCentury,
  ...earlyTwentiethCentury,
  ...lateTwentiethCentury,
  ...since1980,
]

/** Fills the shop with books, authors and demonstration customers, unless somebody is there already. */
export function seedWhenEmpty(db: Queries): Promise<void> {
  return db.transaction(async (transaction) => {
    if ((await transaction.$count(customers)) + (await transaction.$count(authors)) > 0) return
    const bookByTitle = await seedBooks(transaction)
    for (const person of people) await seedPerson(transaction, person, bookByTitle)
  })
}

const openingDay = Date.UTC(2026, 0, 2, 9)

/** Prices and stock follow from the page count and the place in the list: the same in every shop, some sold out. */
async function seedBooks(db: Queries): Promise<SoldBooks> {
  const authorIds = await db
    .insert(authors)
    .values(seedAuthors.map(({ name, born, died, country }) => ({ name, bornYear: born, diedYear: died ?? null, country })))
    .returning({ id: authors.id, name: authors.name })
  const idByName = new Map(authorIds.map(({ id, name }) => [name, id]))
  const rows = seedAuthors.flatMap((author) => author.books.map((book) => ({ author: author.name, book })))
  const inserted = await db
    .insert(books)
    .values(
      rows.map(({ author, book: [title, year, language, pages, subjects] }, place) => ({
        title,
        authorId: known(idByName, author),
        year,
        language,
        pages,
        subjects: [...subjects],
        priceCents: 495 + Math.round(pages / 40) * 100 + (place % 2) * 45,
        stock: (place * 7 + pages) % 23,
        createdAt: new Date(openingDay + place * 60_000),
      })),
    )
    .returning({ id: books.id, title: books.title, priceCents: books.priceCents })
  return new Map(inserted.map((book) => [book.title, book]))
}

type SoldBooks = ReadonlyMap<string, { readonly id: number; readonly priceCents: number }>

async function seedPerson(db: Queries, person: SeedPerson, bookByTitle: SoldBooks): Promise<void> {
  const { name, email, role, token } = person
  const createdAt = new Date(openingDay)
  const [customer] = await db.insert(customers).values({ name, email, role, createdAt }).returning({ id: customers.id })
  if (!customer) throw new Error(`customer ${email} was not stored`)
  const customerId = customer.id
  await db.insert(apiTokens).values({
    customerId,
    name: 'demonstration',
    tokenHash: hashOfSecret(token),
    prefix: prefixOfSecret(token),
    createdAt,
  })
  for (const [title, rating, text] of person.reviews) {
    await db.insert(reviews).values({ bookId: known(bookByTitle, title).id, customerId, rating, text, createdAt })
  }
  for (const order of person.orders) await seedOrder(db, customerId, order, bookByTitle)
}

async function seedOrder(db: Queries, customerId: number, order: SeedOrder, bookByTitle: SoldBooks): Promise<void> {
  const { id, status } = order
  const lines = order.lines.map(([title, quantity]) => {
    const { id: bookId, priceCents: unitPriceCents } = known(bookByTitle, title)
    return { orderId: id, bookId, quantity, unitPriceCents }
  })
  const totalCents = lines.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0)
  await db.insert(orders).values({ id, customerId, status, totalCents, placedAt: new Date(openingDay) })
  await db.insert(orderLines).values(lines)
}

function known<Value>(named: ReadonlyMap<string, Value>, name: string): Value {
  const value = named.get(name)
  if (value === undefined) throw new Error(`the seed mentions "${name}" but does not contain it`)
  return value
}
