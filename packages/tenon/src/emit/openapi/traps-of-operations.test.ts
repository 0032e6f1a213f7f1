import { describe, expect, it } from 'vitest';
import { bearer, createApi, createApp, DeclarationError, mount, openapi, Problem, response, routes as packageRoutes, t } from '../../index.ts';
import { printDocument } from './print.ts';

const api = createApi({ info: { title: 'Traps', version: '1.0.0', description: 'One\r\ntwo\rthree' } });
const open = api.route.scope({ security: 'public' });
const handler = (): never => {
  throw new Error('never called');
};
const nothing = { 204: null } as const;

type Printed = Record<string, any>; // any: what is read of it is compared at once
interface Parameter {
  readonly name: string;
  readonly in: string;
}

async function documentOf(tree: object, options: object = { docs: false }, version: '3.0' | '3.1' | '3.2' = '3.1'): Promise<Printed> {
  return (await openapi(createApp(tree as never, options), { version })) as Printed;
}

async function mistakesOf(tree: object): Promise<string> {
  const error: unknown = await documentOf(tree).catch((thrown: unknown) => thrown);
  return error instanceof DeclarationError ? error.message : 'no mistake';
}

const reads = (path: string, more: object = {}): object => open({ method: 'GET', path, responses: nothing, handler, ...more });
const parametersOf = async (more: object): Promise<readonly Parameter[]> => (await documentOf({ read: reads('/read', more) }))['paths']['/read'].get.parameters;
const bodyRoute = (body: object, method: 'POST' | 'DELETE' | 'GET' = 'POST'): object =>
  open({ method, path: '/take', body: body as never, responses: nothing, handler });

