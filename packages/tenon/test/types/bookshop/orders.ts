import { mapError, Problem, problem, t } from 'tenon';
import { signedIn } from './api.ts';

export class OutOfStock extends Error {
  readonly left: number;

  constructor(left: number) {
    super('Out of stock');
    this.left = left;
  }
}

const orders = signedIn.scope({
  prefix: '/orders',
  tags: ['orders'],
  responses: { 429: Problem },
  errors: [mapError(OutOfStock, 409, (error) => ({ title: 'Out of stock', detail: `${error.left} left` }))],
  around: async (_call, next) => next(),
  limits: { bodyBytes: 10_000 },
});

export const Order = t.Object({ id: t.String(), book: t.Integer(), quantity: t.Integer(), gift: t.Boolean(), placedAt: t.Date() });
export const NewOrder = t.Object({ book: t.Integer(), quantity: t.Default(t.Integer({ minimum: 1 }), 1), gift: t.Default(t.Boolean(), false) });

export const place = orders({
  method: 'POST',
  summary: 'Order a book',
  body: NewOrder,
  responses: { 201: Order, 404: Problem },
  handler: async ({ body }, { db, user }) => {
    const book = await db.books.find(body.book);
    if (book === undefined) throw problem(404, { title: 'No such book' });
    if (body.quantity > 100) throw new OutOfStock(100);
    return db.orders.place(user, body);
  },
});

export const history = orders({
  method: 'GET',
  summary: 'Orders since a date',
  query: t.Object({ from: t.Date() }),
  responses: { 200: t.Array(Order) },
  handler: ({ query, reply }, { db, user }) => (user.name === '' ? reply(429, { title: 'Slow down' }) : db.orders.since(user, query.from)),
});
