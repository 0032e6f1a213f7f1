import { describe, expect, it } from 'vitest';
import { anyOf, apiKey, createApi, createApp, oauth2, openapi, optional, Problem, response, t, webhook, type OpenApiVersion } from '../src/index.ts';

const info = { title: 'Shop', version: '1' };
const open = createApi({ info, security: 'public' }).route;
const handler = (): never => {
  throw new Error('only the document is read');
};
const nothing = { 204: null } as const;

type Printed = Record<string, any>; // any: what is read of it is compared at once

async function printed(routes: object, version: OpenApiVersion = '3.1'): Promise<Printed> {
  return openapi(createApp(routes as never), { version }) as Promise<Printed>;
}

describe('webhooks', () => {
  const Book = t.Object({ id: t.Integer(), pages: t.Default(t.Integer(), 1) }, { $id: 'Book' });

  it('whose answers are what requests bring leave requests what they may leave out', async () => {
    const api = createApi({ info, security: 'public', webhooks: { sold: webhook({ responses: { 200: Book } }) } });
    const add = api.route({ method: 'POST', path: '/books', body: Book, responses: { 200: Book }, handler });
    const { schemas } = (await printed({ add }))['components'];
    expect(schemas.BookInput.required).toEqual(['id']);
    expect(schemas.Book.required).toEqual(['id', 'pages']);
  });

  it.each<[OpenApiVersion, string, string]>([
    ['3.0', 'x-webhooks', 'x-query'],
    ['3.1', 'webhooks', 'x-query'],
    ['3.2', 'webhooks', 'query'],
  ])('with QUERY are said in %s', async (version, place, member) => {
    const api = createApi({ info, security: 'public', webhooks: { asked: webhook({ method: 'QUERY', responses: nothing }) } });
    const callbacks = { asked: { '{$request.query.url}': webhook({ method: 'QUERY', responses: nothing }) } };
    const document = await printed({ add: api.route({ method: 'POST', path: '/a', callbacks, responses: nothing, handler }) }, version);
    expect(Object.keys(document[place].asked)).toEqual([member]);
    expect(Object.keys(document['paths']['/a'].post.callbacks.asked['{$request.query.url}'])).toEqual([member]);
  });
});

describe('a response', () => {
  it('shows problems as they are sent', async () => {
    const examples = { gone: { title: 'Gone for good' }, other: { title: 'Other', status: 404 } };
    const get = open({ method: 'GET', path: '/a', responses: { 204: null, 404: response({ body: Problem, examples }) }, handler });
    const content = (await printed({ get }))['paths']['/a'].get.responses['404'].content['application/problem+json'];
    expect(content.examples).toEqual({ gone: { value: { status: 404, title: 'Gone for good' } }, other: { value: { title: 'Other', status: 404 } } });
  });

  it('says what the route says, before what its dependencies say', async () => {
    const api = createApi({ info });
    const link = (description: string) => ({ again: { operationId: 'get', description } });
    const user = api.dependency({
      security: 'public',
      responses: { 404: response({ body: Problem, links: link('theirs'), 'x-owner': 'dependency' }) },
      provide: () => 1,
    });
    const responses = { 204: null, 404: response({ body: Problem, links: link('mine'), 'x-owner': 'route' }) } as const;
    const get = api.route.with({ user })({ method: 'GET', path: '/a', security: 'public', responses, handler });
    expect((await printed({ get }))['paths']['/a'].get.responses['404']).toMatchObject({ links: link('mine'), 'x-owner': 'route' });
  });
});

describe('a date of deprecation', () => {
  const routes = (since: string): object => ({ get: open({ method: 'GET', path: '/a', deprecated: { since }, responses: nothing, handler }) });

  it.each(['2027-01-31', '2028-02-29', '2027-01-31T12:00Z', '2027-01-31T12:00:00.5+05:30'])('may be %s', async (since) => {
    expect((await printed(routes(since)))['paths']['/a'].get['x-deprecated-since']).toBe(since);
  });

  // Without a zone, it would be another one wherever the app runs.
  it.each(['2027-01-31T12:00:00', '2027-01-31 12:00', '2027-01-31 (soon)', '2027-02-29', '2027-02-31T00:00:00Z', '2027-13-01', '2027-01-31T25:00Z'])(
    'is not %s',
    async (since) => {
      await expect(printed(routes(since))).rejects.toThrow('[route.deprecation]');
    },
  );
});

it('credentials that are sent anyway are no option: their scopes are asked for together', async () => {
  const flows = { clientCredentials: { tokenUrl: 'https://login.example/token' }, scopes: { read: '', write: '' } } as const;
  const api = createApi({ info });
  const either = optional(anyOf(oauth2({ flows, scopes: ['read'] }), apiKey({ in: 'header', name: 'key' })));
  const reader = api.dependency({ security: either, provide: () => 1 });
  const kind = api.route.with({ reader });
  const write = kind({ method: 'POST', path: '/a', security: oauth2({ flows, scopes: ['write'] }), responses: nothing, handler });
  const read = kind({ method: 'GET', path: '/a', security: 'public', responses: nothing, handler });
  const { paths } = await printed({ read, write });
  expect(paths['/a'].post.security).toEqual([{ oauth2: ['read', 'write'] }]);
  expect(paths['/a'].get.security).toEqual([{ oauth2: ['read'] }, { key: [] }, {}]);
});
