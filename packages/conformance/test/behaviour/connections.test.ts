import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stubborn } from './app/answering.ts';
import { behaviourApp } from './app.ts';
import { parseResponses } from './http-text.ts';
import { Log } from './log.ts';
import { nodeTarget, type NodeTarget } from './node-target.ts';
import { goAway } from './socket-client.ts';

/** What only a socket can say: framing, pipelines, connections that end. */
describe('a connection to node', () => {
  const log = new Log();
  let target: NodeTarget;
  beforeAll(async () => {
    target = await nodeTarget(behaviourApp(log), { requestTimeoutMs: 200 });
  });
  afterAll(() => target.close());

  const host = 'Host: a\r\n';
  const last = `GET /ping HTTP/1.1\r\n${host}Connection: close\r\n\r\n`;
  const post = (headers: string, body: string): string => `POST /items HTTP/1.1\r\n${host}Content-Type: application/json\r\n${headers}\r\n${body}`;
  const answers = async (bytes: string): Promise<string[]> =>
    parseResponses(Buffer.from(await target.sendBytes(bytes), 'latin1'), []).map(
      ({ status, text }) => `${status} ${(JSON.parse(text) as { readonly code?: string }).code ?? text}`,
    );
  const pong = '200 {"pong":true}';

  it.each([
    ['Transfer-Encoding beside Content-Length', post('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n', '0\r\n\r\n'), '400 request.malformed'],
    ['two Content-Length lines', post('Content-Length: 2\r\nContent-Length: 3\r\n', '{}x'), '400 request.malformed'],
    ['a list as Content-Length', post('Content-Length: 2, 2\r\n', '{}'), '400 request.malformed'],
    ['a signed Content-Length', post('Content-Length: +2\r\n', '{}'), '400 request.malformed'],
    ['a space before a colon', `GET /ping HTTP/1.1\r\n${host}X : y\r\n\r\n`, '400 request.malformed'],
    ['a folded header', `GET /ping HTTP/1.1\r\n${host}X: y\r\n z\r\n\r\n`, '400 request.malformed'],
    ['bare line feeds', 'GET /ping HTTP/1.1\nHost: a\n\n', '400 request.malformed'],
    ['a NUL in a header', `GET /ping HTTP/1.1\r\n${host}X: \0\r\n\r\n`, '400 request.malformed'],
    ['a target without a slash', `GET ping HTTP/1.1\r\n${host}\r\n`, '400 request.malformed'],
    ['another version', `GET /ping HTTP/1.9\r\n${host}\r\n`, '400 request.malformed'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400 request.malformed'],
    ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '501 request.unknown-method'],
    ['chunks that are none', post('Transfer-Encoding: chunked\r\n', 'xyz\r\n'), '400 request.malformed'],
    ['an unknown coding', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), '400 request.malformed'],
    ['a coding after chunked', post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'), '400 request.malformed'],
    ['long chunk extensions', post('Transfer-Encoding: chunked\r\n', `2;${'a'.repeat(17_000)}\r\n{}\r\n0\r\n\r\n`), '413 body.too-large'],
    ['a request that stops in its head', 'GET /ping HT', '408 request.timeout'],
    ['a request that stops in its body', post('Content-Length: 20\r\n', '{"name":'), '408 request.timeout'],
  ])('answers %s with a problem and closes', async (_, bytes, expected) => {
    expect(await answers(bytes)).toEqual([expected]);
    expect(await answers(last)).toEqual([pong]);
  });

  it('sends no body where the body of a HEAD request is malformed', async () => {
    const answer = await target.sendBytes(`HEAD /ping HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nx\r\n`);
    expect(parseResponses(Buffer.from(answer, 'latin1'), ['HEAD'])).toMatchObject([{ status: 400 }]);
  });

  it('answers chunks over HTTP/1.0 with 400', async () => {
    expect(await answers(`POST /items HTTP/1.0\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`)).toEqual([
      '400 request.malformed',
    ]);
  });

  it('asks HTTP/1.1 alone for a Host', async () => {
    expect(await answers('GET /ping HTTP/1.1\r\nConnection: close\r\n\r\n')).toEqual(['400 header.malformed-host']);
    expect(await answers('GET /ping HTTP/1.0\r\n\r\n')).toEqual([pong]);
  });

  it('ignores an upgrade that it does not know', async () => {
    expect(await answers(`GET /ping HTTP/1.1\r\n${host}Upgrade: h2c\r\nConnection: Upgrade, close\r\n\r\n`)).toEqual([pong]);
  });

  it('answers pipelined requests in their order', async () => {
    const slow = `GET /slow/read HTTP/1.1\r\n${host}\r\n`;
    expect(await answers(slow + last)).toEqual(['504 server.timeout', pong]);
  });

  it('does not read a request in a body that nobody read', async () => {
    const smuggled = `GET /guarded/bearer HTTP/1.1\r\n${host}\r\n`;
    const unread = `POST /bodiless HTTP/1.1\r\n${host}Content-Length: ${smuggled.length}\r\n\r\n${smuggled}`;
    expect(await answers(unread + last)).toEqual(['200 {"done":true}', pong]);
  });

  it('does not read a request in a body that was refused', async () => {
    const body = `${'x'.repeat(5000)}GET /guarded/bearer HTTP/1.1\r\n${host}\r\n`;
    expect(await answers(post(`Content-Length: ${body.length}\r\n`, body) + last)).toEqual(['413 body.too-large', pong]);
  });

  it('answers what came before a request that it cannot parse', async () => {
    expect(await answers(`GET /slow/read HTTP/1.1\r\n${host}\r\nGET rubbish\r\n\r\n`)).toEqual(['504 server.timeout', '400 request.malformed']);
  });

  it('writes nothing into a response that has begun', async () => {
    const socket = await target.connect();
    const received = text(socket);
    const end = closed(socket); // on a busy machine the time for the request is up first
    socket.write(post('Transfer-Encoding: chunked\r\n', '').replace('/items', '/streamed/x'));
    await vi.waitFor(() => expect(received()).toContain('more'), 15_000);
    socket.write('rubbish\r\n');
    await end;
    expect(received()).not.toContain('400');
  });

  it('closes the connection of a caller that goes on and on with a body that nobody wants', async () => {
    const patient = await nodeTarget(behaviourApp(log));
    const socket = await patient.connect();
    const received = text(socket);
    socket.on('error', () => undefined);
    socket.write(`POST /bodiless HTTP/1.1\r\n${host}Content-Length: 100000000\r\n\r\n`);
    const flow = (): void => void (socket.destroyed || socket.write(Buffer.alloc(65_536), flow));
    flow();
    await closed(socket);
    await patient.close();
    expect(received()).toContain('200 OK');
  });

  it('warns of no leak over a hundred requests on one connection', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on('warning', onWarning);
    const one = `GET /watched HTTP/1.1\r\n${host}\r\n`;
    const all = await answers(one.repeat(100) + last);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', onWarning);
    expect(new Set(all)).toEqual(new Set(['200 {"aborted":false}', pong]));
    expect(warnings).toEqual([]);
  });

  it('lives on, with nothing left open, after callers that go away', async () => {
    const base = sockets();
    const starts = [
      'GET /ping HT',
      post('Content-Length: 100\r\n', '{"name":'),
      post('Transfer-Encoding: chunked\r\n', '5\r\n{"na'),
      post('Content-Length: 100\r\n', 'x').replace('/items', '/foreign/x'),
      post('Content-Length: 100\r\n', 'x').replace('/items', '/taken'),
      post('Content-Length: 900000\r\n', 'x'.repeat(5000)),
      `GET /slow/forever HTTP/1.1\r\n${host}\r\n`,
      `GET /streamed HTTP/1.1\r\n${host}\r\n`,
    ];
    for (let round = 0; round < 20; round++) await Promise.all(starts.map(async (bytes) => goAway(await target.connect(), bytes, round % 2 === 0)));
    await vi.waitFor(() => expect(sockets()).toBe(base), 15_000);
    expect(await answers(last)).toEqual([pong]);
    expect(log.takeErrors()).toEqual([]);
  });

  it('is the last that the server waits for', async () => {
    stubborn.emit('end');
    expect(await target.close()).toBe(true);
    expect(sockets()).toBe(0);
  });
});

/** Connections of this process, of both ends. */
function sockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}

function text(socket: Socket): () => string {
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  return () => received;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
