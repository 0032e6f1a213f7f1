import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

const [baseUrl, name] = process.argv.slice(2) as [string, string];
const staffToken = 'bookshop-demo-staff-token';

const shop = createClient<paths>({ baseUrl });
const signedIn = (token: string) => createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });

const shelf = { subject: 'science-fiction', sort: 'year', limit: 3 } as const;
const first = orThrow(await shop.GET('/books', { params: { query: shelf } }));
const second = orThrow(await shop.GET('/books', { params: { query: { ...shelf, cursor: first.nextCursor ?? '' } } }));

const [herbert] = orThrow(await shop.GET('/authors', { params: { query: { q: 'Frank Herbert' } } })).items;
const [atwood] = orThrow(await shop.GET('/authors', { params: { query: { q: 'Margaret Atwood' } } })).items;
const oldest = orThrow(await shop.GET('/books/{id}', { params: { path: { id: first.items[0]?.id ?? 0 } } }));

const missing = await shop.GET('/books/{id}', { params: { path: { id: 2147483647 } } });
const invalid = await shop.GET('/books', { params: { query: { cursor: 'no cursor' } } });
const refused = await signedIn('unknown').GET('/customers/me');

const registration = orThrow(await shop.POST('/customers', { body: { name, email: `${name}@example.org` } }));
const customer = signedIn(registration.token);
const me = orThrow(await customer.GET('/customers/me'));

const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000);
const laptop = orThrow(await customer.POST('/tokens', { body: { name: 'laptop', expiresAt: expiresAt.toISOString() } }));
const tokens = orThrow(await customer.GET('/tokens'));
const revoked = await customer.DELETE('/tokens/{id}', { params: { path: { id: laptop.id } } });
const tokensLeft = orThrow(await customer.GET('/tokens'));

const staff = signedIn(staffToken);
const newBook = { title: `A visit by ${name}`, year: 2026, language: 'en', pages: 100, priceCents: 1250, authorId: oldest.author.id };
const created = await staff.POST('/books', { body: newBook });
const { id: bookId } = orThrow(created);
const book = orThrow(await staff.PATCH('/books/{id}', { params: { path: { id: bookId } }, body: { stock: 3 } }));

const order = orThrow(await customer.POST('/orders', { body: { lines: [{ bookId }] } }));
const tooMany = await customer.POST('/orders', { body: { lines: [{ bookId, quantity: 99 }] } });
const ordered = await staff.DELETE('/books/{id}', { params: { path: { id: bookId } } });
const cancelled = orThrow(await customer.POST('/orders/{id}/cancel', { params: { path: { id: order.id } } }));

const { id: spareId } = orThrow(await staff.POST('/books', { body: newBook }));
const removed = await staff.DELETE('/books/{id}', { params: { path: { id: spareId } } });
const gone = await shop.GET('/books/{id}', { params: { path: { id: spareId } } });

const report = {
  pages: [first, second].map(({ items }) => items.map(({ title }) => title)),
  total: first.total,
  died: { herbert: herbert?.diedYear, atwood: atwood?.diedYear },
  createdAtMs: Date.parse(oldest.createdAt),
  missing: { status: missing.response.status, title: missing.error?.title },
  invalid: { status: invalid.response.status, title: invalid.error?.title, isPointed: invalid.error?.errors?.[0]?.pointer === '/cursor' },
  refused: { status: refused.response.status, title: refused.error?.title },
  me: { name: me.name, role: me.role },
  tokens: tokens.map((token) => ({ name: token.name, expires: token.expiresAt === null ? null : Date.parse(token.expiresAt) === expiresAt.getTime() })),
  revoked: { status: revoked.response.status, left: tokensLeft.length },
  created: { status: created.response.status, isLocated: created.response.headers.get('location') === `/books/${bookId}` },
  book: { subjects: book.subjects, rating: book.rating, stock: book.stock, priceCents: book.priceCents },
  order: { status: order.status, totalCents: order.totalCents, quantity: order.lines[0]?.quantity },
  tooMany: { status: tooMany.response.status, left: tooMany.error && 'left' in tooMany.error ? tooMany.error.left : undefined },
  ordered: { status: ordered.response.status, title: ordered.error?.title },
  cancelled: cancelled.status,
  removed: { status: removed.response.status, then: gone.response.status },
};
console.log(JSON.stringify(report));

/** What the document does not say does not compile. */
export async function refusedByTypes(): Promise<void> {
  // @ts-expect-error: a list has no colour
  await shop.GET('/books', { params: { query: { colour: 'red' } } });
  // @ts-expect-error: an order needs lines
  await shop.POST('/orders', { body: {} });
  // @ts-expect-error: a book without reviews has no rating
  const rating: number = oldest.rating;
  // @ts-expect-error: a customer has no such member
  throw new Error(`${me.colour} ${rating}`);
}

function orThrow<Data>(result: { readonly data?: Data; readonly error?: unknown }): Data {
  if (result.data === undefined) throw new Error(JSON.stringify(result.error));
  return result.data;
}
