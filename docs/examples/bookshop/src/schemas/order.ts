import { t } from 'tenon'
import { cents, id } from './fields.ts'
import { page } from './page.ts'

const quantity = t.Integer({ minimum: 1, maximum: 100, examples: [2] })

/** The parameters of a path with an order in it; the shop starts with the one of the example. */
export const byOrderId = (example: string) => t.Object({ id: t.String({ format: 'uuid', examples: [example] }) })

export const OrderStatus = t.Union(
  [t.Literal('placed'), t.Literal('paid'), t.Literal('shipped'), t.Literal('cancelled')],
  { $id: 'OrderStatus', description: 'placed → paid → shipped, or cancelled before it ships' },
)

export const OrderLine = t.Object(
  {
    bookId: id,
    title: t.String(),
    quantity: t.Integer({ minimum: 1, description: 'Lines of the same book are added up' }),
    unitPriceCents: cents('The price of the day it was ordered'),
  },
  { $id: 'OrderLine', description: 'Some copies of one book' },
)

export const Order = t.Object(
  {
    id: t.String({ format: 'uuid' }),
    customerId: id,
    status: OrderStatus,
    totalCents: t.Integer(),
    placedAt: t.Date(),
    lines: t.Array(OrderLine),
  },
  { $id: 'Order', description: 'What a customer ordered' },
)

const NewOrderLine = t.Object({ bookId: id, quantity: t.Default(quantity, 1) }, { $id: 'NewOrderLine' })

export const NewOrder = t.Object(
  { lines: t.Array(NewOrderLine, { minItems: 1, maxItems: 50 }) },
  { $id: 'NewOrder', description: 'An order to place: all of it or nothing' },
)

export const OrderPage = page(Order, 'OrderPage')
