// What every route of the shop can rely on.
import { anyOf, apiKey, bearer, createApi, optional, plugin, Problem, t } from 'tenon';

export interface User {
  id: string;
  name: string;
  admin: boolean;
}
export interface BookRow {
  id: number;
  title: string;
  price: number;
  publishedAt: Date;
  tags: string[];
}
export interface OrderRow {
  id: string;
  book: number;
  quantity: number;
  gift: boolean;
  placedAt: Date;
}
export interface Db {
  userByToken(token: string): Promise<User | undefined>;
  books: {
    list(filter: { tag?: string; limit: number }): Promise<BookRow[]>;
    find(id: number): Promise<BookRow | undefined>;
    insert(book: { title: string; price: number; publishedAt: Date; tags: string[] }): Promise<BookRow>;
    remove(id: number): Promise<boolean>;
  };
  orders: {
    place(user: User, order: { book: number; quantity: number; gift: boolean }): Promise<OrderRow>;
    since(user: User, from: Date): Promise<OrderRow[]>;
  };
  close(): void;
}
export declare function openDb(): Promise<Db>;

const db = plugin({ name: 'db', start: openDb, stop: (opened) => opened.close() });
export const api = createApi({ info: { title: 'Bookshop', version: '1.0.0' }, plugins: { db } });

/** Fails with 401. */
export const user = api.dependency({
  security: anyOf(bearer(), apiKey({ in: 'header', name: 'x-api-key' })),
  responses: { 401: Problem },
  provide: async ({ credentials, reply }, { db }) => (await db.userByToken(credentials)) ?? reply(401, { title: 'Sign in first' }),
});

/** Fails with 403; needs the user. */
export const admin = api.dependency({
  needs: { user },
  responses: { 403: Problem },
  provide: ({ reply }, { user }) => (user.admin ? user : reply(403, { title: 'Administrators only' })),
});

/** Never fails; reads a query parameter that every route using it accepts. */
export const locale = api.dependency({
  security: optional(bearer()),
  query: t.Object({ lang: t.Default(t.Union([t.Literal('en'), t.Literal('de')]), 'en') }),
  provide: ({ query, credentials }) => ({ language: query.lang, known: credentials !== undefined }),
});

export const open = api.route.scope({ security: 'public' });
export const signedIn = api.route.with({ user });
export const admins = signedIn.with({ admin });
