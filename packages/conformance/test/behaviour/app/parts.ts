import { content, createApi, createApp, json, t, type App } from 'tenon';
import { multipart, upload } from 'tenon/multipart';
import type { Log } from '../log.ts';

const open = createApi({ info: { title: 'Parts', version: '1.0.0' } }).route.scope({ security: 'public', limits: { bodyBytes: 300_000 } });
const Meta = t.Object({ tags: t.Array(t.String()), at: t.Date() });
const Found = t.Object({ found: t.Array(t.String()) });
const Form = t.Object({
  title: t.String({ minLength: 1 }),
  year: t.Integer(),
  meta: t.Optional(Meta),
  cover: t.File({ mediaTypes: ['image/*', 'text/plain'], maxBytes: 1000 }),
  pages: t.Optional(t.Array(t.File(), { maxItems: 2 })),
});

const whole = open({
  method: 'POST',
  path: '/whole',
  body: content(Form, multipart({ maxFieldBytes: 2000 })),
  responses: { 200: Found },
  handler: async ({ body: { title, year, meta, cover, pages = [] } }) => ({
    found: [
      title,
      String(year),
      JSON.stringify(meta?.at ?? null),
      ...(await Promise.all([cover, ...pages].map(async (file) => `${file.name} ${file.type} ${await file.text()}`))),
    ],
  }),
});
const either = open({
  method: 'POST',
  path: '/either',
  body: content(Meta, json(), multipart()),
  responses: { 200: Found },
  handler: ({ body }) => ({ found: [...body.tags, body.at.toISOString()] }),
});
const streamed = open({
  method: 'POST',
  path: '/streamed',
  limits: { bodyBytes: 8_000_000 },
  body: upload({
    fields: t.Object({ title: t.String({ maxLength: 20 }), at: t.Optional(t.Date()), leave: t.Default(t.Integer(), 0) }),
    files: { video: t.File({ maxBytes: 6_000_000, mediaTypes: ['video/mp4'] }), more: t.Optional(t.Array(t.File(), { minItems: 2, maxItems: 2 })) },
  }),
  responses: { 200: Found },
  handler: async ({ body: { fields, files } }) => {
    const found = [fields.title, String(fields.at instanceof Date)];
    for await (const { field, name, mediaType, stream } of files) {
      if (found.length - 2 === fields.leave - 1) break;
      let count = 0;
      for await (const chunk of stream) count += chunk.length;
      found.push(`${field} ${name} ${mediaType} ${count}`);
    }
    return { found };
  },
});
const ping = open({ method: 'GET', path: '/ping', responses: { 200: t.String() }, handler: () => 'pong' });

/** Forms in parts. */
export function partsApp(log: Log): App<unknown> {
  return createApp({ whole, either, streamed, ping }, { logger: log });
}
