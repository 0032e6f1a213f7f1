import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../test/support/fake-request.ts';
import { HeldMessage, streamOf } from './held-message.ts';
import { NodeRequest } from './node-request.ts';

type Answer = (incoming: HeldMessage, outgoing: ServerResponse) => unknown;

/** Bodies of real connections; each test says what the server does with its own. */
describe('a message that holds its body', () => {
  let answer: Answer = () => undefined;
  const server = createServer({ IncomingMessage: HeldMessage }, (incoming, outgoing) => void answer(incoming, outgoing));
  let socket: Socket;
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1'); // TCP
    await once(socket, 'connect');
    // The first body of a process shows that the others can be held.
    await sent('first', readAll);
  });
  afterAll(async () => {
    socket.destroy();
    await once(server.close(), 'close');
  });

  /** What the server makes of a body; the next one on the same connection must find everything in order. */
  const sent = async (body: string | readonly string[], use: (incoming: HeldMessage) => Promise<unknown>, isOnePacket = false): Promise<unknown> => {
    const outcome = new Promise<unknown>((resolve, reject) => {
      answer = (incoming, outgoing) =>
        use(incoming)
          .finally(() => outgoing.end('ok'))
          .then(resolve, reject);
    });
    const answered = once(socket, 'data');
    const head = typeof body === 'string' ? `Content-Length: ${body.length}` : 'Transfer-Encoding: chunked';
    if (isOnePacket) socket.cork();
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\n${head}\r\n\r\n`);
    for (const piece of typeof body === 'string' ? [body] : [...body, '']) {
      socket.write(typeof body === 'string' ? piece : `${piece.length.toString(16)}\r\n${piece}\r\n`);
      await endOfTurn();
    }
    if (isOnePacket) socket.uncork();
    const value = await outcome;
    await answered;
    return value;
  };
  const together = (body: string, use: (incoming: HeldMessage) => Promise<unknown>): Promise<unknown> => sent(body, use, true);

  it.each<[string, string | readonly string[], string]>([
    ['one piece', 'whole', 'whole'],
    ['pieces', ['a', 'bc', 'def'], 'abcdef'],
    ['no piece', [], ''],
    ['many bytes', 'x'.repeat(300_000), 'x'.repeat(300_000)],
  ])('gives a body of %s, at once or later, to a reader or to a stream', async (_, body, expected) => {
    expect(await sent(body, readAll)).toBe(expected);
    expect(await sent(body, later(readAll))).toBe(expected);
    expect(await sent(body, streamAll)).toBe(expected);
    expect(await sent(body, later(streamAll))).toBe(expected);
  });

  it('is there at once when it has ended in one piece, and is taken once', async () => {
    const whole = async (incoming: HeldMessage): Promise<unknown> => {
      const request = new NodeRequest(incoming, '/');
      const bytes = request.readBody(5);
      return [bytes instanceof Uint8Array ? Buffer.from(bytes).toString() : 'a promise', await outcomeOf(() => request.readBody(5))];
    };
    expect(await sent('whole', ended(whole))).toEqual(['whole', 'undefined undefined']);
    expect(await sent(['who', 'le'], ended(whole))).toEqual(['a promise', 'undefined undefined']);
    expect(
      await sent(
        ['too long'],
        ended((incoming) => outcomeOf(() => new NodeRequest(incoming, '/').readBody(4))),
      ),
    ).toBe('413 body.too-large');
    expect(await sent('next', readAll)).toBe('next');
  });

  it('tells of its end when that is all that is missing', async () => {
    const before = (sizeBytes: number) => async (incoming: HeldMessage) => {
      const ended = new Promise<string>((resolve) => {
        process.nextTick(() => incoming.atEnd(sizeBytes, () => resolve(`${incoming.complete}`)) || resolve('not held'));
      });
      return [await ended, await readAll(incoming)];
    };
    expect(await together('whole', before(5))).toEqual(['true', 'whole']);
    expect(await together('whole', before(6))).toEqual(['not held', 'whole']);
  });

  it('is read past its stream', async () => {
    const events: string[] = [];
    await sent('body', async (incoming) => {
      incoming.emit = (event: string | symbol) => events.push(String(event)) > 0;
      return readAll(incoming);
    });
    expect(events).toEqual([]);
  });

  it('is given once', async () => {
    const twice = async (incoming: HeldMessage): Promise<string> => {
      const request = new NodeRequest(incoming, '/');
      await request.readBody(100);
      return outcomeOf(() => request.readBody(100));
    };
    expect(await sent('body', twice)).toMatch(/^undefined/);
  });

  it('ends at the limit, and lets the rest go by', async () => {
    const limited = (incoming: HeldMessage): Promise<string> => outcomeOf(() => new NodeRequest(incoming, '/').readBody(4));
    const limitedAndRead = async (incoming: HeldMessage): Promise<string> => {
      const outcome = await limited(incoming);
      streamOf(incoming).resume();
      return outcome;
    };
    expect(await sent('12345', limitedAndRead)).toBe('413 body.too-large');
    expect(await sent(['123', '45', '6'.repeat(100)], limitedAndRead)).toBe('413 body.too-large');
    expect(await sent(['12', '34'], limited)).toBe('fine');
  });

  it('fails who reads when its request is aborted', async () => {
    const aborted = async (incoming: HeldMessage): Promise<string> => {
      const request = new NodeRequest(incoming, '/');
      const outcome = outcomeOf(() => request.readBody(100));
      request.abort(new Error('gone'));
      return outcome;
    };
    expect(await sent(['12', '34'], aborted)).toBe('400 body.incomplete');
    expect(await sent('next', readAll)).toBe('next');
  });
});

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  return Buffer.from(await new NodeRequest(incoming, '/').readBody(1_000_000)).toString();
}

async function streamAll(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of streamOf(incoming)) pieces.push(piece as Buffer); // no encoding is set
  return Buffer.concat(pieces).toString();
}

/** After all of the body has come. */
function ended(use: (incoming: HeldMessage) => Promise<unknown>): (incoming: HeldMessage) => Promise<unknown> {
  return async (incoming) => {
    while (!incoming.complete) await endOfTurn();
    return use(incoming);
  };
}

/** After some of the body has come. */
function later(use: (incoming: HeldMessage) => Promise<unknown>): (incoming: HeldMessage) => Promise<unknown> {
  return async (incoming) => {
    for (let turn = 0; turn < 5; turn++) await endOfTurn();
    return use(incoming);
  };
}
