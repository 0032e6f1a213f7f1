// Versions and downloads: what handlers give and know, what clients get.
import { createApi, Problem, t, type Client } from 'tenon';
import { entityTag, type TagToChange } from 'tenon/caching';
import { download } from 'tenon/download';
import { expect, it, type Equal } from './expect.ts';

const api = createApi({ info: { title: '', version: '' }, security: 'public' });
const book = api.dependency({ responses: { 404: Problem }, provide: () => ({ version: 1 }) });
const version = entityTag({ needs: { book }, tag: ({ book: { version: number } }) => number });
const loose = entityTag({ needs: { book }, tag: () => null, requireIfMatch: false });
// @ts-expect-error a date is no tag
entityTag({ needs: { book }, tag: () => new Date() });

const get = api.route.with({ book, version: version.reading })({
  method: 'GET',
  path: '/a',
  responses: { 200: t.String() },
  handler: (_, { version: tag }) => {
    expect<Equal<typeof tag, string | null>>();
    return '';
  },
});
const put = api.route.with({ book, version: version.writing })({
  method: 'PUT',
  path: '/a',
  responses: { 204: null },
  handler: (_, { version: tag }) => {
    expect<Equal<typeof tag, TagToChange>>();
  },
});
const remove = api.route.with({ book, version: loose.writing })({ method: 'DELETE', path: '/a', responses: { 204: null }, handler: () => undefined });
// @ts-expect-error what it needs is not bound
api.route.with({ version: version.reading });

const file = api.route({
  method: 'GET',
  path: '/file',
  responses: { ...download('image/png'), 404: Problem },
  handler: ({ reply }) => reply(200, { data: new Uint8Array(), name: 'a.png' }),
});
const wrong = api.route({
  method: 'GET',
  path: '/wrong',
  responses: { ...download() },
  // @ts-expect-error a text is not bytes
  handler: ({ reply }) => reply(200, { data: '' }),
});

type Routes = { get: typeof get; put: typeof put; remove: typeof remove; file: typeof file; wrong: typeof wrong };
type Status<Name extends keyof Routes> = Awaited<ReturnType<Client<Routes>[Name]>> extends { readonly status: infer S } ? S : never;
const calls = async (client: Client<Routes>): Promise<void> => {
  await client.get({ headers: { 'if-none-match': '"1"' } });
  const got = await client.file();
  if (got.status === 206) expect<Equal<typeof got.data, Uint8Array>>();
};

it('declare what they answer', () => {
  expect<Equal<Extract<Status<'get'>, 304 | 412 | 428>, 304 | 412>>();
  expect<Equal<Extract<Status<'put'>, 304 | 412 | 428>, 412 | 428>>();
  expect<Equal<Extract<Status<'remove'>, 304 | 412 | 428>, 412>>();
  expect<Equal<Extract<Status<'file'>, 200 | 206 | 416>, 200 | 206 | 416>>();
  return calls;
});
