import { once } from 'node:events';
import { connect } from 'node:net';
import { serve, type RunningServer, type ServeOptions } from '../../src/adapt/node.ts';
import { fetchHandler } from '../../src/adapt/web.ts';
import { apiKey, basic, bearer, createApi, createApp, jsonLines, plugin, Problem, t, type App, type LayerFactory, type Logger } from '../../src/index.ts';

/** In every slot of a request of `everySlot`: no log, span or metric may hold it. */
export const canary = 'kanarienvogel';

/** What handlers of the app see of their surroundings. */
export interface Seen {
  /** Called by each handler, and by each item of the stream. */
  look: (place: string) => void;
  /** What `GET /held` waits for, unless its caller goes. */
  release: Promise<unknown>;
}

export const db = plugin({ name: 'db', start: () => ({ name: 'of the plugin' }) });
export const api = createApi({ info: { title: 'Observed', version: '1.0.0' }, plugins: { db } });
export const open = api.route.scope({ security: 'public' });

/** An app with a route for everything that can be observed. */
export function observedApp(layers: readonly LayerFactory[], seen: Seen, more: { readonly logger?: Logger; readonly routes?: object } = {}): App<object> {
  const looked = open.scope({
    with: { looking: api.dependency({ provide: () => (seen.look('dependency'), null) }) },
  });
  const book = looked({
    method: 'GET',
    path: '/books/{id}',
    responses: { 200: t.Object({ id: t.String() }) },
    handler: async ({ params }) => {
      await Promise.resolve();
      seen.look('handler');
      return { id: params.id };
    },
  });
  const plain = open({ method: 'GET', path: '/plain', responses: { 200: t.String() }, handler: () => 'plain' });
  const failing = open({
    method: 'GET',
    path: '/failing/{id}',
    responses: { 200: t.String() },
    handler: ({ params }) => {
      throw Object.assign(new Error('no database'), { parameters: [params.id] });
    },
  });
  const stream = open({
    method: 'GET',
    path: '/stream',
    responses: { 200: jsonLines(t.Object({ n: t.Integer() })) },
    handler: async function* () {
      for (let n = 0; n < 3; n++) {
        seen.look(`item ${n}`);
        await Promise.resolve();
        yield { n };
      }
    },
  });
  const endless = open({
    method: 'GET',
    path: '/endless',
    responses: { 200: jsonLines(t.Object({ text: t.String() })) },
    handler: async function* () {
      for (;;) yield { text: 'x'.repeat(10_000) };
    },
  });
  const large = open({
    method: 'GET',
    path: '/large',
    responses: { 200: t.String() },
    handler: () => 'x'.repeat(50_000_000),
  });
  const held = open({
    method: 'GET',
    path: '/held',
    responses: { 200: t.String() },
    handler: async ({ signal }) => {
      seen.look('held');
      await Promise.race([seen.release, once(signal, 'abort')]);
      return 'held';
    },
  });
  const everything = api.route.with({ caller: callers() })({
    method: 'POST',
    path: '/everything/{word}',
    params: t.Object({ word: t.String() }),
    query: t.Object({ q: t.Optional(t.String()) }),
    headers: t.Object({ 'x-word': t.String() }),
    cookies: t.Object({ crumb: t.String() }),
    body: t.Object({ text: t.String({ maxLength: 100 }) }),
    responses: { 200: t.Object({ text: t.String() }), 422: Problem },
    handler: ({ body }) => body,
  });
  const keyed = api.route.with({ key: apiKeys() })({ method: 'GET', path: '/keyed', responses: { 200: t.String() }, handler: () => 'keyed' });
  const basically = api.route.with({ person: people() })({ method: 'GET', path: '/basic', responses: { 200: t.String() }, handler: () => 'basic' });
  return createApp(
    { book, plain, failing, stream, endless, large, held, everything, keyed, basically, more: more.routes ?? {} },
    { layers, docs: false, ...(more.logger === undefined ? {} : { logger: more.logger }) },
  ) as App<object>;
}

