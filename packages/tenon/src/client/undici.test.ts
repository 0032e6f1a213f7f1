import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localServer, type LocalServer } from '../../test/support/local-server.ts';
import { callOf, type AnyCall } from './call.ts';
import { RequestError } from './index.ts';
import { undiciFetch, type UndiciFetchOptions } from './undici.ts';

let server: LocalServer;
let requests = 0;
let ports = new Set<number | undefined>();
/** How many requests are refused before one is answered. */
let refusals = 0;
let received: string[] = [];

beforeAll(async () => {
  server = await localServer(async (request, response) => {
    requests++;
    ports.add(request.socket.remotePort);
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push(body);
    if (refusals-- > 0) response.writeHead(503, { 'content-type': 'application/json' }).end('"busy"');
    else response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60' }).end(String(requests));
  });
});
beforeEach(() => {
  requests = 0;
  ports = new Set();
  refusals = 0;
  received = [];
});
afterAll(() => server.close());

/** Runs a test with a call through undici, and closes the connections after it. */
async function withCall(options: UndiciFetchOptions, run: (call: AnyCall, put: AnyCall) => Promise<void>): Promise<void> {
  const fetch = undiciFetch(options);
  const client = { baseUrl: server.url, fetch };
  try {
    await run(callOf({ method: 'GET', path: '/' }, client), callOf({ method: 'PUT', path: '/', mediaType: 'multipart/form-data' }, client));
  } finally {
    await fetch.close();
  }
}

describe('undiciFetch', () => {
  it('sends many calls over as many connections as it may', async () => {
    await withCall({ agent: { connections: 2 } }, async (call) => {
      await Promise.all(Array.from({ length: 20 }, () => call.orThrow()));
      expect([requests, ports.size]).toEqual([20, 2]);
    });
  });

  it('sends forms and reads JSON as the client does by itself', async () => {
    await withCall({}, async (_, put) => {
      expect(await put({ body: { file: new File(['text'], 'a.txt'), n: 1n } })).toMatchObject({ ok: true, data: 1 });
      expect(received[0]).toContain('filename="a.txt"');
    });
  });

  it('neither repeats nor keeps anything unless it is told to', async () => {
    refusals = 1;
    await withCall({}, async (call) => {
      expect((await call()).status).toBe(503);
      expect([await call.orThrow(), await call.orThrow()]).toEqual([2, 3]);
    });
  });

  it('sends again what was refused, and gives the last answer', async () => {
    const retry = { minTimeout: 0, maxTimeout: 0, maxRetries: 2 };
    await withCall({ retry }, async (call) => {
      refusals = 2;
      expect(await call()).toMatchObject({ status: 200, data: 3 });
      refusals = 10;
      expect(await call()).toMatchObject({ status: 503, error: 'busy' });
    });
  });

  it('keeps what may be kept', async () => {
    await withCall({ cache: true }, async (call) => {
      expect([await call.orThrow(), await call.orThrow()]).toEqual([1, 1]);
    });
  });

  it('does both together', async () => {
    refusals = 1;
    await withCall({ cache: { methods: ['GET'] }, retry: { minTimeout: 0, maxTimeout: 0 } }, async (call) => {
      expect([await call.orThrow(), await call.orThrow(), requests]).toEqual([2, 2, 2]);
    });
  });

  it('ends with the signal and with its connections', async () => {
    const fetch = undiciFetch();
    const call = callOf({ method: 'GET', path: '/' }, { baseUrl: server.url, fetch });
    const reason = new Error('enough');
    await expect(call({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await fetch.close();
    await expect(call()).rejects.toThrow(RequestError);
  });
});
