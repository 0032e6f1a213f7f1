import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loadDocument, operationCount } from './api-document.ts';

describe('loadDocument', () => {
  let server: Server | null = null;
  afterEach(() => server?.close());

  it('gives the document', async () => {
    expect(await loadDocument(await answering(200, '{"openapi":"3.1.1"}'))).toEqual({ openapi: '3.1.1' });
  });

  it.each([
    [401, '{}', 'who you are (401)'],
    [403, '{}', 'may not read it (403)'],
    [404, '{}', 'nothing there (404)'],
    [500, '{}', 'answered 500'],
    [200, '<!doctype html><title>Sign in</title>', 'page of a login'],
    [200, 'null', 'no OpenAPI document'],
    [200, '[]', 'no OpenAPI document'],
  ])('says what is wrong with %i %s', async (status, body, part) => {
    await expect(loadDocument(await answering(status, body))).rejects.toThrow(part);
  });

  it('says that nobody answers', async () => {
    const url = await answering(200, '{}');
    await new Promise((resolve) => server?.close(resolve));
    await expect(loadDocument(url)).rejects.toThrow('cannot be reached');
  });

  async function answering(status: number, body: string): Promise<string> {
    server = createServer((_, response) => void response.writeHead(status, { connection: 'close' }).end(body));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`; // it listens on TCP
  }
});

describe('operationCount', () => {
  it.each([
    [{}, 0],
    [{ paths: {} }, 0],
    [{ paths: { '/a': { get: {}, post: {}, parameters: [], summary: '' }, '/b': { query: {}, 'x-post': {} } } }, 3],
  ])('of %j is %i', (document, count) => {
    expect(operationCount(document)).toBe(count);
  });
});
