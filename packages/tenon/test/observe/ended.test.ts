import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { LayerFactory, ResponseEnd } from '../../src/shapes/layer.ts';
import { observedApp, served, unseen, waysToAsk } from './observed-app.ts';

const ends: (ResponseEnd & { readonly at: string })[] = [];
const watching: LayerFactory = () => ({ ended: (visit, end) => void ends.push({ ...end, at: visit.route?.at ?? visit.request.path }) });
const nextEnd = async (): Promise<(typeof ends)[number]> => {
  await expect.poll(() => ends.length).toBeGreaterThan(0);
  return ends.shift() as (typeof ends)[number]; // there is one
};

describe.each(waysToAsk)('the end of a response (%s)', (name, openApp) => {
  it.each([
    ['GET', '/plain', { at: 'GET /plain', status: 200, bytes: 7, isComplete: true }],
    ['HEAD', '/plain', { at: 'GET /plain', status: 200, bytes: 0, isComplete: true }],
    ['HEAD', '/stream', { at: 'GET /stream', status: 200, bytes: 0, isComplete: true }],
    ['GET', '/stream', { at: 'GET /stream', status: 200, bytes: 24, isComplete: true }],
    ['GET', '/none', { at: '/none', status: 404, isComplete: true }],
    ['DELETE', '/plain', { at: '/plain', status: 405, isComplete: true }],
    ['GET', '/failing/1', { at: 'GET /failing/{id}', status: 500, isComplete: true }],
  ])('of %s %s is told once', async (method, path, expected) => {
    const asked = await openApp(observedApp([watching], unseen, { logger: silent }));
    const response = await asked.ask(path, { method });
    await response.arrayBuffer();
    expect(await nextEnd()).toMatchObject(expected);
    await asked.close();
    expect(ends).toEqual([]);
  });

  it('is told of a stream that nobody reads on', async () => {
    const asked = await openApp(observedApp([watching], unseen));
    const response = await asked.ask('/endless');
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const end = await nextEnd();
    expect(end).toMatchObject({ at: 'GET /endless', status: 200, isComplete: false });
    expect(end.bytes, name).toBeGreaterThan(0);
    await asked.close();
    expect(ends).toEqual([]);
  });
});

describe('the end of a response (node)', () => {
  it('is told when the caller goes before the answer is there', async () => {
    let arrived: () => void = () => undefined;
    const isHere = new Promise<void>((resolve) => void (arrived = resolve));
    const server = await served(observedApp([watching], { look: () => arrived(), release: new Promise(() => undefined) }));
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET /held HTTP/1.1\r\nHost: a\r\n\r\n');
    await isHere;
    socket.destroy();
    await once(socket, 'close');
    expect(await nextEnd()).toMatchObject({ at: 'GET /held', status: 200, bytes: 0, isComplete: false });
    await server.close();
    expect(ends).toEqual([]);
  });
});

describe('the end of a response that is under way (node)', () => {
  it.each(['close', 'keep-alive'])('is told when all has left, connection: %s', async (connection) => {
    const server = await served(observedApp([watching], unseen));
    const socket = connect(server.port, '127.0.0.1');
    socket.resume();
    for (const path of connection === 'close' ? ['/large'] : ['/plain', '/large'])
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: ${connection}\r\n\r\n`);
    if (connection === 'keep-alive') expect(await nextEnd()).toMatchObject({ at: 'GET /plain', bytes: 7, isComplete: true });
    expect(await nextEnd()).toMatchObject({ at: 'GET /large', bytes: 50_000_002, isComplete: true });
    socket.destroy();
    await server.close();
  });

  it('is told when the caller goes', async () => {
    const server = await served(observedApp([watching], unseen));
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET /large HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    expect(await nextEnd()).toMatchObject({ at: 'GET /large', status: 200, bytes: 0, isComplete: false });
    await server.close();
    expect(ends).toEqual([]);
  });
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
