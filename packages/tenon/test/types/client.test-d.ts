// What a client of the bookshop may write. The app's types come from its sources, or from its declaration files alone.
import type { app, Book, NewOrder } from 'bookshop/index';
import { createClient, createPathClient, type Args, type Call, type Client, type Headed, type Manifest, type Outcome, type Problem, type Route } from 'tenon';
import { paginate, RequestError, ResponseError, retry, type CallOptions, type Interceptor } from 'tenon/client';
import { accept, expect, it, read, type Equal } from './expect.ts';

declare const manifest: Manifest;
const shop = createClient<typeof app>(manifest, { baseUrl: '' });
const paths = createPathClient<typeof app>({ baseUrl: '' });
const newBook = { title: '', price: 1, publishedAt: new Date() };

it('knows the statuses of a route, and what each carries', async () => {
  const got = await shop.books.get({ params: { id: 1 } });
  expect<Equal<typeof got.status, 200 | 404>>();
  if (got.ok) {
    expect<Equal<typeof got.status, 200>>();
    expect<Equal<typeof got.data.publishedAt, Date>>();
    expect<Equal<typeof got.data.tags, string[]>>();
    // @ts-expect-error a success has data, no error
    read(got.error);
  } else {
    expect<Equal<typeof got.status, 404>>();
    expect<Equal<typeof got.error, Problem>>();
    // @ts-expect-error a failure has an error, no data
    read(got.data);
  }
  expect<Equal<typeof got.response, Response>>();
});

it('narrows by status as by ok', async () => {
  const got = await shop.books.get({ params: { id: 1 } });
  if (got.status === 200) got.data.title.toUpperCase();
  else got.error.title.toUpperCase();
  // @ts-expect-error the route never answers 418
  if (got.status === 418) read(got.response);
});

it('has the failures of dependencies in routes that declare none', async () => {
  const added = await shop.books.add({ body: newBook });
  expect<Equal<typeof added.status, 201 | 401 | 403>>();
  if (!added.ok) expect<Equal<typeof added.error, Problem>>();
});

it('has the responses and mapped errors of scopes', async () => {
  const placed = await shop.orders.place({ body: { book: 1 } });
  expect<Equal<typeof placed.status, 201 | 401 | 404 | 409 | 429>>();
  const history = await shop.orders.history({ query: { from: new Date() } });
  expect<Equal<typeof history.status, 200 | 401 | 409 | 429>>();
});

it('has headers as fetch gives them: lower case, texts unless a codec decodes them', async () => {
  type Counted = Route<
    'GET',
    '/counted',
    { params: {}; query: undefined; body: undefined },
    { 200: Headed<null, { 'X-Count': number; ETag?: string; At: Date; Kind: 'a' | 'b' }> },
    {}
  >;
  const call = shop.books.add as unknown as Client<{ counted: Counted }>['counted'];
  const counted = await call();
  expect<Equal<typeof counted.headers, { 'x-count': string; etag?: string; at: Date; kind: 'a' | 'b' }>>();
});

it('has declared headers', async () => {
  const added = await shop.books.add({ body: newBook });
  if (added.ok) expect<Equal<typeof added.headers, { location: string }>>();
  // @ts-expect-error undeclared headers are read from `response`
  if (added.ok) read(added.headers.etag);
});

it('has no data after a response without a body', async () => {
  const removed = await shop.books.remove({ params: { id: 1 } });
  if (removed.ok) expect<Equal<typeof removed.data, undefined>>();
});

it('gives the success body of orThrow', async () => {
  const order = await shop.orders.place.orThrow({ body: { book: 1 } });
  expect<Equal<typeof order.placedAt, Date>>();
  expect<Equal<Awaited<ReturnType<typeof shop.books.remove.orThrow>>, undefined>>();
  const added = await shop.books.add.orThrow({ body: newBook });
  expect<Equal<typeof added.title, string>>();
});