describe('of the 36 traps, the operations of a document avoid', () => {
  it.each(['/a/:id', '/a/:id?', '/a/{id?}', '/a/{id:int}', '/a/*', '/a/:rest+'])('21, 22, 23: %s is a mistake with advice, or literal text', async (path) => {
    const message = await mistakesOf({ read: reads(path) });
    if (path === '/a/*') expect(Object.keys((await documentOf({ read: reads(path) }))['paths'])).toEqual(['/a/*']);
    else if (path === '/a/:rest+') expect(message).toBe('no mistake');
    else expect(message).toMatch(/path\.(colon-parameter|parameter-name|invalid-character)/);
  });

  it('21: with and without a last segment are two routes with two operationIds', async () => {
    const { paths } = await documentOf({ list: reads('/a'), get: reads('/a/{id}') });
    expect(Object.entries<Printed>(paths).map(([path, item]) => [path, item['get'].operationId])).toEqual([
      ['/a', 'list'],
      ['/a/{id}', 'get'],
    ]);
  });

  it('23: a pattern belongs to the parameter; two routes that differ by it alone are a mistake', async () => {
    const numbered = reads('/a/{id}', { params: t.Object({ id: t.String({ pattern: '^\\d+$' }) }) });
    const { paths } = await documentOf({ numbered });
    expect(paths['/a/{id}'].get.parameters).toEqual([{ name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d+$' } }]);
    expect(await mistakesOf({ numbered, named: reads('/a/{name}', { params: t.Object({ name: t.String({ pattern: '^[a-z]+$' }) }) }) })).toContain('path.');
  });

  it('24: a segment is text or a parameter; literal braces and other letters are escaped', async () => {
    expect(await mistakesOf({ read: reads('/{a}-{b}') })).toContain('path.partial-parameter');
    const { paths } = await documentOf({ braces: reads('/a%7Bb%7D'), letters: reads('/käse'), spaces: reads('/a%20b') });
    expect(Object.keys(paths)).toEqual(['/a%20b', '/a%7Bb%7D', '/k%C3%A4se']);
  });

  it('25: a path of text and one with a parameter in its place are both kept', async () => {
    expect(Object.keys((await documentOf({ me: reads('/users/me'), one: reads('/users/{id}') }))['paths'])).toEqual(['/users/me', '/users/{id}']);
  });

  it('26: HEAD and OPTIONS of Tenon are not listed; those of an app are, HEAD without content; QUERY waits for 3.2', async () => {
    expect(Object.keys((await documentOf({ read: reads('/a') }))['paths']['/a'])).toEqual(['get']);
    const probe = open({ method: 'HEAD', path: '/a', responses: { 200: null, 404: Problem }, handler });
    const query = open({ method: 'QUERY', path: '/a', body: t.Object({}), responses: nothing, handler });
    const item = (await documentOf({ read: reads('/a'), probe, query }))['paths']['/a'];
    expect(Object.keys(item)).toEqual(['get', 'head', 'x-query']);
    expect(JSON.stringify(item.head.responses)).not.toContain('content');
    expect(Object.keys((await documentOf({ query }, { docs: false }, '3.2'))['paths']['/a'])).toEqual(['query']);
    expect(await mistakesOf({ trace: open({ method: 'TRACE' as never, path: '/a', responses: nothing, handler }) })).toContain('route.incomplete');
  });

  it.each(['Accept', 'content-type', 'AUTHORIZATION', 'Cookie'])('27: %s is no header parameter', async (name) => {
    expect(await mistakesOf({ read: reads('/a', { headers: t.Object({ [name]: t.String() }) }) })).toContain('input.reserved-header');
  });

  it('27: names of headers are compared without case', async () => {
    const tenant = api.dependency({ security: bearer(), headers: t.Object({ 'X-Tenant': t.String() }), provide: () => 1 });
    const same = api.route.with({ tenant })({ method: 'GET', path: '/a', headers: t.Object({ 'X-Tenant': t.String() }), responses: nothing, handler });
    expect((await documentOf({ same }))['paths']['/a'].get.parameters).toEqual([
      { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' } },
    ]);
    const other = api.route.with({ tenant })({ method: 'GET', path: '/a', headers: t.Object({ 'x-tenant': t.String() }), responses: nothing, handler });
    expect(await mistakesOf({ other })).toContain('input.conflict');
  });

  it('28: a cookie is a parameter of cookies', async () => {
    expect(await parametersOf({ cookies: t.Object({ seen: t.Optional(t.String()) }) })).toEqual([{ name: 'seen', in: 'cookie', schema: { type: 'string' } }]);
  });

  it('29: styles are those that the server reads', async () => {
    const query = t.Object({
      many: t.Optional(t.Array(t.Integer())),
      joined: t.Optional(t.Array(t.Integer(), { explode: false })),
      piped: t.Optional(t.Array(t.String(), { style: 'pipeDelimited' })),
      range: t.Optional(t.Object({ from: t.Integer() })),
    });
    const printed = Object.fromEntries((await parametersOf({ query })).map(({ name, ...rest }) => [name, rest]));
    expect(printed).toEqual({
      many: { in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
      joined: { in: 'query', explode: false, schema: { type: 'array', items: { type: 'integer' } } },
      piped: { in: 'query', style: 'pipeDelimited', schema: { type: 'array', items: { type: 'string' } } },
      range: {
        in: 'query',
        style: 'deepObject',
        schema: { type: 'object', properties: { from: { type: 'integer' } }, required: ['from'], additionalProperties: false },
        explode: true,
      },
    });
  });

  it('30: numbers and booleans of a query are what they decode to', async () => {
    const query = t.Object({ page: t.Integer(), price: t.Number(), all: t.Boolean() });
    expect((await parametersOf({ query })).map((parameter) => (parameter as unknown as Printed)['schema'])).toEqual([
      { type: 'integer' },
      { type: 'number' },
      { type: 'boolean' },
    ]);
  });

  it.each([204, 205, 304])('31: %i has no content, and a schema for it is a mistake', async (status) => {
    const route = (body: object | null): object => open({ method: 'GET', path: '/a', responses: { [status]: body as null }, handler });
    expect((await documentOf({ route: route(null) }))['paths']['/a'].get.responses[status]).not.toHaveProperty('content');
    expect(await mistakesOf({ route: route(t.Object({})) })).toContain('response.no-content');
  });

  it('31: a redirect says where to', async () => {
    const moved = open({ method: 'GET', path: '/a', responses: { 302: response({ body: null, headers: t.Object({ Location: t.String() }) }) }, handler });
    expect((await documentOf({ moved }))['paths']['/a'].get.responses[302]).toEqual({
      description: 'Found',
      headers: { Location: { required: true, schema: { type: 'string' } } },
    });
  });

  it('32: a body is what the parser takes, required unless it is optional', async () => {
    const bodies = await Promise.all(
      [t.Object({}), t.Optional(t.Object({}))].map(async (body) => (await documentOf({ take: bodyRoute(body) }))['paths']['/take'].post.requestBody),
    );
    expect(bodies.map((body) => [Object.keys(body.content), body.required])).toEqual([
      [['application/json'], true],
      [['application/json'], undefined],
    ]);
    expect(await mistakesOf({ take: bodyRoute(t.Object({}), 'GET') })).toContain('route.body-on-get');
  });

  it('33: bytes inside JSON are base64, a file is binary; no body is promised in a media type that is not read', async () => {
    const body = t.Object({ small: t.Bytes(), file: t.String({ format: 'binary', contentMediaType: 'application/octet-stream' }) });
    const [now, old] = await Promise.all([documentOf({ take: bodyRoute(body) }), documentOf({ take: bodyRoute(body) }, { docs: false }, '3.0')]);
    const propertiesOf = (document: Printed): Printed => document['paths']['/take'].post.requestBody.content['application/json'].schema.properties;
    expect(propertiesOf(now)).toMatchObject({
      small: { type: 'string', contentEncoding: 'base64' },
      file: { format: 'binary', contentMediaType: 'application/octet-stream' },
    });
    expect(propertiesOf(old)).toMatchObject({ small: { type: 'string', format: 'byte' }, file: { type: 'string', format: 'binary' } });
    expect(propertiesOf(old)['file']).not.toHaveProperty('contentMediaType');
  });

  it('34: response headers have a schema and say whether they always come; Content-Type is none', async () => {
    const headers = t.Object({ ETag: t.String(), 'X-Total': t.Optional(t.Integer()), 'content-type': t.Optional(t.String()) });
    const read = open({ method: 'GET', path: '/a', responses: { 200: response({ body: t.Object({}), headers }) }, handler });
    expect((await documentOf({ read }))['paths']['/a'].get.responses[200].headers).toEqual({
      ETag: { required: true, schema: { type: 'string' } },
      'X-Total': { schema: { type: 'integer' } },
    });
  });

  it('35: what Tenon answers is shared, what dependencies answer is merged; statuses are numbers, ascending', async () => {
    const user = api.dependency({
      security: bearer(),
      responses: { 401: Problem, 403: response({ body: Problem, description: 'Not you' }) },
      provide: () => 1,
    });
    const write = api.route.with({ user })({
      method: 'POST',
      path: '/a',
      body: t.Object({}),
      responses: { 201: t.Object({}), 403: response({ body: Problem, description: 'Not now' }) },
      handler,
    });
    const { paths, components } = await documentOf({ write });
    const { responses } = paths['/a'].post;
    expect(Object.keys(responses)).toEqual(['201', '400', '401', '403', '406', '413', '414', '415', '422', '431', '500', '503', '504']);
    expect(responses[422]).toEqual({ $ref: '#/components/responses/UnprocessableContent' });
    expect(responses[403].description).toBe('Not now');
    for (const shared of Object.values<Printed>(components.responses)) {
      expect(shared['content']['application/problem+json'].schema).toEqual({ $ref: '#/components/schemas/Problem' });
    }
    expect(await mistakesOf({ write: open({ method: 'GET', path: '/a', responses: { '4xx': Problem } as never, handler }) })).toContain('response.status');
  });

  it('36: a mounted prefix is there once, hidden routes and what only they need are not', async () => {
    const guest = packageRoutes()({ method: 'GET', path: '/list', responses: { 200: t.Object({}, { $id: 'Listed' }) }, handler });
    const tree = { shop: mount(open.scope({ prefix: '/shop' }), { guest }), old: mount(open.scope({ prefix: '/old' }), () => new Response()) };
    const { paths, components, servers } = await documentOf(tree, {});
    expect(Object.keys(paths)).toEqual(['/shop/list']);
    expect(Object.keys(components.schemas)).toEqual(['Listed', 'Problem', 'ProblemIssue']);
    expect(servers).toEqual([{ url: '.' }]);
  });

  it('36: trailing slashes make no twins, line ends are alike, printing twice gives the same bytes', async () => {
    expect(await mistakesOf({ one: reads('/a'), two: reads('/a') })).toContain('path.duplicate-route');
    const document = await documentOf({ one: reads('/a') });
    expect(document['info'].description).toBe('One\ntwo\nthree');
    expect(printDocument(document)).toBe(printDocument(await documentOf({ one: reads('/a') })));
    expect(printDocument(document).endsWith('}\n')).toBe(true);
  });
});
