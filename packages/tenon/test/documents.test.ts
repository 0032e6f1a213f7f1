import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  bearer,
  createApi,
  createApp,
  DeclarationError,
  oauth2,
  openapi,
  openIdConnect,
  Problem,
  response,
  t,
  webhook,
  type AppOptions,
} from '../src/index.ts';
import { printDocument } from '../src/emit/openapi/print.ts';
import { testApp } from '../src/testing/index.ts';

const api = createApi({
  info: {
    title: 'Shop',
    version: '1.2.0',
    summary: 'Books',
    description: 'All of them.',
    termsOfService: 'https://shop.example/terms',
    contact: { name: 'Ann', email: 'ann@shop.example' },
    license: { name: 'MIT', identifier: 'MIT' },
    'x-logo': { url: 'logo.png' },
  },
  externalDocs: { url: 'https://shop.example/help', description: 'Help' },
  tags: [
    { name: 'shop', summary: 'The shop', kind: 'nav' },
    { name: 'books', summary: 'Books', parent: 'shop', description: 'The shelves', externalDocs: { url: 'https://shop.example/books' } },
  ],
  webhooks: {
    shipped: webhook({
      summary: 'An order has left',
      tags: ['books'],
      headers: t.Object({ 'X-Signature': t.String() }),
      body: t.Object({ order: t.Integer(), at: t.Date(), tries: t.Default(t.Integer(), 0) }, { $id: 'Shipped' }),
      responses: { 204: null, 410: response({ body: null, description: 'Send no more' }) },
    }),
  },
  'x-api': 1,
});
const open = api.route.scope({ security: 'public', tags: ['books'] });
const handler = (): never => {
  throw new Error('only the document is read');
};
const Book = t.Object({ id: t.Integer(), pages: t.Default(t.Integer(), 1) }, { $id: 'Book' });
const id = t.Object({ id: t.Integer() });
const get = open({ method: 'GET', path: '/books/{id}', params: id, responses: { 200: Book, 404: Problem }, handler });
const add = open({
  method: 'POST',
  path: '/books',
  body: Book,
  externalDocs: { url: 'https://shop.example/adding' },
  'x-cost': 2,
  responses: {
    201: response({
      body: Book,
      links: { read: { operationId: 'get', parameters: { id: '$response.body#/id' }, description: 'Read it' } },
      examples: { one: { id: 1, pages: 3 } },
      'x-made': true,
    }),
  },
  callbacks: { indexed: { '{$request.query.callback}': webhook({ body: t.Object({ id: t.Integer() }), responses: { 200: null } }) } },
  handler,
});
const find = open({
  method: 'QUERY',
  path: '/books',
  body: t.Object({ title: t.String() }),
  responses: { 200: t.Array(Book) },
  handler: () => [{ id: 7, pages: 2 }],
});

type Printed = Record<string, any>; // any: what is read of it is compared at once

async function printed(routes: object, options: AppOptions = {}, version: '3.0' | '3.1' | '3.2' = '3.1'): Promise<Printed> {
  return (await openapi(createApp(routes as never, options), { version })) as Printed;
}

