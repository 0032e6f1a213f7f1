import { apiKey, basic, bearer, createApi, createApp, Problem, t } from 'tenon';
import { jwt, loads } from 'tenon/auth';
import { securityMatrix, testApp, type MatrixOptions } from 'tenon/testing';
import { describe, expect, it } from 'vitest';

const api = createApi({ info: { title: 'Orders', version: '1' } });
const token = jwt({ issuer: 'https://id.example', audience: 'api', algorithms: ['HS256'], secret: 'x'.repeat(32), scopes: { read: 'Read', write: 'Write' } });
const user = api.dependency({ needs: { token }, provide: (_request, { token }) => ({ name: token.subject }) });
const staff = api.dependency({
  needs: { user },
  responses: { 403: Problem },
  provide: ({ reply }, { user }) => (user.name === 'bob' ? user : reply(403, { title: 'For staff only' })),
});
const orders = new Map([
  [1, { id: 1, of: 'ann' }],
  [2, { id: 2, of: 'eve' }],
]);
const order = loads()({
  what: 'order',
  params: t.Object({ id: t.Integer() }),
  needs: { user },
  load: ({ id }) => orders.get(id),
  allows: ({ of }, { user }) => of === user.name || user.name === 'bob',
});
const Order = t.Object({ id: t.Integer(), of: t.String() });
const signedIn = api.route.with({ token, user }).scope({ security: token.requires('read') });
const literal = { responses: { 200: t.String() } } as const;

const tree = {
  home: api.route.with({ token: token.optional })({
    ...literal,
    method: 'GET',
    path: '/',
    handler: (_request, { token }) => token?.subject ?? 'nobody',
  }),
  me: signedIn({ ...literal, method: 'GET', path: '/me', handler: (_request, { user }) => user.name }),
  order: signedIn.with({ order })({ method: 'GET', path: '/orders/{id}', responses: { 200: Order }, handler: (_request, { order }) => order }),
  write: signedIn({ ...literal, method: 'PUT', path: '/me', security: token.requires('write'), handler: () => 'written' }),
  report: signedIn.with({ staff })({ ...literal, method: 'GET', path: '/report', handler: (_request, { staff }) => staff.name }),
};
const app = createApp(tree);
const tokenOf = (subject: string) => ({ subject, issuer: '', scopes: [], expiresAt: new Date(), claims: {} });

describe('an actor', () => {
  const shop = testApp(app);

  it('is known to the dependency and to what needs it, one for each request', async () => {
    const [ann, bob] = [shop.as(token, tokenOf('ann')), shop.as(token, tokenOf('bob'))];
    expect(await ann.client.me.orThrow()).toBe('ann');
    expect(await bob.client.me.orThrow()).toBe('bob');
    expect((await shop.client.me()).status).toBe(401);
    expect((await ann.client.report()).status).toBe(403);
    expect(await bob.client.report.orThrow()).toBe('bob');
    expect(await (await ann.fetch('/')).text()).toBe('"ann"');
    expect(await (await shop.fetch('/')).text()).toBe('"nobody"');
  });

  it('may do what the test says', async () => {
    const reader = shop.as(token, tokenOf('ann'), { scopes: ['read'] });
    expect((await reader.client.me()).status).toBe(200);
    expect((await reader.client.write()).status).toBe(403);
    expect((await shop.as(token, tokenOf('ann'), { scopes: [] }).client.me()).status).toBe(403);
  });

  it('is nobody to an app that is not under test', async () => {
    const { fetchHandler } = await import('tenon/web');
    const headers = { authorization: 'Bearer test', 'x-tenon-test-actor': '0' };
    expect((await fetchHandler(app)(new Request('http://x/me', { headers }))).status).toBe(401);
  });

  it.each([
    ['a bearer token', bearer()],
    ['basic credentials', basic()],
    ['a key in a header', apiKey({ in: 'header', name: 'x-key' })],
    ['a key in the query', apiKey({ in: 'query', name: 'key' })],
    ['a key in a cookie', apiKey({ in: 'cookie', name: 'key' })],
  ])('has %s', async (_what, security) => {
    const who = api.dependency({ security, responses: { 401: Problem }, provide: ({ reply }) => (Math.random() < 2 ? reply(401, { title: 'No' }) : 'x') });
    const one = api.route.with({ who })({ ...literal, method: 'GET', path: '/x', handler: (_request, { who }) => who });
    const shop = testApp(createApp({ one }));
    expect((await shop.client.one()).status).toBe(401);
    expect(await shop.as(who, 'x').client.one.orThrow()).toBe('x');
  });

  it('is nobody to another dependency', async () => {
    const who = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ reply }) => reply(401, { title: 'No' }) });
    const one = api.route.with({ who })({ ...literal, method: 'GET', path: '/x', handler: () => 'in' });
    expect(
      (
        await testApp(createApp({ one, me: tree.me }))
          .as(token, tokenOf('ann'))
          .client.one()
      ).status,
    ).toBe(401);
  });

  it('cannot be of a dependency without security', () => {
    expect(() => shop.as(user, { name: 'ann' })).toThrow('as() takes a dependency that has security');
    expect(() => shop.as({} as typeof user, { name: 'ann' })).toThrow(TypeError);
  });
});

