// A scope carries what a group of routes shares.
import { bearer, createApi, createApp, createClient, dependency, mapError, Problem, t, type Answer, type Around, type Manifest } from 'tenon';
import { expect, it, read, type Equal } from './expect.ts';

declare const manifest: Manifest;
const api = createApi({ info: { title: '', version: '' } });
const open = api.route.scope({ security: 'public' });
const user = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ credentials }) => ({ name: credentials }) });

class Gone extends Error {
  readonly since = new Date();
}
const scoped = open.scope({
  prefix: '/s',
  responses: { 429: Problem },
  errors: [mapError(Gone, 410, (error) => ({ title: error.since.toISOString() }))],
});
const route = scoped({
  method: 'GET',
  path: '/a',
  responses: { 200: t.String() },
  handler: ({ reply }) => (Math.random() > 0.5 ? reply(429, { title: 'Slow down' }) : 'ok'),
});

it('adds its prefix to paths', () => {
  expect<Equal<(typeof route)['path'], '/s/a'>>();
  const deeper = scoped.scope({ prefix: '/t' });
  const bare = deeper({ method: 'GET', responses: { 204: null }, handler: () => {} });
  expect<Equal<(typeof bare)['path'], '/s/t'>>();
});

it('adds responses and mapped errors to routes and their clients', async () => {
  const app = createApp({ route });
  const result = await createClient<typeof app>(manifest, { baseUrl: '' }).route();
  expect<Equal<typeof result.status, 200 | 410 | 429>>();
});

it('lets handlers answer with its responses, not with mapped statuses', () => {
  scoped({
    method: 'GET',
    responses: { 200: t.String() },
    handler: ({ reply }) => {
      reply(429, { title: '' });
      // @ts-expect-error 410 comes from a thrown Gone
      reply(410, { title: '' });
      return '';
    },
  });
});

it('binds dependencies like `with`', () => {
  api.route.scope({ prefix: '/w', with: { user } })({
    method: 'GET',
    responses: { 200: t.String() },
    handler: (_request, { user }) => user.name,
  });
  const nested = api.route.scope({ with: { user } }).scope({ with: { lucky: dependency()({ provide: () => 7 }) } });
  nested({ method: 'GET', responses: { 200: t.String() }, handler: (_request, { user, lucky }) => user.name.repeat(lucky) });
});

it('leaves its outer kind as it was', () => {
  open({
    method: 'GET',
    responses: { 200: t.String() },
    // @ts-expect-error 429 belongs to the scope within
    handler: ({ reply }) => reply(429, { title: '' }),
  });
});

it('gives clients the extension members of mapped problems', async () => {
  const limited = open.scope({ errors: [mapError(Gone, 410, (error) => ({ title: 'Gone', since: error.since }), t.Object({ since: t.Date() }))] });
  const app = createApp({ route: limited({ method: 'GET', path: '/x', responses: { 200: t.String() }, handler: () => '' }) });
  const result = await createClient<typeof app>(manifest, { baseUrl: '' }).route();
  if (result.status === 410) expect<Equal<typeof result.error.since, Date>>();
  // @ts-expect-error the member is missing
  mapError(Gone, 410, () => ({ title: '' }), t.Object({ since: t.Date() }));
});

it('maps a thrown class to a problem', () => {
  // @ts-expect-error a mapping gives problems
  mapError(Gone, 410, () => ({ message: '' }));
  // @ts-expect-error Gone has no such member
  mapError(Gone, 410, (error) => ({ title: error.reason }));
  // @ts-expect-error a list of mappings
  open.scope({ errors: [Gone] });
});

it('observes calls with `around`, and adds headers', () => {
  open.scope({
    around: async (call, next) => {
      expect<Equal<typeof call.operationId, string>>();
      const answer = await next();
      answer.headers.set('server-timing', `app;desc="${call.method} ${call.path}"`);
      expect<Equal<typeof answer, Answer>>();
      return answer;
    },
  });
});

it('cannot answer with a value in `around`', () => {
  // @ts-expect-error only next() makes answers
  open.scope({ around: () => ({ ok: true }) });
  // @ts-expect-error only next() makes answers
  open.scope({ around: async () => new Response('mine') });
  // @ts-expect-error the answer must be returned
  open.scope({ around: async (_call, next) => void (await next()) });
  // @ts-expect-error the status is what the handler said
  open.scope({ around: async (_call, next) => ({ ...(await next()), status: 200, headers: new Headers() }) satisfies { status: number } as object });
});

it('cannot see bodies in `around`', () => {
  const around: Around = async (call, next) => {
    // @ts-expect-error the body is for the handler
    read(call.body);
    // @ts-expect-error undecoded input is for nobody
    read(call.request);
    const answer = await next();
    // @ts-expect-error the body is on its way to the serializer
    read(answer.body);
    // @ts-expect-error the status cannot be changed
    answer.status = 500;
    return answer;
  };
  open.scope({ around });
});

it('runs tasks after the response, from handlers', () => {
  open({
    method: 'POST',
    responses: { 202: null },
    handler: ({ after, reply }) => {
      expect<Equal<ReturnType<typeof after>, void>>();
      after(async () => 'sent');
      // @ts-expect-error a function that starts the task, not a running one
      after(Promise.resolve());
      return reply(202);
    },
  });
});

it('refuses an unknown option', () => {
  // @ts-expect-error there is no `prefx`
  open.scope({ prefx: '/x' });
  // @ts-expect-error unknown policy
  open.scope({ unknown: 'ignore' });
  // @ts-expect-error unknown limit
  open.scope({ limits: { bodyMegabytes: 1 } });
});
