import { sql } from 'drizzle-orm'
import {
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

/** The largest number a serial id can take: above it PostgreSQL refuses the query instead of finding nothing. */
export const maxId = 2_147_483_647

/** What a customer may be; only staff changes the stock list and moves orders on. */
export const roles = ['customer', 'staff'] as const

/** Where an order stands: placed → paid → shipped, or cancelled before it ships. */
export const orderStatuses = ['placed', 'paid', 'shipped', 'cancelled'] as const

const serialId = () => integer().primaryKey().generatedAlwaysAsIdentity()
// Milliseconds, because a JavaScript Date holds no more: a time read back equals the time written.
const instant = (column: string) => timestamp(column, { withTimezone: true, precision: 3, mode: 'date' })
const createdAt = () => instant('created_at').notNull().defaultNow()

/** People who write books. */
export const authors = pgTable(
  'authors',
  {
    id: serialId(),
    name: text().notNull(),
    bornYear: integer('born_year').notNull(),
    diedYear: integer('died_year'),
    country: text().notNull(),
  },
  (table) => [
    check('authors_country_alpha_2', sql`${table.country} ~ '^[A-Z]{2}$'`),
    check('authors_lifetime', sql`${table.diedYear} >= ${table.bornYear}`),
    index('authors_by_name').on(sql`lower(${table.name}) collate "C"`, table.id),
  ],
)

/** Books on the shelves, with how many are left. */
export const books = pgTable(
  'books',
  {
    id: serialId(),
    title: text().notNull(),
    authorId: integer('author_id')
      .notNull()
      .references(() => authors.id),
    year: integer().notNull(),
    language: text().notNull(),
    pages: integer().notNull(),
    subjects: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    priceCents: integer('price_cents').notNull(),
    stock: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    check('books_language_639_1', sql`${table.language} ~ '^[a-z]{2}$'`),
    check('books_pages_positive', sql`${table.pages} > 0`),
    check('books_price_not_negative', sql`${table.priceCents} >= 0`),
    check('books_stock_not_negative', sql`${table.stock} >= 0`),
    index('books_by_title').on(sql`lower(${table.title}) collate "C"`, table.id),
    index('books_by_year').on(table.year, table.id),
    index('books_by_price').on(table.priceCents, table.id),
    index('books_by_author').on(table.authorId),
    index('books_by_language').on(table.language),
    index('books_by_subject').using('gin', table.subjects),
  ],
)

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** Pictures of books, one each at most. */
export const covers = pgTable('covers', {
  bookId: integer('book_id')
    .primaryKey()
    .references(() => books.id, { onDelete: 'cascade' }),
  png: bytes().notNull(),
  description: text().notNull(),
})

/** Everyone who can sign in, staff included. */
export const customers = pgTable(
  'customers',
  {
    id: serialId(),
    name: text().notNull(),
    email: text().notNull().unique('customers_email_unique'),
    role: text({ enum: roles }).notNull().default('customer'),
    createdAt: createdAt(),
  },
  (table) => [
    check('customers_role_known', sql`${table.role} in ('customer', 'staff')`),
    check('customers_email_lower_case', sql`${table.email} = lower(${table.email})`),
  ],
)

/** Bearer tokens; the secret itself is never stored. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: serialId(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    tokenHash: text('token_hash').notNull().unique('api_tokens_hash_unique'),
    prefix: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
  },
  (table) => [
    check('api_tokens_hash_sha_256', sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
    index('api_tokens_by_customer').on(table.customerId),
  ],
)

/** What customers think of books, once per book. */
export const reviews = pgTable(
  'reviews',
  {
    id: serialId(),
    bookId: integer('book_id')
      .notNull()
      .references(() => books.id, { onDelete: 'cascade' }),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    rating: smallint().notNull(),
    text: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('reviews_one_per_customer').on(table.bookId, table.customerId),
    check('reviews_rating_range', sql`${table.rating} between 1 and 5`),
    index('reviews_by_customer').on(table.customerId),
  ],
)

/** Orders; their books stand in the order lines. */
export const orders = pgTable(
  'orders',
  {
    id: uuid().primaryKey().defaultRandom(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customers.id),
    status: text({ enum: orderStatuses }).notNull().default('placed'),
    totalCents: integer('total_cents').notNull(),
    placedAt: instant('placed_at').notNull().defaultNow(),
  },
  (table) => [
    check('orders_status_known', sql`${table.status} in ('placed', 'paid', 'shipped', 'cancelled')`),
    check('orders_total_not_negative', sql`${table.totalCents} >= 0`),
    index('orders_by_time').on(table.placedAt, table.id),
    index('orders_by_customer').on(table.customerId, table.placedAt, table.id),
  ],
)

/** How many of which book an order holds, at the price of that day. */
export const orderLines = pgTable(
  'order_lines',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    bookId: integer('book_id')
      .notNull()
      .references(() => books.id),
    quantity: integer().notNull(),
    unitPriceCents: integer('unit_price_cents').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.bookId] }),
    check('order_lines_quantity_positive', sql`${table.quantity} > 0`),
    check('order_lines_price_not_negative', sql`${table.unitPriceCents} >= 0`),
    index('order_lines_by_book').on(table.bookId),
  ],
)
