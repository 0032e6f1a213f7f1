// What an editor shows where the caret points; hover.test.ts compares it with the text behind each caret.
import { createApp, createClient, type Manifest } from 'tenon';
import { admins, open, signedIn } from './bookshop/api.ts';
import { NewBook } from './bookshop/books.ts';
import * as books from './bookshop/books.ts';
import * as orders from './bookshop/orders.ts';
import { Problem, response, t } from 'tenon';

declare const manifest: Manifest;

export const add = admins.scope({ prefix: '/books', responses: { 429: Problem } })({
  // ^?
  method: 'POST',
  path: '/{shelf}',
  query: t.Object({ dry: t.Default(t.Boolean(), false), note: t.Optional(t.String()) }),
  body: NewBook,
  responses: {
    201: response({ body: t.Object({ id: t.Integer(), at: t.Date(), note: t.Optional(t.String()) }), headers: t.Object({ location: t.String() }) }),
    404: Problem,
  },
  handler: ({ params, query, body, reply }, { db, user, admin }) => {
    //         ^?
    //                 ^?
    //                        ^?
    //                              ^?
    const context = { db, user, admin };
    //                    ^?
    return reply(201, { id: 1, at: new Date() }, { location: `${params.shelf}${query.dry}${body.title}${context.user.name}` });
    //     ^?
  },
});

export const app = createApp({ books, orders });
//           ^?
const shop = createClient<typeof app>(manifest, { baseUrl: '' });
//    ^?
const got = await shop.books.get({ params: { id: 1 } });
//    ^?
//                          ^?
if (got.ok) got.data;
//              ^?
const placed = await shop.orders.place.orThrow({ body: { book: 1 } });
//    ^?
//                               ^?
placed.id;
export { signedIn, open };
//       ^?
//                 ^?
