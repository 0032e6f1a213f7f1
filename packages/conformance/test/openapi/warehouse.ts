import {
  anyOf,
  apiKey,
  basic,
  bearer,
  createApi,
  createApp,
  mapError,
  oauth2,
  openIdConnect,
  optional,
  Problem,
  problemWith,
  response,
  t,
  webhook,
  eventStream,
  jsonLines,
  type App,
} from 'tenon';

const api = createApi({
  info: {
    title: 'Warehouse',
    version: '2.1.0',
    summary: 'Items and orders',
    description: 'Everything that a document can hold.\n\nTwice.',
    termsOfService: 'https://warehouse.example/terms',
    contact: { name: 'Ann', url: 'https://warehouse.example/ann', email: 'ann@warehouse.example' },
    license: { name: 'MIT', identifier: 'MIT' },
    'x-audience': 'everyone',
  },
  tags: [
    { name: 'orders', description: 'What customers want', summary: 'Orders', parent: 'all' },
    { name: 'items', description: 'What there is', externalDocs: { url: 'https://warehouse.example/items' } },
    { name: 'all', description: 'Everything', kind: 'nav' },
  ],
  externalDocs: { url: 'https://warehouse.example', description: 'More' },
  webhooks: {
    arrived: webhook({
      summary: 'Something has arrived',
      tags: ['items'],
      headers: t.Object({ 'X-Signature': t.String() }),
      body: t.Object({ item: t.Integer(), at: t.Date(), count: t.Default(t.Integer(), 1) }, { $id: 'Arrival' }),
      responses: { 204: null, 410: response({ body: null, description: 'Tell me no more' }) },
    }),
  },
});

const handler = (): never => {
  throw new Error('only the document is read');
};

const Size = t.Union([t.Literal('small'), t.Literal('large')], { $id: 'Size', description: 'How much room it takes' });
const Item = t.Object(
  {
    id: t.Integer({ minimum: 1 }),
    name: t.String({ minLength: 1, maxLength: 80, examples: ['Screw'] }),
    size: Size,
    stock: t.Default(t.Integer({ minimum: 0 }), 0),
    weight: t.Optional(t.Number({ exclusiveMinimum: 0, multipleOf: 0.5 })),
    note: t.Union([t.String(), t.Null()]),
    serial: t.BigInt({ minimum: 1n }),
    picture: t.Optional(t.Bytes({ maxLength: 100 })),
    position: t.Tuple([t.Integer(), t.Integer()]),
    labels: t.Record(t.String(), t.String()),
    counts: t.Record(t.String({ pattern: '^[a-z]+$' }), t.Integer()),
    addedAt: t.Date(),
  },
  { $id: 'Item', description: 'A thing on a shelf' },
);

const Parcel = t.Object({ kind: t.Literal('parcel'), street: t.String() }, { $id: 'Parcel' });
const Pickup = t.Object({ kind: t.Literal('pickup'), shop: t.Integer() }, { $id: 'Pickup' });
const Locker = t.Object({ kind: t.Optional(t.Literal('locker')), box: t.Integer() }, { $id: 'Locker' });
const Order = t.Intersect(
  [
    t.Object({ lines: t.Array(t.Object({ item: t.Integer(), count: t.Integer({ minimum: 1 }) }), { minItems: 1, uniqueItems: true }) }),
    t.Object({ delivery: t.Union([Parcel, Pickup]), gift: t.Optional(t.Union([Parcel, t.Null()])), kept: t.Optional(t.Union([Pickup, Locker])) }),
  ],
  { $id: 'Order' },
);
const Category = t.Recursive((This) => t.Object({ name: t.String(), children: t.Array(This) }), { $id: 'Category' });
const Shortage = problemWith(t.Object({ missing: t.Array(t.Integer()) }, { $id: 'Shortage' }));
class OutOfStock extends Error {}

const user = api.dependency({
  security: anyOf(bearer({ format: 'JWT' }), basic({ realm: 'warehouse' })),
  headers: t.Object({ 'X-Tenant': t.Optional(t.String({ description: 'Whose warehouse' })) }),
  responses: { 401: Problem, 403: response({ body: Problem, description: 'Not your warehouse' }) },
  provide: () => ({ id: 1 }),
});
const page = api.dependency({
  query: t.Object({ page: t.Default(t.Integer({ minimum: 1 }), 1), size: t.Default(t.Integer({ maximum: 100 }), 20) }),
  provide: () => 1,
});

const flows = {
  authorizationCode: {
    authorizationUrl: 'https://login.example/authorize',
    tokenUrl: 'https://login.example/token',
    refreshUrl: 'https://login.example/again',
  },
  clientCredentials: { tokenUrl: 'https://login.example/token' },
  deviceAuthorization: { deviceAuthorizationUrl: 'https://login.example/device', tokenUrl: 'https://login.example/token' },
  scopes: { 'stock:read': 'See what there is', 'stock:write': 'Change it' },
} as const;
const clerk = api.dependency({ security: oauth2({ flows, scopes: ['stock:read'] }), responses: { 401: Problem, 403: Problem }, provide: () => 1 });
const machine = api.dependency({ security: openIdConnect({ url: 'https://login.example/.well-known/openid-configuration' }), provide: () => 1 });
const open = api.route.scope({ security: 'public' });
const items = api.route.with({ user }).scope({ prefix: '/items', tags: ['items'] });
const orders = api.route.with({ user }).scope({ prefix: '/orders', tags: ['orders'], errors: [mapError(OutOfStock, 409, () => ({ title: 'Out of stock' }))] });
const id = t.Object({ id: t.Integer({ minimum: 1 }) });

