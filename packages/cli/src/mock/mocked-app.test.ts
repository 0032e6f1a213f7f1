import { createApi, createApp, t } from 'tenon';
import { fetchHandler } from 'tenon/web';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../document/json.ts';
import { mockedApp, type Answer, type MockedDocument, type MockOptions } from './mocked-app.ts';
import { replaceableApp } from './replaceable-app.ts';

const silent: MockOptions = { seed: '1', delayMs: 0, warn: () => undefined };

/** An app whose only handler lets the mock answer. */
function bookApp(answer: Answer) {
  const api = createApi({ info: { title: 'Books', version: '1' }, security: 'public' });
  const get = api.route({
    method: 'GET',
    path: '/books/{id}',
    params: t.Object({ id: t.Integer() }),
    responses: { 200: t.Object({ id: t.Integer() }) },
    handler: async () => {
      await answer({ method: 'GET', path: '/books/{id}' }, undefined);
      return { id: -1 };
    },
  });
  return createApp({ get }, { development: false });
}

function documentWith(response: JsonObject): MockedDocument {
  const document = { openapi: '3.1.0', info: { title: 'Books', version: '1' }, paths: { '/books/{id}': { get: { responses: { 200: response } } } } };
  return { served: { ...document, servers: [{ url: 'https://books.example.com' }] }, modern: document };
}

const xml = documentWith({
  description: 'XML.',
  headers: { 'X-Kind': { schema: { const: 'book' } } },
  content: { 'application/xml': { example: '<book/>' } },
});

describe('a mocked app', () => {
  const handler = fetchHandler(mockedApp(xml, silent, bookApp));
  const call = (path: string, init?: RequestInit): Promise<Response> => handler(new Request(`http://mock.test${path}`, init));

  it('answers what the document says in the place of the handler', async () => {
    const response = await call('/books/7');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({ 'content-type': 'application/xml', 'x-kind': 'book', 'x-content-type-options': 'nosniff' });
    expect(await response.text()).toBe('<book/>');
  });

  it('shows its document, with itself as the server', async () => {
    const response = await call('/openapi.json', { headers: { origin: 'http://localhost:5173' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(await response.json()).toEqual({ ...xml.served, servers: [{ url: '/' }] });
    expect(await mockedApp(xml, silent, bookApp).document()).toEqual({ ...xml.served, servers: [{ url: '/' }] });
    expect(await (await call('/openapi.yaml')).text()).toContain('url: /\n');
    expect((await call('/docs/')).status).toBe(200);
  });

  it('leaves a refusal of the app as it is', async () => {
    const response = await call('/books/x');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'input.invalid', errors: [{ location: 'path', pointer: '/id' }] });
    expect((await call('/nowhere')).status).toBe(404);
  });

  it('answers requests that run at once each for itself', async () => {
    const json = documentWith({
      description: 'One.',
      content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } } },
    });
    const slow = fetchHandler(mockedApp(json, { ...silent, delayMs: 5 }, bookApp));
    const ids = Array.from({ length: 20 }, (_, id) => id);
    const found = await Promise.all(ids.map(async (id) => (await slow(new Request(`http://mock.test/books/${id}`))).json()));
    expect(found).toEqual(ids.map((id) => ({ id })));
  });

  it('lets pages of other origins read every answer', async () => {
    const origin = 'http://localhost:5173';
    for (const path of ['/books/7', '/books/x', '/nowhere']) {
      const { headers } = await call(path, { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
      expect(headers.get('vary')).toContain('origin');
    }
    const { headers } = await call('/books/7', { headers: { origin } });
    expect(headers.get('access-control-expose-headers')).toBe('content-type, x-kind, x-content-type-options');
    expect((await call('/books/7')).headers.get('access-control-allow-origin')).toBe(null);
  });

  it('answers preflights for any method and header', async () => {
    const asked = { origin: 'http://localhost:5173', 'access-control-request-method': 'PURGE', 'access-control-request-headers': 'authorization, prefer' };
    const { status, headers } = await call('/books/7', { method: 'OPTIONS', headers: asked });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toContain('PURGE');
    expect(headers.get('access-control-allow-headers')).toBe('authorization, prefer');
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
  });

  it('leaves an OPTIONS that is no preflight to the app', async () => {
    const { status, headers } = await call('/books/7', { method: 'OPTIONS' });
    expect(status).toBe(204);
    expect(headers.get('allow')).toContain('GET');
    expect(headers.get('access-control-allow-methods')).toBe(null);
  });

  it('says a warning once', async () => {
    const warnings: string[] = [];
    const wrong = documentWith({ description: 'One.', content: { 'application/json': { schema: false } } });
    const noted = fetchHandler(mockedApp(wrong, { ...silent, warn: (message) => warnings.push(message) }, bookApp));
    for (const id of [1, 1, 2]) expect((await noted(new Request(`http://mock.test/books/${id}`))).status).toBe(501);
    expect(warnings).toEqual([
      'GET /books/{id}: no value was found that the schema at /paths/~1books~1{id}/get/responses/200/content/application~1json/schema accepts',
    ]);
  });
});

describe('a replaceable app', () => {
  const empty = documentWith({ description: 'Nothing.' });

  it('answers for the other document once it is replaced', async () => {
    const app = replaceableApp(mockedApp(xml, silent, bookApp));
    const handler = fetchHandler(app);
    const text = async (): Promise<string> => (await handler(new Request('http://mock.test/books/7'))).text();
    expect(await text()).toBe('<book/>');
    await app.replace(mockedApp(empty, silent, bookApp));
    expect(await text()).toBe('');
  });

  it('stays what it is when the other one does not open', async () => {
    const app = replaceableApp(mockedApp(xml, silent, bookApp));
    const handler = fetchHandler(app);
    const broken = { ...mockedApp(empty, silent, bookApp), open: () => Promise.reject(new Error('no')) };
    await handler(new Request('http://mock.test/books/7'));
    await expect(app.replace(broken)).rejects.toThrow('no');
    expect(await (await handler(new Request('http://mock.test/books/7'))).text()).toBe('<book/>');
  });
});