const callers = () => api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ credentials }) => credentials });
const apiKeys = () =>
  api.dependency({ security: apiKey({ in: 'header', name: 'x-api-key' }), responses: { 401: Problem }, provide: ({ credentials }) => credentials });
const people = () =>
  api.dependency({
    security: basic(),
    responses: { 401: Problem },
    provide: ({ credentials, reply }) => (credentials.username === 'ann' ? credentials : reply(401, { title: 'Sign in first' })),
  });

/** Requests that carry the canary in every slot there is, those that are answered and those that are refused. */
export function everySlot(url: string): readonly (() => Promise<Response>)[] {
  const json = { 'content-type': 'application/json' };
  const everywhere = {
    ...json,
    authorization: `Bearer ${canary}`,
    'x-word': canary,
    cookie: `crumb=${canary}; other=${canary}`,
    'x-request-id': canary,
    'user-agent': canary,
    'x-forwarded-for': canary,
    traceparent: canary,
    tracestate: `k=${canary}`,
  };
  const post =
    (path: string, body: string, headers: Record<string, string> = everywhere) =>
    () =>
      fetch(url + path, { method: 'POST', headers, body });
  return [
    post(`/everything/${canary}?q=${canary}`, JSON.stringify({ text: canary })),
    post(`/everything/${canary}?q=${canary}`, JSON.stringify({ text: canary.repeat(20) })),
    post(`/everything/${canary}?${canary}=1`, JSON.stringify({ [canary]: canary })),
    post(`/everything/${canary}`, `{"text": "${canary}`),
    post(`/everything/${canary}`, canary, { ...everywhere, 'content-type': `text/${canary}` }),
    post(`/${canary}/none?q=${canary}`, canary),
    () => fetch(`${url}/failing/${canary}`, { headers: everywhere }),
    () => fetch(`${url}/keyed`, { headers: { 'x-api-key': canary } }),
    () => fetch(`${url}/basic`, { headers: { authorization: `Basic ${btoa(`ann:${canary}`)}` } }),
    () => fetch(`${url}/basic`, { headers: { authorization: `Basic ${btoa(`${canary}:${canary}`)}` } }),
    () => fetch(`${url}/%zz${canary}`),
    () => rawRequest(url, `${canary.toUpperCase()} /${canary} HTTP/1.1\r\nHost: a\r\n\r\n`),
    () => rawRequest(url, `GET /plain HTTP/1.1\r\nHost: ${canary}\r\nConnection: close\r\n\r\n`),
  ];
}

/** What `fetch` does not send. */
async function rawRequest(url: string, text: string): Promise<Response> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(text);
  socket.resume();
  await once(socket, 'close');
  return new Response(null);
}

/** Base64 of secrets is a way to leak them too. */
export function leaks(text: string): readonly string[] {
  const forms = [canary, canary.toUpperCase(), btoa(`ann:${canary}`), btoa(`${canary}:${canary}`)];
  return forms.filter((form) => text.includes(form));
}

/** How a server of a test is served. */
export function served(app: App<object>, options: ServeOptions = {}): Promise<RunningServer> {
  return serve(app, { port: 0, host: '127.0.0.1', signals: false, announce: false, keepAliveMs: 50, ...options });
}

/** The same app behind a socket and as a function. */
export const waysToAsk: readonly (readonly [name: string, open: (app: App<object>) => Promise<Asked>])[] = [
  [
    'node',
    async (app) => {
      const server = await served(app);
      return { ask: (path, init) => fetch(server.url + path, init), close: () => server.close() };
    },
  ],
  [
    'fetch',
    async (app) => {
      const handler = fetchHandler(app);
      return { ask: (path, init) => handler(new Request(`http://tenon.test${path}`, init)), close: () => handler.close() };
    },
  ],
];

export interface Asked {
  ask(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<unknown>;
}

/** Nothing is looked at, and nothing is held. */
export const unseen: Seen = { look: () => undefined, release: Promise.resolve() };
