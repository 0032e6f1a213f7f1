import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CompiledTenon } from './compiled-tenon.ts';
import { isLast, KeepAliveClient } from './keep-alive-client.ts';
import { ServerProcess } from './server-process.ts';

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const post = 'POST /soon HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"n":1}';
const stopped = ['stop b', 'stop a'];

describe('a server that is told to stop', { timeout: 60_000 }, () => {
  let tenon: CompiledTenon;
  let server: ServerProcess | null = null;
  beforeAll(() => {
    tenon = new CompiledTenon();
  }, 60_000);
  afterEach(() => server?.kill());
  afterAll(() => tenon.remove());
  const start = async (options: Parameters<typeof ServerProcess.start>[1] = {}): Promise<ServerProcess> =>
    (server = await ServerProcess.start(tenon.folder, options));
  const open = async ({ port }: ServerProcess): Promise<KeepAliveClient> => (await KeepAliveClient.open(port)) ?? expect.unreachable('refused');

  it.each(Array.from({ length: 10 }, (_, round) => round + 1))('loses no request of a hundred busy clients (round %i of 10)', async () => {
    const running = await start();
    let answers = 0;
    /** Asks again and again, on new connections where the server wants that, until it is refused. */
    const client = async (index: number): Promise<string> => {
      const [question, expected] = index % 2 === 0 ? [get('/fast'), '{"done":true}'] : [post, '{"n":1}'];
      for (;;) {
        const connection = await KeepAliveClient.open(running.port);
        if (connection === null) return 'refused';
        for (let isOver = false; !isOver;) {
          const answer = await connection.send(question);
          if (answer.text !== expected) return answer.text;
          isOver = isLast(answer);
          if (++answers === 1000) running.signal();
        }
      }
    };
    const ends = await Promise.all(Array.from({ length: 100 }, (_, index) => client(index)));
    expect(new Set(ends)).toEqual(new Set(['refused']));
    expect(answers).toBeGreaterThanOrEqual(1000);
    expect(await running.ended()).toEqual({ code: 0, output: stopped });
  });

  it('finishes requests that are under way', async () => {
    const running = await start();
    const answer = (await open(running)).send(get('/slow'));
    await running.told((message) => message === 'arrived');
    await running.terminate();
    await refusing(running);
    running.tell('finish');
    expect(await answer).toMatchObject({ status: 200, text: '{"done":true}' });
    expect(isLast(await answer)).toBe(true);
    expect(await running.ended()).toEqual({ code: 0, output: stopped });
  });

  it('answers one more request on a connection that waits', async () => {
    const running = await start();
    const connection = await open(running);
    await connection.send(get('/fast'));
    await running.terminate();
    await refusing(running);
    const answer = await connection.send(get('/fast'));
    expect([answer.status, isLast(answer)]).toEqual([200, true]);
    expect(await running.ended()).toEqual({ code: 0, output: stopped });
  });

  it('closes a connection that has been idle for the keep-alive time', async () => {
    const running = await start({ keepAliveMs: 50 });
    const [used, unused] = [await open(running), await open(running)];
    await used.send(get('/fast'));
    await running.terminate();
    await Promise.all([used.closed(), unused.closed()]);
    expect(await running.ended()).toEqual({ code: 0, output: stopped });
  });

  it('waits for tasks that run after their response', async () => {
    const running = await start({ keepAliveMs: 1 });
    await (await open(running)).send(get('/task'));
    await running.terminate();
    running.tell('finish');
    expect(await running.ended()).toEqual({ code: 0, output: ['task', ...stopped] });
  });

  it('cuts what takes longer than the time-out: 503 with Retry-After, aborted signals, exit code 1', async () => {
    const running = await start({ shutdownTimeoutMs: 100 });
    const answer = (await open(running)).send(get('/slow'));
    await running.told((message) => message === 'arrived');
    running.signal();
    expect(await answer).toMatchObject({ status: 503, text: expect.stringContaining('"code":"server.draining"') });
    expect([(await answer).headers.get('retry-after'), isLast(await answer)]).toEqual([['1'], true]);
    expect(await running.ended()).toEqual({ code: 1, output: ['aborted', ...stopped] });
  });

  it('ends at once with code 1 when it is told twice', async () => {
    const running = await start();
    const answer = (await open(running)).send(get('/slow'));
    await running.told((message) => message === 'arrived');
    await running.terminate();
    running.signal();
    await expect(answer).rejects.toThrow('a request was lost');
    expect(await running.ended()).toEqual({ code: 1, output: [] });
  });

  it('goes on accepting for the drain delay', async () => {
    const running = await start({ drainDelayMs: 500 });
    await running.terminate();
    const answer = await (await open(running)).send(get('/fast'));
    expect([answer.status, isLast(answer)]).toEqual([200, true]);
    expect(await running.ended()).toEqual({ code: 0, output: stopped });
  });

  it('ends when all servers of the process have closed', async () => {
    const running = await start({ servers: 2, keepAliveMs: 50 });
    const [first = 0, second = 0] = running.ports;
    await (await KeepAliveClient.open(first))?.send(get('/fast'));
    const answer = (await KeepAliveClient.open(second))?.send(get('/slow'));
    await running.told((message) => message === 'arrived');
    await running.terminate();
    running.tell('finish');
    expect(await answer).toMatchObject({ status: 200 });
    expect(await running.ended()).toEqual({ code: 0, output: stopped });
  });
});

/** Resolves when a server takes no connection any more. */
async function refusing({ port }: ServerProcess): Promise<void> {
  for (let connection = await KeepAliveClient.open(port); connection !== null; connection = await KeepAliveClient.open(port)) connection.close();
}
