import { describe, expect, it } from 'vitest';
import { anyOf, apiKey, basic, bearer, createApi, createApp, mapError, openapi, optional, Problem, problemWith, response, t } from '../../index.ts';

const handler = (): never => {
  throw new Error('never called');
};
const api = createApi({ info: { title: 'Shop', version: '1.0.0' } });
const open = api.route.scope({ security: 'public' });
const nothing = { 204: null } as const;

interface Operation {
  readonly parameters?: readonly object[];
  readonly responses: Record<string, Record<string, unknown>>;
  readonly security: readonly object[];
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object>; readonly responses: Record<string, object>; readonly securitySchemes?: object };
}

async function documentOf(routes: object): Promise<Document> {
  return (await openapi(createApp(routes as never, { docs: false }))) as unknown as Document;
}

async function operationOf(route: object): Promise<Operation> {
  const { paths } = await documentOf({ route });
  return Object.values(Object.values(paths)[0] ?? {})[0] ?? { responses: {}, security: [] };
}

const problem = (status: number, title: string): object => ({
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example: { title, status } },
});
const shared = (name: string): object => ({ $ref: `#/components/responses/${name}` });

describe('parameters', () => {
  it('come from the route and its dependencies, with notes beside their schemas', async () => {
    const page = api.dependency({ query: t.Object({ page: t.Default(t.Integer({ minimum: 1, description: 'From 1' }), 1) }), provide: () => 1 });
    const route = open.with({ page })({
      method: 'GET',
      path: '/a/{id}',
      params: t.Object({ id: t.Integer({ deprecated: true }) }),
      headers: t.Object({ 'X-Trace': t.Optional(t.String()) }),
      cookies: t.Object({ theme: t.String() }),
      query: t.Object({ q: t.String() }),
      responses: nothing,
      handler,
    });
    expect((await operationOf(route)).parameters).toEqual([
      { name: 'id', in: 'path', required: true, deprecated: true, schema: { type: 'integer' } },
      { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
      { name: 'page', in: 'query', description: 'From 1', schema: { type: 'integer', minimum: 1, default: 1 } },
      { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
      { name: 'theme', in: 'cookie', required: true, schema: { type: 'string' } },
    ]);
  });

  it('state their style where OpenAPI would assume another', async () => {
    const list = t.Array(t.String());
    const route = open({
      method: 'GET',
      path: '/{ids}',
      params: t.Object({ ids: t.Array(t.Integer(), { style: 'matrix' }) }),
      cookies: t.Object({ seen: list }),
      responses: nothing,
      handler,
      query: t.Object({
        plain: list,
        piped: t.Array(t.String(), { style: 'pipeDelimited' }),
        joined: t.Array(t.String(), { explode: false }),
        filter: t.Object({ a: t.String() }),
      }),
    });
    expect((await operationOf(route)).parameters).toMatchObject([
      { name: 'ids', style: 'matrix' },
      { name: 'plain' },
      { name: 'piped', style: 'pipeDelimited' },
      { name: 'joined', explode: false },
      { name: 'filter', style: 'deepObject', explode: true },
      { name: 'seen', explode: false },
    ]);
    expect(
      (await operationOf(route)).parameters?.map((parameter) => Object.keys(parameter).filter((key) => key === 'style' || key === 'explode').length),
    ).toEqual([1, 0, 1, 1, 2, 1]);
    expect(JSON.stringify((await operationOf(route)).parameters?.map((parameter) => (parameter as { readonly schema: object }).schema))).not.toMatch(
      /style|explode/,
    );
  });

  it('are not the keys of security schemes', async () => {
    const caller = api.dependency({ security: apiKey({ in: 'query', name: 'key' }), provide: () => 1 });
    const route = api.route.with({ caller })({ method: 'GET', path: '/a', responses: nothing, handler });
    expect((await operationOf(route)).parameters).toBeUndefined();
  });
});

describe('security', () => {
  const user = api.dependency({ security: anyOf(bearer({ scopes: ['read'] }), basic()), responses: { 401: Problem }, provide: () => 1 });
  const key = api.dependency({ security: apiKey({ in: 'header', name: 'X-Key' }), provide: () => 1 });

  it.each<[string, object, readonly object[]]>([
    ['public', open({ method: 'GET', path: '/a', responses: nothing, handler }), []],
    ['one of two', api.route.with({ user })({ method: 'GET', path: '/a', responses: nothing, handler }), [{ bearer: ['read'] }, { basic: [] }]],
    [
      'two together',
      api.route.with({ user, key })({ method: 'GET', path: '/a', responses: nothing, handler }),
      [
        { 'X-Key': [], bearer: ['read'] },
        { 'X-Key': [], basic: [] },
      ],
    ],
    ['optional', api.route.scope({ security: optional(bearer()) })({ method: 'GET', path: '/a', responses: nothing, handler }), [{ bearer: [] }, {}]],
  ])('%s is stated by the operation', async (_what, route, expected) => {
    expect((await operationOf(route)).security).toEqual(expected);
  });

  it('names the schemes that are used', async () => {
    const route = api.route.with({ user, key })({ method: 'GET', path: '/a', responses: nothing, handler });
    expect((await documentOf({ route })).components.securitySchemes).toEqual({
      'X-Key': { type: 'apiKey', name: 'X-Key', in: 'header' },
      basic: { type: 'http', scheme: 'basic' },
      bearer: { type: 'http', scheme: 'bearer' },
    });
  });
});

describe('responses', () => {
  const guard = api.dependency({ security: bearer(), responses: { 401: Problem, 403: response({ body: Problem, description: 'Banned' }) }, provide: () => 1 });

  it.each<[string, object, string]>([
    ['no inputs', open({ method: 'GET', path: '/a', responses: nothing, handler }), '204 400 414 422 431 500 503 504'],
    ['no inputs, unknown names let pass', open({ method: 'GET', path: '/a', unknown: 'strip', responses: nothing, handler }), '204 400 414 431 500 503 504'],
    [
      'an input, unknown names let pass',
      open({ method: 'GET', path: '/{a}', unknown: 'strip', responses: nothing, handler }),
      '204 400 414 422 431 500 503 504',
    ],
    ['no time limit', open({ method: 'GET', path: '/a', limits: { timeoutMs: 0 }, responses: nothing, handler }), '204 400 414 422 431 500 503'],
    ['something to accept', open({ method: 'GET', path: '/a', responses: { 200: t.String() }, handler }), '200 400 406 414 422 431 500 503 504'],
    ['a body', open({ method: 'POST', path: '/a', body: t.String(), responses: nothing, handler }), '204 400 413 414 415 422 431 500 503 504'],
    ['credentials', api.route.with({ guard })({ method: 'GET', path: '/a', responses: nothing, handler }), '204 400 401 403 414 422 431 500 503 504'],
    [
      'credentials that may be absent',
      api.route.scope({ security: optional(bearer()) })({ method: 'GET', path: '/a', responses: nothing, handler }),
      '204 400 414 422 431 500 503 504',
    ],
  ])('of a route with %s are all that can come', async (_what, route, expected) => {
    expect(Object.keys((await operationOf(route)).responses).join(' ')).toBe(expected);
  });

  it('of Tenon itself are shared, also where a declaration says nothing more', async () => {
    const document = await documentOf({ route: api.route.with({ guard })({ method: 'GET', path: '/a', responses: { ...nothing, 400: Problem }, handler }) });
    const responses = document.paths['/a']?.['get']?.responses;
    expect(responses).toMatchObject({
      400: shared('BadRequest'),
      401: shared('Unauthorized'),
      403: { description: 'Banned', content: problem(403, 'Forbidden') },
      500: shared('InternalServerError'),
    });
    expect(Object.keys(document.components.responses)).toEqual([
      'BadRequest',
      'GatewayTimeout',
      'HeaderFieldsTooLarge',
      'InternalServerError',
      'ServiceUnavailable',
      'Unauthorized',
      'UnprocessableContent',
      'UriTooLong',
    ]);
    expect(document.components.responses['Unauthorized']).toEqual({
      description: 'Valid credentials are missing',
      headers: { 'WWW-Authenticate': { description: 'The schemes that would do', required: true, schema: { type: 'string' } } },
      content: problem(401, 'Unauthorized'),
    });
  });

  it('of one status are merged: equal bodies once, others as alternatives, the written description first', async () => {
    const Detailed = problemWith(t.Object({ left: t.Integer() }, { $id: 'Detailed' }));
    const both = api.dependency({ responses: { 409: Problem, 422: Problem }, provide: () => 1 });
    const route = open.with({ both })({
      method: 'GET',
      path: '/a',
      responses: { ...nothing, 409: response({ body: Detailed, description: 'Taken' }), 422: t.String() },
      handler,
    });
    const { responses } = await operationOf(route);
    expect(responses['409']).toEqual({
      description: 'Taken',
      content: { 'application/problem+json': { schema: { anyOf: [{ $ref: '#/components/schemas/Detailed' }, { $ref: '#/components/schemas/Problem' }] } } },
    });
    expect(responses['422']).toEqual({
      description: 'Values of the request break rules of the schema',
      content: { 'application/json': { schema: { type: 'string' } }, ...problem(422, 'Unprocessable Content') },
    });
  });

  it('have headers, required where every answer has them, and examples as they travel', async () => {
    const route = open({
      method: 'GET',
      path: '/a',
      handler,
      responses: {
        200: response({
          body: t.Object({ at: t.Date() }),
          headers: t.Object({ ETag: t.String({ description: 'Version' }), 'x-left': t.Optional(t.Integer({ deprecated: true })), 'Content-Type': t.String() }),
          examples: { start: { at: new Date(0) } } as never,
        }),
        304: null,
      },
    });
    const { responses } = await operationOf(route);
    expect(responses['200']).toMatchObject({
      headers: { ETag: { description: 'Version', required: true, schema: { type: 'string' } }, 'x-left': { deprecated: true, schema: { type: 'integer' } } },
      content: { 'application/json': { examples: { start: { value: { at: '1970-01-01T00:00:00.000Z' } } } } },
    });
    expect(Object.keys(responses['200']?.['headers'] ?? {})).toEqual(['ETag', 'x-left']);
    expect(responses['304']).toEqual({ description: 'Not Modified' });
  });

  it('to HEAD have no content', async () => {
    const { responses } = await operationOf(open({ method: 'HEAD', path: '/a', responses: { 200: t.String() }, handler }));
    expect(responses).toMatchObject({ 200: { description: 'OK' }, 400: { description: 'The request cannot be read' } });
    expect(JSON.stringify(responses)).not.toContain('content');
  });

  it('of mapped errors are declared', async () => {
    class OutOfStock extends Error {}
    const route = open.scope({ errors: [mapError(OutOfStock, 409, () => ({ title: 'Out of stock' }))] })({
      method: 'GET',
      path: '/a',
      responses: nothing,
      handler,
    });
    expect((await operationOf(route)).responses['409']).toEqual({ description: 'Conflict', content: problem(409, 'Conflict') });
  });

  it('keep their problems apart from a schema that an app calls Problem', async () => {
    const Own = t.Object({ difficulty: t.Integer() }, { $id: 'Problem' });
    const { components } = await documentOf({ route: open({ method: 'GET', path: '/a', responses: { 200: Own }, handler }) });
    expect(Object.keys(components.schemas)).toEqual(['Problem', 'ProblemDetails', 'ProblemDetailsIssue']);
    expect(components.responses['BadRequest']).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } },
    });
  });
});
