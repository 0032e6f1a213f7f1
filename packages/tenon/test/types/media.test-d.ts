// Media types: handlers see the schema, clients what they can speak.
import { bytes, content, createApi, csv, form, json, t, text, type Client } from 'tenon';
import { multipart, upload, type Upload } from 'tenon/multipart';
import { expect, it, type Equal } from './expect.ts';

const { route } = createApi({ info: { title: '', version: '' }, security: 'public' });
const Book = t.Object({ title: t.String(), at: t.Default(t.Date(), new Date(0)) });

const both = route({
  method: 'POST',
  path: '/both',
  body: content(Book, json(), form()),
  responses: { 200: content(t.Array(Book), json(), csv()) },
  handler: ({ body }) => {
    expect<Equal<typeof body, { title: string; at: Date }>>();
    return [body];
  },
});
const wrong = route({
  method: 'GET',
  path: '/wrong',
  responses: { 200: content(t.Array(Book), csv()) },
  // @ts-expect-error an item that is no book
  handler: () => [{ title: 1 }],
});
const raw = route({ method: 'POST', path: '/raw', body: bytes(), responses: { 200: content(t.Integer(), text()) }, handler: ({ body }) => body.length });
const files = route({
  method: 'POST',
  path: '/files',
  body: content(t.Object({ name: t.String(), cover: t.File(), pages: t.Optional(t.Array(t.File())) }), multipart()),
  responses: { 204: null },
  handler: ({ body }) => {
    expect<Equal<typeof body, { name: string; cover: File; pages?: File[] }>>();
  },
});
const streamed = route({
  method: 'POST',
  path: '/streamed',
  body: upload({ fields: t.Object({ at: t.Date() }), files: { video: t.File(), more: t.Array(t.File()) } }),
  responses: { 204: null },
  handler: async ({ body }) => {
    expect<Equal<typeof body, Upload<{ at: Date }, 'video' | 'more'>>>();
    for await (const { field } of body.files) expect<Equal<typeof field, 'video' | 'more'>>();
  },
});
declare const client: Client<{ both: typeof both; wrong: typeof wrong; raw: typeof raw; files: typeof files; streamed: typeof streamed }>;

it('a client speaks values where one of the media types is JSON or a form', async () => {
  const outcome = await client.both({ body: { title: 'x' } });
  if (outcome.ok) expect<Equal<typeof outcome.data, { title: string; at: Date }[]>>();
  // @ts-expect-error no book
  await client.both({ body: 'title=x' });
});

it('and else what is on the wire', async () => {
  const outcome = await client.wrong();
  if (outcome.ok) expect<Equal<typeof outcome.data, string>>();
  const number = await client.raw({ body: new Uint8Array() });
  if (number.ok) expect<Equal<typeof number.data, string>>();
});

it('files are files', async () => {
  await client.files({ body: { name: 'x', cover: new File([], 'a') } });
  // @ts-expect-error a text is no file
  await client.files({ body: { name: 'x', cover: 'a' } });
  await client.streamed({ body: { at: new Date(), video: new File([], 'a'), more: [] } });
  // @ts-expect-error the video is missing
  await client.streamed({ body: { at: new Date(), more: [] } });
});
