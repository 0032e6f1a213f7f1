import { createClient, type Client } from './client/client/index.js';
import {
  authorsList,
  booksCreate,
  booksGet,
  booksList,
  booksRemove,
  booksUpdate,
  customersMe,
  customersRegister,
  ordersCancel,
  ordersPlace,
  tokensIssue,
  tokensList,
  tokensRevoke,
} from './client/sdk.gen.js';

const [baseUrl, name] = process.argv.slice(2) as [string, string];
const staffToken = 'bookshop-demo-staff-token';

const client = createClient({ baseUrl });
const signedIn = (token: string): Client => createClient({ baseUrl, auth: token });

const shelf = { subject: 'science-fiction', sort: 'year', limit: 3 } as const;
const first = orThrow(await booksList({ client, query: shelf }));
const second = orThrow(await booksList({ client, query: { ...shelf, cursor: first.nextCursor ?? '' } }));

const [herbert] = orThrow(await authorsList({ client, query: { q: 'Frank Herbert' } })).items;
const [atwood] = orThrow(await authorsList({ client, query: { q: 'Margaret Atwood' } })).items;
const oldest = orThrow(await booksGet({ client, path: { id: first.items[0]?.id ?? 0 } }));

const missing = await booksGet({ client, path: { id: 2147483647 } });
const invalid = await booksList({ client, query: { cursor: 'no cursor' } });
const refused = await customersMe({ client: signedIn('unknown') });

const registration = orThrow(await customersRegister({ client, body: { name, email: `${name}@example.org` } }));
const customer = signedIn(registration.token);
const me = orThrow(await customersMe({ client: customer }));

const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000);
const laptop = orThrow(await tokensIssue({ client: customer, body: { name: 'laptop', expiresAt: expiresAt.toISOString() } }));
const tokens = orThrow(await tokensList({ client: customer }));
const revoked = await tokensRevoke({ client: customer, path: { id: laptop.id } });
const tokensLeft = orThrow(await tokensList({ client: customer }));

const staff = signedIn(staffToken);
const newBook = { title: `A visit by ${name}`, year: 2026, language: 'en', pages: 100, priceCents: 1250, authorId: oldest.author.id };
const created = await booksCreate({ client: staff, body: newBook });
const { id: bookId } = orThrow(created);
const book = orThrow(await booksUpdate({ client: staff, path: { id: bookId }, body: { stock: 3 } }));

const order = orThrow(await ordersPlace({ client: customer, body: { lines: [{ bookId }] } }));
const tooMany = await ordersPlace({ client: customer, body: { lines: [{ bookId, quantity: 99 }] } });
const ordered = await booksRemove({ client: staff, path: { id: bookId } });
const cancelled = orThrow(await ordersCancel({ client: customer, path: { id: order.id } }));

const { id: spareId } = orThrow(await booksCreate({ client: staff, body: newBook }));
const removed = await booksRemove({ client: staff, path: { id: spareId } });
const gone = await booksGet({ client, path: { id: spareId } });

const report = {
  pages: [first, second].map(({ items }) => items.map(({ title }) => title)),
  total: first.total,
  died: { herbert: herbert?.diedYear, atwood: atwood?.diedYear },
  createdAtMs: Date.parse(oldest.createdAt),
  missing: { status: missing.response?.status, title: missing.error?.title },
  invalid: { status: invalid.response?.status, title: invalid.error?.title, isPointed: invalid.error?.errors?.[0]?.pointer === '/cursor' },
  refused: { status: refused.response?.status, title: refused.error?.title },
  me: { name: me.name, role: me.role },
  tokens: tokens.map((token) => ({ name: token.name, expires: token.expiresAt === null ? null : Date.parse(token.expiresAt) === expiresAt.getTime() })),
  revoked: { status: revoked.response?.status, left: tokensLeft.length },
  created: { status: created.response?.status, isLocated: created.response?.headers.get('location') === `/books/${bookId}` },
  book: { subjects: book.subjects, rating: book.rating, stock: book.stock, priceCents: book.priceCents },
  order: { status: order.status, totalCents: order.totalCents, quantity: order.lines[0]?.quantity },
  tooMany: { status: tooMany.response?.status, left: tooMany.error && 'left' in tooMany.error ? tooMany.error.left : undefined },
  ordered: { status: ordered.response?.status, title: ordered.error?.title },
  cancelled: cancelled.status,
  removed: { status: removed.response?.status, then: gone.response?.status },
};
console.log(JSON.stringify(report));

/** What the document does not say does not compile. */
export async function refusedByTypes(): Promise<void> {
  // @ts-expect-error: a list has no colour
  await booksList({ client, query: { colour: 'red' } });
  // @ts-expect-error: an order needs lines
  await ordersPlace({ client, body: {} });
  // @ts-expect-error: a book without reviews has no rating
  const rating: number = oldest.rating;
  // @ts-expect-error: a customer has no such member
  throw new Error(`${me.colour} ${rating}`);
}

function orThrow<Data>(result: { readonly data?: Data; readonly error?: unknown }): Data {
  if (result.data === undefined) throw new Error(JSON.stringify(result.error));
  return result.data;
}