describe('an object', () => {
  const ann = testApp(app).as(token, tokenOf('ann'));

  it('is its owner’s, and to others what an unknown one is, word for word', async () => {
    expect((await ann.client.order({ params: { id: 1 } })).status).toBe(200);
    const [foreign, unknown] = await Promise.all([ann.fetch('/orders/2'), ann.fetch('/orders/99')]);
    expect([foreign.status, await foreign.text(), [...foreign.headers]]).toEqual([404, await unknown.text(), [...unknown.headers]]);
  });

  it('can be said to be somebody else’s', async () => {
    const told = loads()({
      what: 'order',
      params: t.Object({ id: t.Integer() }),
      needs: { user },
      load: ({ id }) => orders.get(id),
      allows: ({ of }, { user }) => of === user.name,
      denied: 403,
    });
    const get = api.route.with({ token, user, told })({ method: 'GET', path: '/told/{id}', responses: { 200: Order }, handler: (_request, { told }) => told });
    const somebody = testApp(createApp({ get })).as(token, tokenOf('ann'));
    expect((await somebody.client.get({ params: { id: 2 } })).status).toBe(403);
    expect((await somebody.client.get({ params: { id: 9 } })).status).toBe(404);
  });

  it('can be everybody’s who comes so far', async () => {
    const any = loads()({ what: 'order', params: t.Object({ id: t.Integer() }), load: ({ id }) => orders.get(id) ?? null, allows: 'everyone' });
    const get = api.route.scope({ security: 'public', with: { any } })({
      method: 'GET',
      path: '/any/{id}',
      responses: { 200: Order },
      handler: (_request, { any }) => any,
    });
    const { client } = testApp(createApp({ get }));
    expect([(await client.get({ params: { id: 2 } })).status, (await client.get({ params: { id: 3 } })).status]).toEqual([200, 404]);
  });
});

describe('the matrix', () => {
  const options: MatrixOptions = {
    callers: {
      ann: { by: token, caller: tokenOf('ann'), scopes: ['read'] },
      eve: { by: token, caller: tokenOf('eve'), scopes: [] },
      bob: { by: token, caller: tokenOf('bob') },
    },
    objects: { order: { by: ['ann', 'bob'], params: { id: 1 } }, report: { by: ['bob'] } },
  };

  it('calls every route as everybody', async () => {
    const { faults, table } = await securityMatrix(testApp(app), options);
    expect(faults).toEqual([]);
    expect(`\n${table}`).toBe(`
METHOD  PATH          nobody  ann  eve  bob
GET     /             200     200  200  200
GET     /me           401     200  403  200
GET     /orders/{id}  401     200  403  200
PUT     /me           401     403  403  200
GET     /report       401     403  403  200
`);
  });

  it.each([
    ['an object that everybody gets', 'order', 'eve', 200, '403 or 404'],
    ['an object that its owner does not get', 'order', 'ann', 404, 'in'],
  ])('finds %s', async (_what, operationId, caller, status, expected) => {
    const careless = loads()({
      what: 'order',
      params: t.Object({ id: t.Integer() }),
      load: ({ id }) => (status === 200 ? orders.get(id) : null),
      allows: 'everyone',
    });
    const wrong = createApp({
      ...tree,
      order: api.route.with({ token, careless })({
        method: 'GET',
        path: '/orders/{id}',
        responses: { 200: Order },
        handler: (_request, { careless }) => careless,
      }),
    });
    const { faults, table } = await securityMatrix(testApp(wrong), options);
    expect(faults).toContainEqual({ operationId, caller, status, expected, isRight: false, method: 'GET', path: '/orders/{id}' });
    expect(table).toContain(`${status}!`);
  });

  it('finds a check that is not made', async () => {
    // What an app would be whose dependency forgot to look.
    const open = testApp(app, { overrides: [[token, () => tokenOf('ann')]] });
    const { faults } = await securityMatrix({ ...open, fetch: open.as(token, tokenOf('ann')).fetch }, options);
    expect(faults.map(({ operationId, caller }) => `${operationId} ${caller}`)).toEqual(['me nobody', 'order nobody', 'write nobody', 'report nobody']);
  });

  it('leaves out what is not to be called, and knows its operations', async () => {
    const { rows } = await securityMatrix(testApp(app), { except: ['write', 'report', 'order'] });
    expect(rows.map(({ operationId }) => operationId)).toEqual(['home', 'me']);
    await expect(securityMatrix(testApp(app), { objects: { orders: { by: [] } } })).rejects.toThrow("no operation 'orders'");
  });
});
