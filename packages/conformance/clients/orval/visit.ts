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
} from './shop.js';

const [, name] = process.argv.slice(2) as [string, string];
const staffToken = 'bookshop-demo-staff-token';

const signedIn = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

const shelf = { subject: 'science-fiction', sort: 'year', limit: 3 } as const;
const first = orThrow(await booksList(shelf));
const second = orThrow(await booksList({ ...shelf, cursor: first.nextCursor ?? '' }));

const [herbert] = orThrow(await authorsList({ q: 'Frank Herbert' })).items;
const [atwood] = orThrow(await authorsList({ q: 'Margaret Atwood' })).items;
const oldest = orThrow(await booksGet(first.items[0]?.id ?? 0));

const missing = await booksGet(2147483647);
const invalid = await booksList({ cursor: 'no cursor' });
const refused = await customersMe(signedIn('unknown'));

const registration = orThrow(await customersRegister({ name, email: `${name}@example.org` }));
const customer = signedIn(registration.token);
const me = orThrow(await customersMe(customer));

const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000);
const laptop = orThrow(await tokensIssue({ name: 'laptop', expiresAt: expiresAt.toISOString() }, customer));
const tokens = orThrow(await tokensList(customer));
const revoked = await tokensRevoke(laptop.id, customer);
const tokensLeft = orThrow(await tokensList(customer));

const staff = signedIn(staffToken);
const newBook = { title: `A visit by ${name}`, year: 2026, language: 'en', pages: 100, priceCents: 1250, authorId: oldest.author.id };
const created = await booksCreate(newBook, staff);
const { id: bookId } = orThrow(created);
const book = orThrow(await booksUpdate(bookId, { stock: 3 }, staff));

const order = orThrow(await ordersPlace({ lines: [{ bookId }] }, customer));
const tooMany = await ordersPlace({ lines: [{ bookId, quantity: 99 }] }, customer);
const ordered = await booksRemove(bookId, staff);
const cancelled = orThrow(await ordersCancel(order.id, customer));

const { id: spareId } = orThrow(await booksCreate(newBook, staff));
const removed = await booksRemove(spareId, staff);
const gone = await booksGet(spareId);

const report = {
  pages: [first, second].map(({ items }) => items.map(({ title }) => title)),
  total: first.total,
  died: { herbert: herbert?.diedYear, atwood: atwood?.diedYear },
  createdAtMs: Date.parse(oldest.createdAt),
  missing: { status: missing.status, title: missing.status === 404 ? missing.data.title : undefined },
  invalid: {
    status: invalid.status,
    title: invalid.status === 422 ? invalid.data.title : undefined,
    isPointed: invalid.status === 422 && invalid.data.errors?.[0]?.pointer === '/cursor',
  },
  refused: { status: refused.status, title: refused.status === 401 ? refused.data.title : undefined },
  me: { name: me.name, role: me.role },
  tokens: tokens.map((token) => ({ name: token.name, expires: token.expiresAt === null ? null : Date.parse(token.expiresAt) === expiresAt.getTime() })),
  revoked: { status: revoked.status, left: tokensLeft.length },
  created: { status: created.status, isLocated: created.headers.get('location') === `/books/${bookId}` },
  book: { subjects: book.subjects, rating: book.rating, stock: book.stock, priceCents: book.priceCents },
  order: { status: order.status, totalCents: order.totalCents, quantity: order.lines[0]?.quantity },
  tooMany: { status: tooMany.status, left: tooMany.status === 409 ? tooMany.data.left : undefined },
  ordered: { status: ordered.status, title: ordered.status === 409 ? ordered.data.title : undefined },
  cancelled: cancelled.status,
  removed: { status: removed.status, then: gone.status },
};
console.log(JSON.stringify(report));

/** What the document does not say does not compile. */
export async function refusedByTypes(): Promise<void> {
  // @ts-expect-error: a list has no colour
  await booksList({ colour: 'red' });
  // @ts-expect-error: an order needs lines
  await ordersPlace({});
  // @ts-expect-error: a book without reviews has no rating
  const rating: number = oldest.rating;
  // @ts-expect-error: a customer has no such member
  throw new Error(`${me.colour} ${rating}`);
}

/** The data of a success. The union of all answers is narrowed by `status`. */
function orThrow<Answer extends { readonly status: number; readonly data: unknown }>(answer: Answer): Extract<Answer, { status: 200 | 201 }>['data'] {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.data));
  return answer.data;
}
