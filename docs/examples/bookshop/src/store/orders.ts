import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { books, orderLines, orders, type orderStatuses } from '../db/schema.ts'
import type { Customer } from './customers.ts'
import { afterCursor, orderBy, rowsToRead, toPage, type Ordering, type Page, type PageRequest } from './page.ts'

/** Where an order stands. */
export type OrderStatus = (typeof orderStatuses)[number]

/** Some copies of one book, at the price of the day they were ordered. */
export interface OrderLine {
  readonly bookId: number
  readonly title: string
  readonly quantity: number
  readonly unitPriceCents: number
}

/** What a customer ordered; the lines are in the order of their book ids. */
export interface Order {
  /** A UUID. */
  readonly id: string
  readonly customerId: number
  readonly status: OrderStatus
  readonly totalCents: number
  readonly placedAt: Date
  readonly lines: OrderLine[]
}

/** Who asks: staff reaches every order, a customer only their own. */
export type OrderViewer = Pick<Customer, 'id' | 'role'>

/** Which orders, and which page of them. */
export interface OrderQuery extends PageRequest {
  readonly status?: OrderStatus | undefined
}

/** Finds an order, whoever asks; undefined when it does not exist. */
export const orderById = (db: Queries, id: string): Promise<Order | undefined> => findOrder(db, eq(orders.id, id))

/** Finds the order for which a condition holds, whoever asks. */
export async function findOrder(db: Queries, condition: SQL | undefined): Promise<Order | undefined> {
  const [order] = await withLines(db, await db.select().from(orders).where(condition).limit(1))
  return order
}

/** The condition for one order, as far as the viewer may reach it. */
export const reachable = (id: string, viewer: OrderViewer): SQL | undefined =>
  and(eq(orders.id, id), viewer.role === 'staff' ? undefined : eq(orders.customerId, viewer.id))

/**
 * Lists a customer's own orders, newest first.
 * Throws: BadCursor.
 */
export const listOrdersOf = (db: Queries, customerId: number, query: OrderQuery = {}): Promise<Page<Order>> =>
  pageOfOrders(db, eq(orders.customerId, customerId), query)

/**
 * Lists everybody's orders, newest first; for staff.
 * Throws: BadCursor.
 */
export const listAllOrders = (db: Queries, query: OrderQuery = {}): Promise<Page<Order>> =>
  pageOfOrders(db, undefined, query)

const newestFirst: Ordering = {
  name: 'orders newest',
  key: orders.placedAt,
  keyIs: 'time',
  id: orders.id,
  idIs: 'uuid',
  descending: true,
}

async function pageOfOrders(db: Queries, whose: SQL | undefined, query: OrderQuery): Promise<Page<Order>> {
  const filter = and(whose, query.status === undefined ? undefined : eq(orders.status, query.status))
  const rows = await db
    .select()
    .from(orders)
    .where(and(filter, afterCursor(newestFirst, query.cursor)))
    .orderBy(...orderBy(newestFirst))
    .limit(rowsToRead(query))
  const total = await db.$count(orders, filter)
  const place = ({ placedAt, id }: (typeof rows)[number]) => [placedAt.toISOString(), id] as const
  const page = toPage(rows, total, { ordering: newestFirst, request: query, place })
  return { ...page, items: await withLines(db, page.items) }
}

async function withLines(db: Queries, rows: readonly Omit<Order, 'lines'>[]): Promise<Order[]> {
  if (rows.length === 0) return []
  const lines = await db
    .select({
      orderId: orderLines.orderId,
      line: {
        bookId: orderLines.bookId,
        title: books.title,
        quantity: orderLines.quantity,
        unitPriceCents: orderLines.unitPriceCents,
      },
    })
    .from(orderLines)
    .innerJoin(books, eq(books.id, orderLines.bookId))
    .where(
      inArray(
        orderLines.orderId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(orderLines.bookId))
  return rows.map((row) => ({
    ...row,
    lines: lines.filter(({ orderId }) => orderId === row.id).map(({ line }) => line),
  }))
}