it('takes inputs of the declared types, defaults left out', () => {
  shop.books.add({ body: { ...newBook, tags: ['new'] } });
  // @ts-expect-error decoded types: no string
  shop.books.add({ body: { title: '', price: 1, publishedAt: '2026-01-01' } });
  // @ts-expect-error params are required
  shop.books.get();
  // @ts-expect-error params are required
  shop.books.get({});
  // @ts-expect-error unknown member of params
  shop.books.get({ params: { id: 1, nope: 2 } });
  // @ts-expect-error a body member of the wrong type
  shop.orders.place({ body: { book: 'one' } });
  // @ts-expect-error a body member is missing
  shop.orders.place({ body: {} });
  // @ts-expect-error the route has no query
  shop.orders.place({ body: { book: 1 }, query: {} });
});

it('takes the inputs of dependencies too', () => {
  shop.books.list({ query: { lang: 'de', limit: 3 } });
  shop.books.get({ params: { id: 1 }, query: { lang: 'de' } });
  // @ts-expect-error the dependency knows two languages
  shop.books.get({ params: { id: 1 }, query: { lang: 'fr' } });
});

it('needs no argument where every slot may be left out', () => {
  shop.books.list();
  shop.books.list({ query: {} });
  shop.books.list({}, { signal: AbortSignal.timeout(10), headers: { 'x-trace': '1' } });
  // @ts-expect-error unknown option of a call
  shop.books.list({}, { retries: 3 });
});

it('speaks wire types by method and path', async () => {
  const added = await paths['POST /books']({ body: { title: '', price: 1, publishedAt: '2026-01-01T00:00:00Z' } });
  if (added.ok) {
    expect<Equal<typeof added.data.publishedAt, string>>();
    expect<Equal<typeof added.headers.location, string>>();
  }
  const history = await paths['GET /orders']({ query: { from: '2026-01-01T00:00:00Z' } });
  if (history.ok) expect<Equal<typeof history.data, { id: string; book: number; quantity: number; gift: boolean; placedAt: string }[]>>();
  // @ts-expect-error wire types: no Date
  paths['POST /books']({ body: newBook });
  // @ts-expect-error no such path
  read(paths['GET /nothing']);
  // @ts-expect-error no such method on this path
  read(paths['PUT /books']);
});

it('has nothing to call where a module exports something else', () => {
  // @ts-expect-error a schema is not a route
  shop.books.Book({});
  expect<Equal<typeof shop.books.Book, never>>();
  expect<Equal<typeof shop.orders.OutOfStock, never>>();
  expect<Equal<keyof typeof paths, 'GET /books' | 'GET /books/{id}' | 'POST /books' | 'DELETE /books/{id}' | 'POST /orders' | 'GET /orders'>>();
  // @ts-expect-error no such module
  read(shop.customers);
  // @ts-expect-error no such route
  read(shop.books.buy);
});

it('takes the manifest first, then where to call', () => {
  // @ts-expect-error the manifest comes first
  createClient<typeof app>({ baseUrl: '' });
  // @ts-expect-error an address is needed
  createPathClient<typeof app>({});
  createClient<typeof app>(manifest, { baseUrl: '', headers: async () => ({ authorization: 'Bearer x' }) });
});

it('has types to write functions over calls', async () => {
  type Shop = Client<(typeof app)['routes']>;
  expect<Equal<Shop, typeof shop>>();
  type Get = Shop['books']['get'] extends Call<infer In, infer Out, infer Fails> ? { in: Args<In>; out: Outcome<Out> | Outcome<Fails> } : never;
  accept<Get['in']>({ params: { id: 1 } });
  const got = await shop.books.get({ params: { id: 1 } });
  accept<Get['out']>(got);
});

it('lets schemas of the shop be imported as types', () => {
  accept<(typeof Book)['static']>({ id: 1, title: '', price: 1, publishedAt: new Date(), tags: [] });
  accept<(typeof NewOrder)['static']>({ book: 1, quantity: 1, gift: true });
});

