import { Ajv } from 'ajv';
import { content, createApi, createApp, form, json, t, type App } from 'tenon';
import { multipart } from 'tenon/multipart';
import type { Log } from '../behaviour/log.ts';

/** An app whose handlers check what they get, by another reader of schemas than Tenon. */
export interface FuzzedApp {
  readonly app: App<unknown>;
  /** Says which handlers got what their schemas refuse, since it was last asked. */
  takeWrong(): readonly string[];
}

const closed = { additionalProperties: false };
const params = t.Object({ id: t.Integer({ minimum: 1, maximum: 1000 }) }, closed);
const query = t.Object(
  {
    limit: t.Optional(t.Integer({ minimum: 0, maximum: 100 })),
    ratio: t.Optional(t.Number()),
    sure: t.Optional(t.Boolean()),
    tags: t.Optional(t.Array(t.String())),
  },
  closed,
);
const headers = t.Object({ 'x-count': t.Optional(t.Integer({ maximum: 10 })) });
const cookies = t.Object({ visits: t.Optional(t.Integer()) });
const item = t.Object(
  { name: t.String({ minLength: 1, maxLength: 20 }), count: t.Optional(t.Integer({ minimum: 0, maximum: 100 })), any: t.Optional(t.Unknown()) },
  closed,
);
const wine = t.Object(
  { name: t.String({ minLength: 1 }), year: t.Integer({ minimum: 1800 }), grapes: t.Optional(t.Array(t.String(), { maxItems: 3 })) },
  closed,
);
const parts = t.Object({ title: t.String({ minLength: 1 }), year: t.Integer(), cover: t.File({ maxBytes: 1000 }) });
const fields = t.Object({ title: t.String({ minLength: 1 }), year: t.Integer() }, closed);
/** Whether the handler got a body: what it got then was complete. */
const Read = t.Object({ hasBody: t.Boolean() });

export function fuzzedApp(log: Log): FuzzedApp {
  const wrong: string[] = [];
  const open = createApi({ info: { title: 'Fuzzed', version: '1' } }).route.scope({ security: 'public', limits: { bodyBytes: 4096 } });
  const ajv = new Ajv({ strict: false, allErrors: false });
  const validators = new Map([params, query, headers, cookies, item, wine, fields].map((schema) => [schema as object, ajv.compile(schema)]));
  const see = (schema: object, value: unknown): void => {
    if (validators.get(schema)?.(value) !== true) wrong.push(JSON.stringify(value));
  };

  const routes = {
    ping: open({ method: 'GET', path: '/ping', responses: { 200: Read }, handler: () => ({ hasBody: false }) }),
    bodiless: open({ method: 'POST', path: '/bodiless', responses: { 200: Read }, handler: () => ({ hasBody: false }) }),
    read: open({
      method: 'GET',
      path: '/items/{id}',
      params,
      query,
      headers,
      cookies,
      responses: { 200: Read },
      handler: (input) => {
        see(params, input.params);
        see(query, input.query);
        see(headers, input.headers);
        see(cookies, input.cookies);
        return { hasBody: false };
      },
    }),
    write: open({ method: 'POST', path: '/items', body: item, responses: { 201: Read }, handler: ({ body }) => (see(item, body), { hasBody: true }) }),
    wines: open({
      method: 'POST',
      path: '/wines',
      body: content(wine, json(), form()),
      responses: { 200: Read },
      handler: ({ body }) => (see(wine, body), { hasBody: true }),
    }),
    parts: open({
      method: 'POST',
      path: '/parts',
      body: content(parts, multipart()),
      responses: { 200: Read },
      handler: ({ body: { cover, ...rest } }) => {
        see(fields, rest);
        if (!(cover instanceof Blob) || cover.size > 1000) wrong.push(`a cover that is ${typeof cover}`);
        return { hasBody: true };
      },
    }),
  };
  return { app: createApp(routes, { logger: log, docs: false }), takeWrong: () => wrong.splice(0) };
}