const itemRoutes = {
  list: items.with({ page })({
    method: 'GET',
    summary: 'List items',
    handler,
    query: t.Object({
      sizes: t.Optional(t.Array(Size)),
      ids: t.Optional(t.Array(t.Integer(), { explode: false })),
      tags: t.Optional(t.Array(t.String(), { style: 'pipeDelimited' })),
      range: t.Optional(t.Object({ from: t.Date(), to: t.Optional(t.Date()) })),
    }),
    responses: {
      200: response({ body: t.Array(Item), headers: t.Object({ 'X-Total': t.Integer(), Link: t.Optional(t.String()) }), description: 'A page of items' }),
    },
  }),
  add: items({
    method: 'POST',
    body: Item,
    responses: { 201: response({ body: Item, headers: t.Object({ Location: t.String({ format: 'uri-reference' }) }) }) },
    handler,
  }),
  get: items({ method: 'GET', path: '/{id}', params: id, responses: { 200: Item, 304: null, 404: Problem }, handler }),
  probe: items({ method: 'HEAD', path: '/{id}', params: id, responses: { 200: null, 404: Problem }, handler }),
  patch: items({
    method: 'PATCH',
    path: '/{id}',
    params: id,
    body: t.Partial(t.Pick(Item, ['name', 'size', 'note'])),
    unknown: 'strip',
    responses: { 200: Item, 404: Problem },
    handler,
  }),
  remove: items({ method: 'DELETE', path: '/{id}', params: id, deprecated: true, responses: { 204: null }, handler }),
  near: items({
    method: 'GET',
    path: '/near/{points}',
    params: t.Object({ points: t.Array(t.Number(), { style: 'matrix', explode: true }) }),
    responses: { 200: t.Array(Item) },
    handler,
  }),
};
const orderRoutes = {
  place: orders({
    method: 'POST',
    description: 'Places an order.',
    body: Order,
    responses: { 201: Order, 409: response({ body: Problem, examples: { none: { title: 'None left', status: 409 } } }), 422: Shortage },
    handler,
  }),
  track: orders({
    method: 'GET',
    path: '/{id}/track',
    params: id,
    cookies: t.Object({ seen: t.Optional(t.Array(t.String())) }),
    responses: { 200: t.Union([Parcel, Pickup, t.Null()]) },
    handler,
  }),
};
const stockRoutes = {
  search: api.route.with({ clerk })({
    method: 'QUERY',
    path: '/stock',
    tags: ['items'],
    body: t.Object({ words: t.Array(t.String()) }),
    responses: { 200: t.Array(Item) },
    handler,
  }),
  count: api.route.with({ clerk })({
    method: 'POST',
    path: '/stock',
    tags: ['items'],
    security: oauth2({ flows, scopes: ['stock:write'] }),
    body: t.Object(
      { item: t.Integer(), count: t.Integer(), tellMe: t.String({ format: 'uri' }) },
      { examples: [{ item: 1, count: 2, tellMe: 'https://a.example' }] },
    ),
    externalDocs: { url: 'https://warehouse.example/counting' },
    'x-cost': { points: 2 },
    responses: {
      200: response({
        body: t.Object({ item: t.Integer() }),
        links: { item: { operationId: 'itemsGet', parameters: { id: '$response.body#/item' }, description: 'What was counted' } },
        examples: { one: { item: 1 } },
        'x-cached': false,
      }),
    },
    callbacks: { counted: { '{$request.body#/tellMe}': webhook({ body: t.Object({ item: t.Integer() }), responses: { 204: null } }) } },
    handler,
  }),
  old: api.route.with({ machine })({
    method: 'GET',
    path: '/old-stock',
    tags: ['items'],
    deprecated: { since: '2026-01-01', sunset: '2027-01-01', successor: '/stock', documentation: 'https://warehouse.example/moves' },
    responses: { 200: t.Array(Item) },
    handler,
  }),
};
const otherRoutes = {
  categories: open({ method: 'GET', path: '/categories', tags: ['items', 'extra'], responses: { 200: Category }, handler }),
  file: open({ method: 'GET', path: '/files/{rest}', responses: { 200: t.Object({ size: t.Integer() }), 404: Problem }, handler }),
  me: api.route.scope({ security: optional(apiKey({ in: 'query', name: 'api key' })) })({
    method: 'GET',
    path: '/me',
    responses: { 200: t.Unknown() },
    handler,
  }),
  swap: open({ method: 'PUT', path: '/categories', body: t.Optional(Category), responses: { 204: null }, limits: { timeoutMs: 0 }, handler }),
};

const streams = {
  export: open({ method: 'GET', path: '/stock/export', tags: ['items'], responses: { 200: jsonLines(Item), 404: Problem }, handler }),
  changes: open({
    method: 'GET',
    path: '/stock/changes',
    tags: ['items'],
    headers: t.Object({ 'Last-Event-ID': t.Optional(t.String()) }),
    responses: {
      200: response({
        body: eventStream(t.Object({ item: t.Integer(), left: t.Integer(), at: t.Date() }, { $id: 'StockChange' })),
        headers: t.Object({ 'X-Since': t.Optional(t.Date()) }),
        description: 'Changes as they happen',
      }),
    },
    handler,
  }),
};

const servers = [
  {
    url: 'https://{region}.warehouse.example',
    name: 'live',
    description: 'Live',
    variables: { region: { default: 'eu', enum: ['eu', 'us'], description: 'Where' } },
  },
];

/** An app that uses what a document can hold: only its document is of interest. */
export const warehouse: App<unknown> = createApp({ items: itemRoutes, orders: orderRoutes, stock: stockRoutes, streams, ...otherRoutes }, { servers });
