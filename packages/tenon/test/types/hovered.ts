// What an editor shows at each caret: hover.test.ts compares it with the text behind the caret.
import { createApp, createClient, createPathClient, Problem, response, t, type Manifest } from 'tenon';
import { admins, type user } from './bookshop/api.ts';
import * as books from './bookshop/books.ts';
import * as orders from './bookshop/orders.ts';

declare const manifest: Manifest;
const Note = t.Object({ text: t.String(), at: t.Date(), tag: t.Optional(t.String()), stars: t.Default(t.Integer(), 0) });

const route = admins.scope({ prefix: '/notes', responses: { 429: Problem } });
//    ^? const route: RouteFactory<{ readonly db: Db; readonly user: User; readonly admin: User; }, { 401: Problem; 403: Problem; 429: Problem; }, { readonly 429: ProblemSchema<{}>; }, {}, {}, "/notes">
const write = route({
  //  ^? const write: Route<"PUT", "/notes/{name}", { params: { name: string; }; query: { dry?: boolean; trace?: string; }; body: { at: Date; text: string; tag?: string; stars?: number; }; }, { 201: Headed<{ at: Date; text: string; stars: number; tag?: string; }, { location: string; }>; 404: Problem; }, { 401: Problem; 403: Problem; 429: Problem; }>
  method: 'PUT',
  path: '/{name}',
  query: t.Object({ dry: t.Default(t.Boolean(), false), trace: t.Optional(t.String()) }),
  body: Note,
  responses: { 201: response({ body: Note, headers: t.Object({ location: t.String() }) }), 404: Problem },
  handler: ({ params, query, body, reply }, { db, user, admin }) => {
    //        ^? (parameter) params: { name: string; }
    //                ^? (parameter) query: { dry: boolean; trace?: string; }
    //                       ^? (parameter) body: { at: Date; text: string; stars: number; tag?: string; }
    //                             ^? (parameter) reply: Reply<{ 201: Headed<{ at: Date; text: string; stars: number; tag?: string; }, { location: string; }>; 404: ProblemInit; 429: ProblemInit; }>
    //                                            ^? (parameter) user: User
    if (db.close.length > 1) return reply(404, { title: user.name });
    //                              ^? (parameter) reply: Reply <404>(status: 404, body: ProblemInit, headers?: ExtraHeaders | undefined) => Replied<404>
    return reply(201, body, { location: `${params.name}${query.dry}${admin.id}` });
  },
});
type Provides = (typeof user)['~dependency']['provides'];
//   ^? type Provides = User

const app = createApp({ books, orders, write });
//    ^? const app: App<{ books: typeof books; orders: typeof orders; write: Route<"PUT", "/notes/{name}", { params: { name: string; }; query: { dry?: boolean; trace?: string; }; body: { at: Date; text: string; tag?: string; stars?: number; }; }, { 201: Headed<{ at: Date; text: string; stars: number; tag?: string; }, { location: string; }>; 404: Problem; }, { 401: Problem; 403: Problem; 429: Problem; }>; }>
const client = createClient<typeof app>(manifest, { baseUrl: '' });
//    ^? const client: Client<{ books: typeof books; orders: typeof orders; write: Route<"PUT", "/notes/{name}", { params: { name: string; }; query: { dry?: boolean; trace?: string; }; body: { at: Date; text: string; tag?: string; stars?: number; }; }, { 201: Headed<{ at: Date; text: string; stars: number; tag?: string; }, { location: string; }>; 404: Problem; }, { 401: Problem; 403: Problem; 429: Problem; }>; }>
const { get } = client.books;
//      ^? const get: Call<{ params: { id: number; }; query: { lang?: "en" | "de"; }; headers: undefined; cookies: undefined; body: undefined; }, { 200: { id: number; title: string; price: number; publishedAt: Date; tags: string[]; }; 404: Problem; }, {}>
//                     ^? (property) books: Client<typeof books>
const got = await get({ params: { id: 1 } });
//    ^? const got: Outcome<{ 200: { id: number; title: string; price: number; publishedAt: Date; tags: string[]; }; 404: Problem; }>
const data = got.ok && got.data;
//    ^? const data: false | { id: number; title: string; price: number; publishedAt: Date; tags: string[]; }
const placed = await client.orders.place.orThrow({ body: { book: 1 } });
//    ^? const placed: { id: string; book: number; quantity: number; gift: boolean; placedAt: Date; }
const paths = createPathClient<typeof app>({ baseUrl: '' });
const wired = await paths['GET /orders']({ query: { from: '' } });
//    ^? const wired: Success<200, { id: string; book: number; quantity: number; gift: boolean; placedAt: string; }[], {}> | Outcome<{ 401: Problem; 429: Problem; 409: Problem; }>
export { data, placed, wired, type Provides };