it('takes headers as values or from a function, for a client and for a call', () => {
  createClient<typeof app>(manifest, { baseUrl: '', headers: () => ({ 'x-trace': '1' }) });
  shop.books.list({}, { headers: async () => ({ authorization: undefined }) });
  // @ts-expect-error a header is a text
  shop.books.list({}, { headers: { 'x-trace': 1 } });
  // @ts-expect-error a header is a text
  createClient<typeof app>(manifest, { baseUrl: '', headers: async () => ({ 'x-trace': 1 }) });
});

it('takes of fetch what the route does not say', () => {
  shop.books.list({}, { credentials: 'include', cache: 'no-store', keepalive: true, redirect: 'error', timeoutMs: 500 });
  // @ts-expect-error no such mode
  shop.books.list({}, { credentials: 'always' });
  // @ts-expect-error the route has its method
  shop.books.list({}, { method: 'POST' });
  // @ts-expect-error the body is an input
  shop.books.list({}, { body: '' });
  // @ts-expect-error milliseconds are a number
  shop.books.list({}, { timeoutMs: '1s' });
  // @ts-expect-error interceptors are the client's
  shop.books.list({}, { interceptors: [] });
});

it('takes interceptors, functions around fetch', () => {
  const log: Interceptor = async (request, next, { route, body }) => {
    expect<Equal<typeof route, string>>();
    expect<Equal<typeof body, BodyInit | null>>();
    const response = await next(request);
    expect<Equal<typeof response, Response>>();
    return response;
  };
  createClient<typeof app>(manifest, { baseUrl: '', interceptors: [retry({ tries: 2 }), log] });
  // @ts-expect-error an interceptor gives a response
  createClient<typeof app>(manifest, { baseUrl: '', interceptors: [async () => undefined] });
  // @ts-expect-error retry is called first
  createClient<typeof app>(manifest, { baseUrl: '', interceptors: [retry] });
  // @ts-expect-error no such option
  retry({ delay: 1 });
});

declare const error: unknown;
it('has errors with and without a response', () => {
  if (error instanceof RequestError) {
    expect<Equal<typeof error.code, 'request.failed' | 'request.timed-out'>>();
    // @ts-expect-error nobody answered
    read(error.status);
  }
  if (error instanceof ResponseError) expect<Equal<typeof error.status, number>>();
});

it('says which route a call is of', () => {
  expect<Equal<typeof shop.books.get.route, string>>();
  // @ts-expect-error which is not for changing
  shop.books.get.route = '';
});

it('pages through lists with typed items', async () => {
  const books = paginate(
    shop.books.list,
    { query: { limit: 10 } },
    {
      items: (page) => page.items,
      nextInput: (page, { query }, response) => {
        expect<Equal<typeof response, Response>>();
        return page.next !== undefined && { query: { ...query, tag: page.next } };
      },
    },
  );
  for await (const book of books) expect<Equal<typeof book.publishedAt, Date>>();
  for await (const order of paginate(paths['GET /orders'], { query: { from: '' } }, { items: (page) => page, timeoutMs: 10 }))
    expect<Equal<typeof order.placedAt, string>>();
  // @ts-expect-error a page has no such member
  paginate(shop.books.list, {}, { items: (page) => page.books });
  // @ts-expect-error items are needed
  paginate(shop.books.list, {}, {});
  // @ts-expect-error an input of another type
  paginate(shop.books.list, { query: { limit: 'ten' } }, { items: (page) => page.items });
  // @ts-expect-error the input after a page is an input of the route
  paginate(shop.books.list, {}, { items: (page) => page.items, nextInput: () => ({ query: { cursor: '' } }) });
  // @ts-expect-error not a call
  paginate(shop.books, {}, { items: () => [] });
});

it('lets options be passed on', () => {
  const bySignal = (signal: AbortSignal): CallOptions => ({ signal, credentials: 'same-origin' });
  shop.books.list({}, bySignal(AbortSignal.timeout(1)));
});
