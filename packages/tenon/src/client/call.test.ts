import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { localServer, type LocalServer } from '../../test/support/local-server.ts';
import type { CallOptions, ClientOptions, Interceptor } from '../declare/infer.ts';
import type { ManifestRoute } from '../shapes/manifest.ts';
import { callOf, type AnyCall } from './call.ts';
import { RequestError, ResponseError } from './index.ts';

const book: ManifestRoute = { method: 'GET', path: '/books/{id}' };
const params = { id: 1 };

let server: LocalServer;
let answer: RequestListener;
/** What the server was asked. */
let asked: IncomingMessage[] = [];

beforeAll(async () => {
  server = await localServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
});
afterAll(() => server.close());
afterEach(() => {
  asked = [];
  answer = (_, response) => void response.end();
  vi.useRealTimers();
});
answer = (_, response) => void response.end();

function bookCall(client: Partial<ClientOptions> = {}): AnyCall {
  return callOf(book, { baseUrl: server.url, ...client });
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => error,
  );
}

describe('headers', () => {
  it('of a call may come from a function, also an asynchronous one, and count more than those of the client', async () => {
    const call = bookCall({ headers: { a: 'client', b: 'client' } });
    await call({ params }, { headers: async () => ({ b: 'call', c: 'call' }) });
    expect(asked[0]?.headers).toMatchObject({ a: 'client', b: 'call', c: 'call' });
  });

  it('are taken away by undefined', async () => {
    await bookCall({ headers: { authorization: 'Bearer secret' } })({ params }, { headers: { Authorization: undefined } });
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['', ''],
    [[], undefined],
    [['a', 'b'], 'a,b'],
    [0, '0'],
  ])('that a route declares are sent when they have a value: %j', async (value, text) => {
    await bookCall()({ params, headers: { 'x-value': value } });
    expect(asked[0]?.headers['x-value']).toBe(text);
  });

  it('fail the call when their function fails, before anything is sent', async () => {
    const reason = new Error('no token');
    expect(await errorOf(bookCall({ headers: () => Promise.reject(reason) })({ params }))).toBe(reason);
    expect(asked).toEqual([]);
  });
});

describe('cookies', () => {
  it('that a route declares stand beside those of a header', async () => {
    await bookCall({ headers: { cookie: 'session=1' } })({ params, cookies: { theme: 'dark', tags: ['a', 'b'] } });
    expect(asked[0]?.headers.cookie).toBe('session=1; theme=dark; tags=a; tags=b');
  });
});

describe('what fetch takes', () => {
  const seen: (RequestInit | undefined)[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    seen.push(init);
    return new Response();
  };

  it.each<[CallOptions, CallOptions, RequestInit]>([
    [{ credentials: 'include' }, {}, { credentials: 'include' }],
    [
      { credentials: 'include', cache: 'no-store' },
      { credentials: 'omit', keepalive: true },
      { credentials: 'omit', cache: 'no-store', keepalive: true },
    ],
  ])('goes to it: client %j and call %j give %j', async (client, call, init) => {
    await bookCall({ ...client, fetch })({ params }, call);
    expect(seen.pop()).toMatchObject(init);
  });

  it('reaches a Request that interceptors see', async () => {
    const keepRequest: Interceptor = async (request) =>
      new Response(`${request.credentials} ${request.cache} ${request.redirect}`, { headers: { 'content-type': 'text/plain' } });
    const call = bookCall({ credentials: 'include', cache: 'no-store', redirect: 'manual', interceptors: [keepRequest] });
    expect(await call.orThrow({ params })).toBe('include no-store manual');
  });

  it('cannot change what the route says', async () => {
    await bookCall({ fetch, ...({ method: 'POST', body: 'x' } as object) })({ params });
    expect(seen.pop()).toMatchObject({ method: 'GET', body: null });
  });

  it('may be another fetch for one call', async () => {
    await bookCall()({ params }, { fetch });
    expect([asked.length, seen.length]).toEqual([0, 1]);
  });
});

describe('a time-out', () => {
  const never: RequestListener = () => undefined;

  it.each<[string, Partial<ClientOptions>, CallOptions, number]>([
    ['of the client', { timeoutMs: 20 }, {}, 20],
    ['of the call, which counts more', { timeoutMs: 60_000 }, { timeoutMs: 10 }, 10],
    ['of nothing at all', {}, { timeoutMs: 0 }, 0],
  ])('%s says which call took how long', async (_, client, options, timeoutMs) => {
    answer = never;
    const error = await errorOf(bookCall(client)({ params }, options));
    expect(error).toBeInstanceOf(RequestError);
    expect(error).toMatchObject({ name: 'RequestError', code: 'request.timed-out', message: `GET /books/{id} took more than ${timeoutMs} ms` });
  });

  it('ends a body that does not end', async () => {
    answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).write('begun');
    expect(await errorOf(bookCall({ timeoutMs: 20 })({ params }))).toMatchObject({ code: 'request.timed-out' });
  });

  it.each([Infinity, 2 ** 31])('of %d ms is none', async (timeoutMs) => {
    expect((await bookCall({ timeoutMs: 0 })({ params }, { timeoutMs })).status).toBe(200);
  });

  it.each<[string, typeof fetch]>([
    ['answered', async () => new Response()],
    ['refused', async () => new Response(null, { status: 404 })],
    ['not answered', () => Promise.reject(new TypeError('gone'))],
  ])('leaves no clock behind once a call is %s', async (_, fetch) => {
    vi.useFakeTimers();
    await errorOf(bookCall({ timeoutMs: 1000, fetch })({ params }));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an abort', () => {
  it.each(['client', 'call', 'both'])('by the signal of the %s ends a call with the reason', async (whose) => {
    const reason = new Error('enough');
    const ended = AbortSignal.abort(reason);
    const other = whose === 'both' ? ended : new AbortController().signal;
    const call = bookCall({ signal: whose === 'call' ? other : ended, timeoutMs: 60_000 });
    expect(await errorOf(call({ params }, { signal: whose === 'client' ? other : ended }))).toBe(reason);
    expect(asked).toEqual([]);
  });

  it('ends a body on its way with the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).write('begun', () => controller.abort(reason));
    expect(await errorOf(bookCall()({ params }, { signal: controller.signal }))).toBe(reason);
  });
});

