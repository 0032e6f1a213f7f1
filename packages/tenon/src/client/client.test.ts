import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest, ManifestRoute } from '../shapes/manifest.ts';
import { callOf, type AnyCall } from './call.ts';
import { createClient, createPathClient, ResponseError } from './index.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}
interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

let server: Server;
let baseUrl: string;
/** What the server says; echoes when null. */
let answer: Answer | null = null;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await textOf(request);
    const {
      status = 200,
      headers = {},
      body: text,
    } = answer ?? {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }),
    };
    if (request.url === '/never') return;
    response.writeHead(status, headers).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

async function echo(route: ManifestRoute, ...args: Parameters<AnyCall>): Promise<Echo> {
  answer = null;
  return (await callOf(route, { baseUrl }).orThrow(...args)) as Echo;
}

async function receive(given: Answer, route: Partial<ManifestRoute> = {}): ReturnType<AnyCall> {
  answer = given;
  return callOf({ method: 'GET', path: '/a', ...route }, { baseUrl })();
}

function json(body: unknown, given: Answer = {}): Answer {
  return { ...given, headers: { 'content-type': 'application/json', ...given.headers }, body: JSON.stringify(body) };
}

describe('a request', () => {
  it.each<[string, string, Parameters<AnyCall>[0], ManifestRoute['styles']?]>([
    ['/a', '/a', {}],
    ['/a/x%20y%2Fz/c', '/a/{b}/c', { params: { b: 'x y/z' } }],
    ['/a/1,2', '/a/{b}', { params: { b: [1, 2] } }],
    ['/a/.1.2', '/a/{b}', { params: { b: [1, 2] } }, { 'path.b': ['label', true] }],
    ['/a/;x=1', '/a/{b}', { params: { b: { x: 1 } } }, { 'path.b': ['matrix', true] }],
    ['/a/1970-01-01T00%3A00%3A00.000Z', '/a/{at}', { params: { at: new Date(0) } }],
    ['/files/a%20b/c%3Fd/e', '/files/{rest}', { params: { rest: 'a b/c?d/e' } }],
    ['/files/.well-known/...', '/files/{rest}', { params: { rest: '.well-known/...' } }],
    ['/a?b=x%26y&d=1&d=2', '/a', { query: { b: 'x&y', c: undefined, d: ['1', '2'], e: [] } }],
    ['/a?b=1%7C2', '/a', { query: { b: ['1', '2'] } }, { 'query.b': ['pipeDelimited', false] }],
    ['/a?b%5Bc%5D=1&b%5Bd%5D=2', '/a', { query: { b: { c: 1, d: 2n } } }, { 'query.b': ['deepObject', true] }],
  ])('asks for %s', async (url, path, input, styles) => {
    expect((await echo({ method: 'GET', path, ...(styles && { styles }) }, input)).url).toBe(url);
  });

  it.each([undefined, null, '', '.', '..'])('is refused before it is sent when a path value is %j', async (id) => {
    await expect(echo({ method: 'GET', path: '/a/{id}' }, { params: { id } })).rejects.toThrow(/^GET \/a\/\{id\}: ".*" cannot be sent as \{id\}$/);
  });

  it.each(['', 'a/../../b', '..', './a'])('is refused before it is sent when {rest} is %j', async (rest) => {
    await expect(echo({ method: 'GET', path: '/a/{rest}' }, { params: { rest } })).rejects.toThrow(TypeError);
  });

  it('carries declared headers and cookies in their styles', async () => {
    const { headers } = await echo(
      { method: 'GET', path: '/a', styles: { 'cookie.c': ['form', false] } },
      { headers: { 'X-List': ['a', 'b'], 'x-at': new Date(0), 'x-none': undefined }, cookies: { a: 'x;y', b: ['1', '2'], c: ['3', '4'] } },
    );
    expect(headers).toMatchObject({ 'x-list': 'a,b', 'x-at': '1970-01-01T00:00:00.000Z', cookie: 'a=x%3By; b=1; b=2; c=3,4' });
    expect(headers).not.toHaveProperty('x-none');
    expect(headers).not.toHaveProperty('X-At');
  });

  it('carries JSON with every codec applied', async () => {
    const { headers, body } = await echo(
      { method: 'POST', path: '/a' },
      { body: { at: new Date(0), n: [1n], bytes: Uint8Array.of(1), buffer: Buffer.from([1]), none: undefined, text: 'ü' } },
    );
    expect(headers['content-type']).toBe('application/json');
    expect(Buffer.from(body, 'latin1').toString()).toBe('{"at":"1970-01-01T00:00:00.000Z","n":["1"],"bytes":"AQ==","buffer":"AQ==","text":"ü"}');
  });

  it.each([new Date(Number.NaN), Number.NaN, -Infinity])('is not sent with %s in its body: JSON would make it null', async (value) => {
    await expect(echo({ method: 'POST', path: '/a' }, { body: { deep: [value] } })).rejects.toThrow(Error);
  });

  it('has neither body nor media type when none is given', async () => {
    const { headers, body } = await echo({ method: 'POST', path: '/a' });
    expect([headers['content-type'], body]).toEqual([undefined, '']);
  });

  it.each<[string, unknown, string, string]>([
    ['application/merge-patch+json', { a: null }, 'application/merge-patch+json', '{"a":null}'],
    ['text/plain', 'hello', 'text/plain', 'hello'],
    ['application/octet-stream', Uint8Array.of(104, 105), 'application/octet-stream', 'hi'],
    [
      'application/x-www-form-urlencoded',
      { a: ['1', 2], b: 'x y', at: new Date(0), o: { n: 1 }, u: undefined },
      'application/x-www-form-urlencoded',
      'a=1&a=2&b=x+y&at=1970-01-01T00%3A00%3A00.000Z&o=%7B%22n%22%3A1%7D',
    ],
    ['application/json', new Blob(['x'], { type: 'image/png' }), 'image/png', 'x'],
    ['application/octet-stream', new Blob(['streamed']).stream(), undefined as unknown as string, 'streamed'],
  ])('of %s carries %j', async (mediaType, body, contentType, text) => {
    const seen = await echo({ method: 'POST', path: '/a', mediaType }, { body });
    expect([seen.headers['content-type'], seen.body]).toEqual([contentType, text]);
  });

  it('carries a multipart form with a part per item', async () => {
    const seen = await echo(
      { method: 'POST', path: '/a', mediaType: 'multipart/form-data' },
      { body: { file: new File(['x'], 'x.txt'), tags: ['a', 'b'], o: { n: 1n } } },
    );
    expect(seen.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect([...seen.body.matchAll(/name="(\w+)"(?:; filename="(.+)")?/g)].map(([, name, file]) => [name, file])).toEqual([
      ['file', 'x.txt'],
      ['tags', undefined],
      ['tags', undefined],
      ['o', undefined],
    ]);
    expect(seen.body).toContain('{"n":"1"}');
  });

  it('takes headers from the client, the input and the call, the nearest first', async () => {
    answer = null;
    const tokens = ['one', 'two'];
    const call = callOf(
      { method: 'POST', path: '/a' },
      { baseUrl: `${baseUrl}/base/`, headers: async () => ({ authorization: tokens.shift() ?? '', x: 'client', y: 'client' }) },
    );
    const first = (await call.orThrow(
      { headers: { x: 'input', y: 'input' }, body: 1 },
      { headers: { Y: 'call', 'content-type': 'application/vnd.x+json' } },
    )) as Echo;
    const second = (await call.orThrow()) as Echo;
    expect(first.headers).toMatchObject({ authorization: 'one', x: 'input', y: 'call', 'content-type': 'application/vnd.x+json' });
    expect([second.headers['authorization'], second.url]).toEqual(['two', '/base/a']);
  });

  it('goes through the given fetch, unbound', async () => {
    const seen: unknown[] = [];
    const options = {
      baseUrl: 'https://example.test',
      fetch: function (this: unknown, url: unknown) {
        seen.push(this, url);
        return Promise.resolve(new Response(null, { status: 204 }));
      } as typeof fetch,
    };
    expect(await callOf({ method: 'GET', path: '/a' }, options).orThrow()).toBeUndefined();
    expect(seen).toEqual([undefined, 'https://example.test/a']);
  });

  it('ends when its signal is aborted, with the reason', async () => {
    const controller = new AbortController();
    const waiting = callOf({ method: 'GET', path: '/never' }, { baseUrl })({}, { signal: controller.signal });
    once(server, 'request').then(() => controller.abort(new Error('enough')));
    await expect(waiting).rejects.toThrow('enough');
  });
});

describe('a response', () => {
  it.each<[string, Answer, unknown]>([
    ['JSON', json({ a: [1] }), { a: [1] }],
    ['JSON of a vendor', { headers: { 'content-type': 'Application/vnd.a+JSON ; charset=utf-8' }, body: '1' }, 1],
    ['text', { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'ü' }, 'ü'],
    ['bytes', { headers: { 'content-type': 'image/png' }, body: Uint8Array.of(1, 255) }, Uint8Array.of(1, 255)],
    ['bytes of no type', { body: Uint8Array.of(7) }, Uint8Array.of(7)],
    ['no bytes of a type', { headers: { 'content-type': 'image/png' } }, new Uint8Array()],
    ['nothing at all', {}, undefined],
    ['204', { status: 204 }, undefined],
    ['205', { status: 205 }, undefined],
  ])('of %s becomes its value', async (_, given, data) => {
    const outcome = await receive(given);
    expect(outcome).toMatchObject({ ok: true, status: given.status ?? 200 });
    expect(outcome.ok && outcome.data).toEqual(data);
    expect(outcome.response).toBeInstanceOf(Response);
  });

  it.each([304, 404, 500, 599])('of status %i is a failure, declared or not', async (status) => {
    const outcome = await receive(status === 304 ? { status } : json({ title: 'No' }, { status }));
    expect(outcome).toMatchObject({ ok: false, status, error: status === 304 ? undefined : { title: 'No' } });
  });

  it('to HEAD has no body, whatever its headers say', async () => {
    expect(await receive(json({ a: 1 }), { method: 'HEAD' })).toMatchObject({ ok: true, data: undefined });
  });

  it('is decoded by the tree of its status', async () => {
    const codecs = { 200: { members: { at: 'date' } }, 409: { members: { until: 'bigint' } } } as const;
    const body = { at: '2026-01-01T00:00:00Z', until: '5', more: 1 };
    expect(await receive(json(body), { codecs })).toMatchObject({ data: { at: new Date('2026-01-01T00:00:00Z'), until: '5', more: 1 } });
    expect(await receive(json(body, { status: 409 }), { codecs })).toMatchObject({ error: { at: '2026-01-01T00:00:00Z', until: 5n } });
  });

  it('has its headers by lower-case name, those with a codec decoded', async () => {
    const codecs = { '200.headers': { members: { 'x-at': 'date', 'x-n': 'bigint', 'x-none': 'date' } } } as const;
    const { headers } = await receive({ headers: { 'X-At': '2026-01-01T00:00:00Z', 'X-N': '5', Location: '/b' } }, { codecs });
    expect(headers).toMatchObject({ 'x-at': new Date('2026-01-01T00:00:00Z'), 'x-n': 5n, location: '/b' });
    expect(headers).not.toHaveProperty('x-none');
    expect(headers).not.toHaveProperty('X-At');
  });

  it.each<[string, Answer, ManifestRoute['codecs'], RegExp]>([
    ['a body that is no JSON', { headers: { 'content-type': 'application/json' }, body: '{"a":' }, {}, /^GET \/a answered 200: .*JSON/],
    ['an empty body that should be JSON', { status: 500, headers: { 'content-type': 'application/problem+json' } }, {}, /^GET \/a answered 500: .*JSON/],
    ['a text that is no date', json([{ at: 'soon' }]), { 200: { items: { members: { at: 'date' } } } }, /^GET \/a answered 200: \/0\/at is no date$/],
    ['a header that is no date', { headers: { at: 'soon' } }, { '200.headers': { members: { at: 'date' } } }, /^GET \/a answered 200: \/at is no date$/],
  ])('with %s is an error that says so', async (_, given, codecs, message) => {
    const error = await receive(given, { codecs: codecs ?? {} }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({
      code: 'response.malformed',
      status: given.status ?? 200,
      error: given.headers?.['at'] === undefined ? (given.body ?? '') : undefined,
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('orThrow', () => {
  it.each<[Answer, string, unknown]>([
    [
      { status: 404, headers: { 'content-type': 'application/problem+json' }, body: '{"title":"No such book","status":404,"code":"book.missing"}' },
      'GET /a answered 404: No such book',
      'book.missing',
    ],
    [{ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>' }, 'GET /a answered 502: Bad Gateway', undefined],
  ])('throws what failed: %j', async (given, message, code) => {
    answer = given;
    const error: unknown = await callOf({ method: 'GET', path: '/a' }, { baseUrl })
      .orThrow()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ name: 'ResponseError', message, code, status: given.status });
    expect((error as ResponseError).response.status).toBe(given.status);
    expect((error as ResponseError).error).toEqual(given.status === 404 ? { title: 'No such book', status: 404, code: 'book.missing' } : '<h1>');
  });
});

describe('createClient', () => {
  const manifest: Manifest = {
    tenon: 1,
    routes: {
      hello: { method: 'GET', path: '/hello' },
      'books.get': { method: 'GET', path: '/books/{id}' },
      'books.pages.list': { method: 'GET', path: '/books/{id}/pages' },
      'constructor.__proto__': { method: 'PUT', path: '/odd' },
    },
  };

  it('has a call at the tree path of each route, and nothing else', async () => {
    answer = null;
    const client = createClient(manifest, { baseUrl }) as unknown as {
      hello: AnyCall;
      books: { get: AnyCall; pages: { list: AnyCall } };
      constructor: { __proto__: AnyCall };
    };
    const urls = [client.hello, client.books.get, client.books.pages.list, client.constructor.__proto__].map(
      async (call) => ((await call.orThrow({ params: { id: 7 } })) as Echo).url,
    );
    expect(await Promise.all(urls)).toEqual(['/hello', '/books/7', '/books/7/pages', '/odd']);
    expect(Object.keys(client)).toEqual(['hello', 'books', 'constructor']);
    expect('then' in client).toBe(false);
  });
});

describe('createPathClient', () => {
  it('calls by method and path, always the same function for the same key', async () => {
    answer = null;
    const client = createPathClient({ baseUrl }) as unknown as Readonly<Record<string, AnyCall>>;
    const seen = (await client['PATCH /books/{id}']?.orThrow({ params: { id: '7' }, query: { dry: 'true' }, body: { at: '2026-01-01' } })) as Echo;
    expect(seen).toMatchObject({ method: 'PATCH', url: '/books/7?dry=true', body: '{"at":"2026-01-01"}' });
    expect(client['GET /a']).toBe(client['GET /a']);
  });

  it('is no promise and has no other members', async () => {
    const client = createPathClient({ baseUrl });
    expect(await client).toBe(client);
    expect(Reflect.get(client, Symbol.iterator)).toBeUndefined();
    expect(JSON.stringify(client)).toBe('{}');
  });
});