describe('a document says in its version', () => {
  const app = { get, add, find };

  it('what the api is', async () => {
    const common = {
      title: 'Shop',
      termsOfService: 'https://shop.example/terms',
      contact: { name: 'Ann', email: 'ann@shop.example' },
      version: '1.2.0',
      'x-logo': { url: 'logo.png' },
    };
    const modern = { ...common, summary: 'Books', description: 'All of them.', license: { name: 'MIT', identifier: 'MIT' } };
    expect((await printed(app)).info).toEqual(modern);
    expect((await printed(app, {}, '3.2')).info).toEqual(modern);
    expect((await printed(app, {}, '3.0')).info).toEqual({
      ...common,
      description: 'Books\n\nAll of them.',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    });
  });

  it('which tags belong together', async () => {
    const [old, now, next] = await Promise.all([printed(app, {}, '3.0'), printed(app), printed(app, {}, '3.2')]);
    const books = { name: 'books', description: 'The shelves', externalDocs: { url: 'https://shop.example/books' } };
    for (const document of [old, now]) {
      expect(document).toMatchObject({
        tags: [
          { name: 'shop', 'x-displayName': 'The shop' },
          { ...books, 'x-displayName': 'Books' },
        ],
        'x-tagGroups': [{ name: 'The shop', tags: ['shop', 'books'] }],
      });
    }
    expect(next?.['tags']).toEqual([
      { name: 'shop', summary: 'The shop', kind: 'nav' },
      { ...books, summary: 'Books', parent: 'shop' },
    ]);
    expect(next).not.toHaveProperty('x-tagGroups');
  });

  it('what the app sends by itself, as receivers get it', async () => {
    const [old, now] = await Promise.all([printed(app, {}, '3.0'), printed(app)]);
    const operation = {
      tags: ['books'],
      summary: 'An order has left',
      operationId: 'shipped',
      parameters: [{ name: 'X-Signature', in: 'header', required: true, schema: { type: 'string' } }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Shipped' } } }, required: true },
      responses: { 204: { description: 'No Content' }, 410: { description: 'Send no more' } },
      security: [],
    };
    expect(now?.['webhooks']).toEqual({ shipped: { post: operation } });
    expect(old).toMatchObject({ 'x-webhooks': { shipped: { post: operation } } });
    expect(old).not.toHaveProperty('webhooks');
    // What is sent has its defaults.
    expect(now?.['components'].schemas.Shipped.required).toEqual(['order', 'at', 'tries']);
  });

  it('what QUERY does, where it has a word for it', async () => {
    expect((await printed(app, {}, '3.2')).paths['/books'].query.operationId).toBe('find');
    for (const version of ['3.0', '3.1'] as const) {
      const item = (await printed(app, {}, version)).paths['/books'];
      expect(Object.keys(item)).toEqual(['post', 'x-query']);
    }
  });

  it('links, callbacks, extensions and more to read', async () => {
    const document = await printed(app);
    const { post } = document['paths']['/books'];
    expect(post).toMatchObject({ externalDocs: { url: 'https://shop.example/adding' }, 'x-cost': 2 });
    expect(post.responses[201]).toMatchObject({
      links: { read: { operationId: 'get', parameters: { id: '$response.body#/id' }, description: 'Read it' } },
      'x-made': true,
    });
    expect(post.callbacks.indexed['{$request.query.callback}'].post).toMatchObject({ operationId: 'addIndexed', responses: { 200: { description: 'OK' } } });
    expect(document).toMatchObject({ externalDocs: { url: 'https://shop.example/help', description: 'Help' }, 'x-api': 1 });
  });

  it('which servers there are', async () => {
    const servers = [
      { url: 'https://{region}.shop.example', name: 'live', description: 'Live', variables: { region: { default: 'eu', enum: ['eu', 'us'] } }, 'x-zone': 1 },
    ];
    const { name: _, ...before } = servers[0] ?? {};
    expect((await printed(app, { servers }, '3.2')).servers).toEqual(servers);
    expect((await printed(app, { servers })).servers).toEqual([before]);
  });

  it('one component for both directions when variants are forbidden', async () => {
    expect(Object.keys((await printed(app)).components.schemas)).toContain('BookInput');
    const { schemas } = (await printed(app, { document: { inputVariants: false } })).components;
    expect(Object.keys(schemas)).not.toContain('BookInput');
    expect(schemas.Book.required).toEqual(['id']);
  });
});

describe('QUERY', () => {
  it('is served, with its body', async () => {
    const { fetch, close } = testApp(createApp({ find, get }));
    const found = await fetch('/books', { method: 'QUERY', body: '{"title":"x"}', headers: { 'content-type': 'application/json' } });
    expect([found.status, await found.json()]).toEqual([200, [{ id: 7, pages: 2 }]]);
    expect((await fetch('/books', { method: 'QUERY', body: '{}', headers: { 'content-type': 'application/json' } })).status).toBe(422);
    expect((await fetch('/books')).headers.get('allow')).toBe('OPTIONS, QUERY');
    await close();
  });
});

describe('a deprecated route', () => {
  const old = open({
    method: 'GET',
    path: '/old',
    deprecated: { since: '2026-01-01', sunset: '2027-01-01T00:00:00Z', successor: '/books', documentation: 'https://shop.example/moves' },
    responses: { 200: t.Object({}), 404: Problem },
    handler: ({ reply }) => reply(404, { title: 'Gone' }),
  });
  const plain = open({ method: 'GET', path: '/plain', deprecated: true, responses: { 204: null }, handler: () => undefined });

  it('says so in the headers of every response', async () => {
    const { fetch, close } = testApp(createApp({ old, plain }));
    const expected = {
      deprecation: '@1767225600',
      sunset: 'Fri, 01 Jan 2027 00:00:00 GMT',
      link: '</books>; rel="successor-version", <https://shop.example/moves>; rel="deprecation"',
    };
    for (const target of ['/old', '/old?unknown=1']) {
      const { headers, status } = await fetch(target);
      expect(status).toBe(target === '/old' ? 404 : 422);
      expect(Object.fromEntries(headers)).toMatchObject(expected);
    }
    const second = await fetch('/old');
    expect(second.headers.get('deprecation')).toBe('@1767225600');
    expect((await fetch('/plain')).headers.get('deprecation')).toBeNull();
    await close();
  });

  it('says so in the document', async () => {
    const { paths } = await printed({ old, plain });
    expect(paths['/old'].get).toMatchObject({
      deprecated: true,
      'x-deprecated-since': '2026-01-01',
      'x-sunset': '2027-01-01T00:00:00Z',
      'x-successor': '/books',
    });
    expect(Object.keys(paths['/old'].get.responses[200].headers)).toEqual(['Deprecation', 'Link', 'Sunset']);
    expect(paths['/plain'].get).toMatchObject({ deprecated: true });
    expect(paths['/plain'].get.responses[204]).toEqual({ description: 'No Content' });
  });
});

describe('OAuth', () => {
  const flows = {
    authorizationCode: { authorizationUrl: 'https://login.example/authorize', tokenUrl: 'https://login.example/token' },
    deviceAuthorization: { deviceAuthorizationUrl: 'https://login.example/device', tokenUrl: 'https://login.example/token' },
    scopes: { read: 'Read books', write: 'Change books' },
  } as const;
  const login = (...scopes: ('read' | 'write')[]) => oauth2({ flows, scopes });
  const seen: (readonly string[])[] = [];
  const user = api.dependency({
    security: login('read'),
    responses: { 403: Problem },
    provide: ({ credentials, scopes, reply }) => {
      seen.push(scopes);
      return scopes.every((scope) => credentials.split('.').includes(scope)) ? credentials : reply(403, { title: `This needs ${scopes.join(' and ')}` });
    },
  });
  const kind = api.route.with({ user });
  const read = kind({ method: 'GET', path: '/read', responses: { 200: t.Object({ token: t.String() }) }, handler: (_, context) => ({ token: context.user }) });
  const write = kind({ method: 'POST', path: '/write', security: login('write'), responses: { 204: null }, handler: () => undefined });

  it('is the check, the demand and the login', async () => {
    const { fetch, close } = testApp(createApp({ read, write }));
    const status = async (target: string, token?: string): Promise<number> =>
      (await fetch(target, { method: target === '/read' ? 'GET' : 'POST', ...(token && { headers: { authorization: `Bearer ${token}` } }) })).status;
    expect([await status('/read'), await status('/read', 'read'), await status('/write', 'read'), await status('/write', 'read.write')]).toEqual([
      401, 200, 403, 204,
    ]);
    expect(seen).toEqual([['read'], ['read', 'write'], ['read', 'write']]);
    await close();
    const [now, next] = await Promise.all([printed({ read, write }), printed({ read, write }, {}, '3.2')]);
    const { deviceAuthorization, scopes, ...known } = flows;
    expect(now.components.securitySchemes).toEqual({ oauth2: { type: 'oauth2', flows: { authorizationCode: { ...known.authorizationCode, scopes } } } });
    expect(next.components.securitySchemes.oauth2.flows.deviceAuthorization).toEqual({ ...deviceAuthorization, scopes });
    expect(now.paths['/write'].post.security).toEqual([{ oauth2: ['read', 'write'] }]);
  });

  it('may be found by discovery, and lists no roles of other schemes before 3.1', async () => {
    const url = 'https://login.example/.well-known/openid-configuration';
    const either = api.dependency({ security: openIdConnect({ url, scopes: ['a'] }), provide: () => 1 });
    const roles = api.dependency({ security: bearer({ scopes: ['admin'] }), provide: () => 1 });
    const routes = {
      one: api.route.with({ either })({ method: 'GET', path: '/one', responses: { 204: null }, handler }),
      two: api.route.with({ roles })({ method: 'GET', path: '/two', responses: { 204: null }, handler }),
    };
    const [old, now] = await Promise.all([printed(routes, {}, '3.0'), printed(routes)]);
    expect(now.components.securitySchemes.openIdConnect).toEqual({ type: 'openIdConnect', openIdConnectUrl: url });
    expect([old, now].map(({ paths }) => [paths['/one'].get.security, paths['/two'].get.security])).toEqual([
      [[{ openIdConnect: ['a'] }], [{ bearer: [] }]],
      [[{ openIdConnect: ['a'] }], [{ bearer: ['admin'] }]],
    ]);
  });
});

describe('several documents of one app', () => {
  const Secret = t.Object({ a: t.String() }, { $id: 'Secret' });
  const routes = {
    all: open({ method: 'GET', path: '/all', responses: { 204: null }, handler }),
    shown: open({ method: 'GET', path: '/v2/shown', tags: ['v2'], audience: ['public', 'internal'], responses: { 204: null }, handler }),
    partner: api.route.scope({ security: 'public', audience: 'partner' })({ method: 'GET', path: '/partner', responses: { 204: null }, handler }),
    internal: open({ method: 'GET', path: '/internal', audience: 'internal', responses: { 200: Secret }, handler }),
  };
  const documents = {
    partner: { title: 'For partners', audiences: ['partner'] },
    everything: { audiences: ['partner', 'internal'] },
    v2: { version: '2.0.0', prefix: '/v2/' },
    tagged: { tags: ['v2'] },
  };
  const app = createApp(routes, { documents });
  const paths = async (choice: object): Promise<string[]> => Object.keys(((await openapi(app, choice)) as Printed)['paths']);

  it('hold what is for their audiences, and what everyone may see', async () => {
    expect(await paths({})).toEqual(['/all', '/v2/shown']);
    expect(await paths({ audience: 'internal' })).toEqual(['/all', '/internal', '/v2/shown']);
    expect(await paths({ name: 'partner' })).toEqual(['/all', '/partner', '/v2/shown']);
    expect(await paths({ name: 'everything' })).toEqual(['/all', '/internal', '/partner', '/v2/shown']);
    expect(await paths({ name: 'v2' })).toEqual(['/v2/shown']);
    expect(await paths({ name: 'tagged' })).toEqual(['/v2/shown']);
    await expect(paths({ name: 'other' })).rejects.toThrow("the app has no document 'other': it has everything, partner, tagged, v2");
  });

  it('hold no component that nothing in them needs, and are called as told', async () => {
    const [main, everything] = (await Promise.all([openapi(app), openapi(app, { name: 'everything' })])) as Printed[];
    expect(Object.keys(main?.['components'].schemas)).toEqual(['Problem', 'ProblemIssue', 'Shipped']);
    expect(Object.keys(everything?.['components'].schemas)).toContain('Secret');
    expect(((await openapi(app, { name: 'partner' })) as Printed)['info'].title).toBe('For partners');
    expect(((await openapi(app, { name: 'v2' })) as Printed)['info'].version).toBe('2.0.0');
  });

  it('are served beside the main one', async () => {
    const { fetch, close } = testApp(app);
    const partner = await fetch('/openapi/partner.json');
    expect(Object.keys(((await partner.json()) as Printed)['paths'])).toEqual(['/all', '/partner', '/v2/shown']);
    expect(((await (await fetch('/openapi/partner.json')).json()) as Printed)['servers']).toEqual([{ url: '..' }]);
    expect((await fetch('/openapi/partner.yaml')).status).toBe(200);
    expect((await fetch('/openapi/other.json')).status).toBe(404);
    await close();
  });

  it('are served to whom they are for', async () => {
    const staff = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ credentials }) => credentials });
    const { fetch, close } = testApp(createApp(routes, { documents: { internal: { audiences: ['internal'], route: api.route.with({ staff }) } } }));
    expect((await fetch('/openapi.json')).status).toBe(200);
    expect((await fetch('/openapi/internal.json')).status).toBe(401);
    expect((await fetch('/openapi/internal.json', { headers: { authorization: 'Bearer x' } })).status).toBe(200);
    await close();
  });

  it('refuse a name that no path can have', async () => {
    await expect(openapi(createApp(routes, { documents: { 'a/b': {} } }))).rejects.toThrow(DeclarationError);
  });
});