describe('a failure of the network', () => {
  it('is a RequestError with the error of fetch as its cause', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const error = await errorOf(bookCall({ baseUrl: `http://127.0.0.1:${port}` })({ params }));
    expect(error).toBeInstanceOf(RequestError);
    expect(error).not.toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ code: 'request.failed', message: 'GET /books/{id} got no answer: ECONNREFUSED', cause: expect.any(TypeError) });
  });

  it.each([[[]], [[(request, next) => next(request)]]] as [Interceptor[]][])('in the middle of a body is one too (interceptors: %j)', async (interceptors) => {
    answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '10' }).write('begun', () => response.destroy());
    const error = await errorOf(bookCall({ interceptors })({ params }));
    expect(error).toMatchObject({ name: 'RequestError', code: 'request.failed', message: 'GET /books/{id} got no answer: UND_ERR_SOCKET' });
  });

  it.each([
    ['a browser', new TypeError('Failed to fetch'), 'GET /books/{id} got no answer: Failed to fetch'],
    ['Node where it has no code', Object.assign(new TypeError('fetch failed'), { cause: new Error('bad port') }), 'GET /books/{id} got no answer: bad port'],
  ])('is said in the words of %s', async (_, cause, message) => {
    expect(await errorOf(bookCall({ fetch: () => Promise.reject(cause) })({ params }))).toMatchObject({ message, cause });
  });
});

describe('interceptors', () => {
  const tracing =
    (name: string, trace: string[]): Interceptor =>
    async (request, next, { route }) => {
      trace.push(`${name} > ${route} ${request.url.replace(server.url, '')}`);
      const response = await next(request);
      trace.push(`${name} < ${response.status}`);
      return response;
    };

  it('stand around a call in their order, and know the route', async () => {
    const trace: string[] = [];
    await bookCall({ interceptors: [tracing('outer', trace), tracing('inner', trace)] })({ params });
    expect(trace).toEqual(['outer > GET /books/{id} /books/1', 'inner > GET /books/{id} /books/1', 'inner < 200', 'outer < 200']);
  });

  it('may change the request and the response', async () => {
    const change: Interceptor = async (request, next) => {
      request.headers.set('x-signed', 'yes');
      const { status } = await next(request);
      return Response.json({ status });
    };
    expect(await bookCall({ interceptors: [change] }).orThrow({ params })).toEqual({ status: 200 });
    expect(asked[0]?.headers['x-signed']).toBe('yes');
  });

  it('may ask again, as after a new token', async () => {
    let token = 'old';
    answer = (request, response) => void response.writeHead(request.headers.authorization === 'Bearer new' ? 200 : 401).end();
    const refresh: Interceptor = async (request, next) => {
      const first = await next(request.clone());
      if (first.status !== 401) return first;
      token = 'new';
      request.headers.set('authorization', `Bearer ${token}`);
      return next(request);
    };
    const call = callOf(
      { method: 'POST', path: '/books' },
      { baseUrl: server.url, headers: () => ({ authorization: `Bearer ${token}` }), interceptors: [refresh] },
    );
    expect(await call({ body: { title: 'Dune' } })).toMatchObject({ status: 200 });
    expect(asked.length).toBe(2);
  });

  it('see the body that was given to fetch', async () => {
    const bodies: unknown[] = [];
    const see: Interceptor = (request, next, { body }) => {
      bodies.push(body);
      return next(request);
    };
    const stream = new Blob(['x']).stream();
    const call = callOf({ method: 'POST', path: '/' }, { baseUrl: server.url, interceptors: [see] });
    for (const body of [undefined, { a: 1n }, stream]) await call({ body });
    expect(bodies).toEqual([null, '{"a":"1"}', stream]);
  });

  it('fail the call with what they throw', async () => {
    const reason = new TypeError('a bug');
    expect(await errorOf(bookCall({ interceptors: [() => Promise.reject(reason)] })({ params }))).toBe(reason);
  });

  it('see a failing network as a RequestError', async () => {
    const seen: unknown[] = [];
    const see: Interceptor = (request, next) =>
      next(request).catch((error: unknown) => {
        seen.push(error);
        throw error;
      });
    const error = await errorOf(bookCall({ fetch: () => Promise.reject(new TypeError('gone')), interceptors: [see] })({ params }));
    expect(seen).toEqual([error]);
    expect(error).toBeInstanceOf(RequestError);
  });
});

it('a call knows its route', () => {
  expect(bookCall().route).toBe('GET /books/{id}');
});
