import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeRequest } from '../../../test/support/fake-request.ts';
import type { HttpRequest } from '../../shapes/http.ts';
import { Connections } from './connections.ts';

const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

describe('connections', () => {
  let server: Server;
  let connections: Connections;
  const calls: { readonly outgoing: ServerResponse; readonly request: HttpRequest }[] = [];
  beforeEach(async () => {
    server = createServer((incoming, outgoing) => {
      const call = { outgoing, request: fakeRequest({}) };
      connections.track(incoming, outgoing, call.request);
      calls.push(call);
      server.emit('call');
    });
    connections = new Connections(server, 1);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    connections.destroy();
    server.close();
    calls.splice(0);
  });
  const open = async (text = ''): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    const called = text === '' ? once(server, 'connection') : once(server, 'call');
    socket.write(text);
    await called;
    return socket;
  };

  it('are drained once idle ones have closed', async () => {
    const socket = await open();
    const closed = once(socket, 'close');
    expect(await connections.drained(5000)).toBe(true);
    await closed;
  });

  it('are not drained while a request runs, and no longer than asked', async () => {
    const socket = await open(request);
    expect(await connections.drained(150)).toBe(false);
    expect(socket.destroyed).toBe(false);
    calls[0]?.outgoing.writeHead(200, ['connection', 'close']).end();
    expect(await connections.drained(5000)).toBe(true);
  });

  it('abort the requests of a caller who leaves, also those that wait behind another', async () => {
    const socket = await open(request);
    const second = once(server, 'call');
    socket.write(request);
    await second;
    const aborted = calls.map((call) => once(call.request.signal, 'abort'));
    socket.destroy();
    await Promise.all(aborted);
    expect(calls.map((call) => (call.request.signal.reason as { readonly code?: string }).code)).toEqual(['request.aborted', 'request.aborted']);
  });

  it('abort nothing once a response has left', async () => {
    const socket = await open(request);
    const left = once(calls[0]?.outgoing as ServerResponse, 'close');
    calls[0]?.outgoing.writeHead(204).end();
    await left;
    socket.destroy();
    await once(socket, 'close');
    expect(await connections.drained(5000)).toBe(true);
    expect(calls[0]?.request.signal.aborted).toBe(false);
  });

  it('that are cut abort what runs, answer what has no answer, and close', async () => {
    const [waiting, begun] = [await open(request), await open(request)];
    calls[1]?.outgoing.writeHead(200).write('a');
    const written: ServerResponse[] = [];
    const closed = Promise.all([once(waiting, 'close'), once(begun, 'close')]);
    connections.cut(new Error('over'), (outgoing) => {
      written.push(outgoing);
      outgoing.writeHead(503, ['connection', 'close']).end();
    });
    await closed;
    expect(written).toEqual([calls[0]?.outgoing]);
    expect(calls.map((call) => (call.request.signal.reason as Error).message)).toEqual(['over', 'over']);
  });

  const come = (): Socket => connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);

  it.each([
    ['at once', 0],
    ['for longer than a second', 60],
  ])('have settled when a turn of the loop has brought none: %s', async (_, turnMs) => {
    let accepted = 0;
    server.on('connection', () => {
      accepted++;
      for (const endMs = Date.now() + turnMs; Date.now() < endMs;);
    });
    await Promise.all(Array.from({ length: 20 }, () => once(come(), 'connect')));
    await connections.settled(60_000);
    expect(accepted).toBe(20);
  });

  it.each([
    ['asked', 100],
    ['the queue that there was needs', 60_000],
  ])('settle no longer than %s when callers come without end', async (_, timeoutMs) => {
    let accepted = 0;
    let isOver = false;
    server.on('connection', (socket: Socket) => {
      accepted++;
      socket.destroy();
      if (!isOver) come();
    });
    await once(come(), 'connect');
    await connections.settled(timeoutMs);
    isOver = true;
    expect(accepted).toBeGreaterThan(1);
  });
});