describe('a served document', () => {
  const { fetch } = testApp(createApp({ get, add }));

  it('is of the version that is asked for, as JSON and as YAML', async () => {
    const versions = await Promise.all(
      ['', '?version=3.0', '?version=3.2'].map(async (query) => ((await (await fetch(`/openapi.json${query}`)).json()) as Printed)['openapi'] as string),
    );
    expect(versions).toEqual(['3.1.1', '3.0.3', '3.2.0']);
    const yaml = await fetch('/openapi.yaml');
    expect(yaml.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    const text = await yaml.text();
    expect(text.startsWith('openapi: 3.1.1\n')).toBe(true);
    expect(parse(text)).toEqual(await (await fetch('/openapi.json')).json());
    const refused = await fetch('/openapi.json?version=2.0');
    expect([refused.status, ((await refused.json()) as Printed)['code']]).toEqual([400, 'docs.no-such-version']);
  });

  it('is sent compressed, and not at all to whom has it', async () => {
    const plain = await fetch('/openapi.json');
    const packed = await fetch('/openapi.json', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toBe('accept-encoding');
    expect(gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString()).toBe(await plain.text());
    const etag = plain.headers.get('etag') ?? '';
    const again = await fetch('/openapi.json', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch('/openapi.json?version=3.0', { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('shows callers what they may call', async () => {
    const flows = { clientCredentials: { tokenUrl: 'https://login.example/token' }, scopes: { read: '', write: '' } } as const;
    const user = api.dependency({
      security: oauth2({ flows }),
      responses: { 401: Problem },
      provide: ({ credentials }) => ({ scopes: credentials.split('.') }),
    });
    const kind = api.route.with({ user });
    const route = (path: string, ...scopes: ('read' | 'write')[]) =>
      kind({ method: 'GET', path, security: oauth2({ flows, scopes }), responses: { 204: null }, handler });
    const { fetch: ask, close } = testApp(
      createApp(
        { get, read: route('/read', 'read'), write: route('/write', 'write', 'read') },
        { docs: { route: kind, show: ({ scopes, isPublic }, context) => isPublic || scopes.every((scope) => context.user.scopes.includes(scope)) } },
      ),
    );
    const seenBy = async (token: string): Promise<string[]> =>
      Object.keys(((await (await ask('/openapi.json', { headers: { authorization: `Bearer ${token}` } })).json()) as Printed)['paths']);
    expect(await seenBy('none')).toEqual(['/books/{id}']);
    expect(await seenBy('read')).toEqual(['/books/{id}', '/read']);
    expect(await seenBy('read.write')).toEqual(['/books/{id}', '/read', '/write']);
    expect(await seenBy('none')).toEqual(['/books/{id}']);
    expect((await ask('/openapi.json')).status).toBe(401);
    await close();
  });
});

describe('a document is the same', () => {
  const names = ['a', 'ä', 'Z', 'b', 'ı', 'I'];
  const all = (order: readonly string[]): object =>
    Object.fromEntries(
      order.map((name, index) => [
        `route${name.codePointAt(0)}`,
        open({
          method: 'GET',
          path: `/x/${name}`,
          responses: { 200: t.Object({ index: t.Integer() }, { $id: `Part${name.codePointAt(0)}` }) },
          handler: () => ({ index }),
        }),
      ]),
    );

  it('whatever order the modules of an app come in', async () => {
    const texts = await Promise.all([names, names.toReversed()].map(async (order) => JSON.stringify(await openapi(createApp(all(order) as never)))));
    expect(new Set(texts).size).toBe(1);
  });

  const built = new URL('../dist/index.js', import.meta.url);
  it.skipIf(!existsSync(built))('in every time zone and locale, in every process (skipped where nothing is built)', () => {
    const program = `
      import { createApi, createApp, openapi, t } from ${JSON.stringify(built.href)};
      const { route } = createApi({ info: { title: 'A', version: '1' }, security: 'public' });
      const body = t.Object({ at: t.Default(t.Date(), new Date(0)), ı: t.String(), I: t.String(), ä: t.String() }, { $id: 'Body' });
      const routes = Object.fromEntries(['ı', 'I', 'ä', 'z'].map((name) => ['r' + name.codePointAt(0), route({ method: 'POST', path: '/' + name, body, responses: { 204: null }, handler() {} })]));
      console.log(JSON.stringify(await openapi(createApp(routes))));`;
    const texts = [
      { TZ: 'UTC', LC_ALL: 'C' },
      { TZ: 'Asia/Kolkata', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LC_ALL: 'sv_SE.UTF-8' },
    ].map((env) => execFileSync(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, ...env }, encoding: 'utf8' }));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('"1970-01-01T00:00:00.000Z"');
  });

  it('but for the lines that a further route adds', async () => {
    const lines = async (order: readonly string[]): Promise<string[]> => printDocument(await openapi(createApp(all(order) as never))).split('\n');
    const [before, after] = [await lines(names), await lines([...names, 'm'])];
    // Every line is still there, in its order; a comma may have come behind one that was the last of its list.
    let position = 0;
    for (const line of before) {
      const found = after.findIndex((other, index) => index >= position && other.replace(/,$/, '') === line.replace(/,$/, ''));
      expect({ line, isThere: found >= position }).toEqual({ line, isThere: true });
      position = found + 1;
    }
    expect(after.length).toBeGreaterThan(before.length);
  });
});
