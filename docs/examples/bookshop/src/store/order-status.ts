import { and, eq } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { orders } from '../db/schema.ts'
import { WrongStatus } from './failures.ts'
import { addToStock } from './order-placing.ts'
import { findOrder, reachable, type Order, type OrderStatus, type OrderViewer } from './orders.ts'

/**
 * Cancels an order and puts its copies back; undefined when it does not exist or is not the viewer's.
 * Throws: WrongStatus when it was shipped or cancelled before.
 */
export function cancelOrder(db: Queries, id: string, viewer: OrderViewer): Promise<Order | undefined> {
  return db.transaction(async (transaction) => {
    // Locked, so that of two cancellations at once only the first puts the copies back.
    const [row] = await transaction.select().from(orders).where(reachable(id, viewer)).for('update')
    if (!row) return undefined
    if (row.status !== 'placed' && row.status !== 'paid') throw new WrongStatus(id, row.status)
    await transaction.update(orders).set({ status: 'cancelled' }).where(eq(orders.id, id))
    const order = await findOrder(transaction, eq(orders.id, id))
    await addToStock(transaction, order?.lines ?? [])
    return order
  })
}

/**
 * Notes that a placed order was paid; for staff.
 * Throws: WrongStatus when it is not placed.
 */
export const payOrder = (db: Queries, id: string): Promise<Order | undefined> =>
  moveOn(db, id, { from: 'placed', to: 'paid' })

/**
 * Notes that a paid order left the shop; for staff.
 * Throws: WrongStatus when it is not paid.
 */
export const shipOrder = (db: Queries, id: string): Promise<Order | undefined> =>
  moveOn(db, id, { from: 'paid', to: 'shipped' })

async function moveOn(
  db: Queries,
  id: string,
  { from, to }: { readonly from: OrderStatus; readonly to: OrderStatus },
): Promise<Order | undefined> {
  const due = and(eq(orders.id, id), eq(orders.status, from))
  const [moved] = await db.update(orders).set({ status: to }).where(due).returning({ id: orders.id })
  const order = await findOrder(db, eq(orders.id, id))
  if (!moved && order) throw new WrongStatus(id, order.status)
  return order
}
