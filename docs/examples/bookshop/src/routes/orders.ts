import { mapError, t } from 'tenon'
import { loads } from 'tenon/auth'
import { created, noSuchPage, notFound, wrongStatus } from '../answers.ts'
import { signedIn, staffOnly, user } from '../api.ts'
import type { Db } from '../db/database.ts'
import { seedOrderIds } from '../db/seed/orders.ts'
import { ordering } from '../limits.ts'
import { byOrderId, NewOrder, Order, OrderPage, OrderStatus } from '../schemas/order.ts'
import { paging } from '../schemas/page.ts'
import { OutOfStock } from '../store/failures.ts'
import { placeOrder } from '../store/order-placing.ts'
import { cancelOrder, payOrder, shipOrder } from '../store/order-status.ts'
import { listAllOrders, listOrdersOf, orderById } from '../store/orders.ts'

const orders = { prefix: '/orders', tags: ['orders'] } as const
const own = signedIn.scope(orders)
const everybodys = staffOnly.scope(orders)

/** The order that the path names: one’s own; staff reaches everybody’s. */
const reachable = (example: string) =>
  loads<{ readonly db: Db }>()({
    what: 'order of yours',
    params: byOrderId(example),
    needs: { user },
    load: ({ id }, { db }) => orderById(db, id),
    allows: (order, { user }) => user.role === 'staff' || order.customerId === user.id,
  })

const outOfStock = mapError(
  OutOfStock,
  409,
  ({ bookId, left }) => ({ title: 'Out of stock', detail: `Book ${bookId} has ${left} left.`, bookId, left }),
  t.Object({ bookId: t.Integer(), left: t.Integer() }, { $id: 'OutOfStock' }),
)

const search = t.Object({ status: t.Optional(OrderStatus), ...paging })

export const place = own.scope({ errors: [outOfStock], with: { ordering } })({
  method: 'POST',
  summary: 'Order books',
  description:
    'All of it or nothing. The copies are yours at the prices of today. Of a book that is not there, none are left.',
  body: NewOrder,
  responses: { 201: created(Order, 'ordersGet', 'ordersCancel', 'ordersPay', 'ordersShip') },
  handler: async ({ body, reply }, { db, user }) => {
    const order = await placeOrder(db, user.id, body.lines)
    return reply(201, order, { location: `/orders/${order.id}` })
  },
})

export const list = own.scope({ errors: [noSuchPage] })({
  method: 'GET',
  summary: 'List your orders, newest first',
  query: search,
  responses: { 200: OrderPage },
  handler: ({ query }, { db, user }) => listOrdersOf(db, user.id, query),
})

export const get = own.with({ order: reachable(seedOrderIds.toPay) })({
  method: 'GET',
  path: '/{id}',
  summary: 'Read one order',
  description: 'Your own; staff reads everybody’s.',
  responses: { 200: Order },
  handler: (_request, { order }) => order,
})

export const cancel = own.scope({ errors: [wrongStatus] })({
  method: 'POST',
  path: '/{id}/cancel',
  summary: 'Cancel an order that was not shipped',
  description: 'Your own; staff cancels everybody’s. The copies go back to the shelves.',
  params: byOrderId(seedOrderIds.toCancel),
  responses: { 200: Order, 404: notFound('order of yours') },
  handler: async ({ params, reply }, { db, user }) =>
    (await cancelOrder(db, params.id, user)) ?? reply(404, { title: 'No such order of yours' }),
})

export const all = everybodys.scope({ errors: [noSuchPage] })({
  method: 'GET',
  path: '/all',
  summary: 'List everybody’s orders, newest first',
  query: search,
  responses: { 200: OrderPage },
  handler: ({ query }, { db }) => listAllOrders(db, query),
})

export const pay = everybodys.scope({ errors: [wrongStatus] })({
  method: 'POST',
  path: '/{id}/pay',
  summary: 'Note that an order was paid',
  params: byOrderId(seedOrderIds.toPay),
  responses: { 200: Order, 404: notFound('order') },
  handler: async ({ params, reply }, { db }) =>
    (await payOrder(db, params.id)) ?? reply(404, { title: 'No such order' }),
})

export const ship = everybodys.scope({ errors: [wrongStatus] })({
  method: 'POST',
  path: '/{id}/ship',
  summary: 'Note that an order left the shop',
  params: byOrderId(seedOrderIds.toShip),
  responses: { 200: Order, 404: notFound('order') },
  handler: async ({ params, reply }, { db }) =>
    (await shipOrder(db, params.id)) ?? reply(404, { title: 'No such order' }),
})
