import { describe, expect, it } from 'vitest';
import { hostileCases } from '../behaviour/cases/hostile.ts';
import { inputCases } from '../behaviour/cases/input.ts';
import { statusCases } from '../behaviour/cases/status.ts';
import { eachCase, type Running } from '../behaviour/suite.ts';
import { goAway } from '../behaviour/socket-client.ts';
import { builtWorker } from './built-worker.ts';
import type { Runtime } from './exceptions.ts';
import { startFromSources, startWorker, type RuntimeProcess } from './runtime-process.ts';

/** Programs by name, as `npm run test:runtimes` installs them. */
const commands = JSON.parse(process.env['TENON_RUNTIMES'] ?? '{}') as Readonly<Partial<Record<Runtime, string>>>;

// Bun and Deno run the suite itself; no test runs inside workerd.
describe('through workerd, built ahead of time', () => {
  const command = commands.workerd;
  if (command === undefined) it.skip('behaves (skipped: workerd comes with npm run test:runtimes)');
  else
    eachCase({ ...statusCases, ...inputCases, ...hostileCases }, { runtime: 'workerd', name: 'workerd' }, async () =>
      runningOf(await startWorker(command, await builtWorker('behaviour-app'))),
    );
});

function runningOf({ client, stop }: RuntimeProcess): Running {
  return {
    target: { name: 'workerd', send: (exchange) => client.send(exchange), close: stop },
    takeErrors: async () => JSON.parse((await client.send({ path: '/logged' })).text) as string[], // as the route declares
  };
}

describe.each(['bun', 'deno', 'workerd'] as const)('%s', (name) => {
  const command = commands[name];
  const title = 'lives on after callers that go away, and after bytes that are no request';
  if (command === undefined) {
    it.skip(`${title} (skipped: ${name} comes with npm run test:runtimes)`);
    return;
  }
  it(title, { timeout: 120_000 }, async () => {
    const { client, stop } = name === 'workerd' ? await startWorker(command, await builtWorker('battery-app')) : await startFromSources(command, name);
    try {
      for (let round = 0; round < 10; round++)
        await Promise.all(rudeness.map((bytes) => client.connect().then((socket) => goAway(socket, bytes, round % 2 === 0))));
      for (const bytes of rubbish) await client.sendBytes(bytes).catch(() => undefined); // refused in whatever way
      expect((await client.send({ path: '/ping' })).text).toBe('{"pong":true}');
    } finally {
      await stop();
    }
  });
});

const post = (headers: string, body: string): string => `POST /items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${headers}\r\n${body}`;
const close = 'Connection: close\r\n';
const rudeness = [
  'GET /ping HT',
  post('Content-Length: 100\r\n', '{"name":'),
  post('Transfer-Encoding: chunked\r\n', '5\r\n{"na'),
  post('Content-Length: 900000\r\n', 'x'.repeat(5000)),
  post('Content-Length: 100\r\n', 'x').replace('/items', '/foreign/x'),
  'GET /slow/forever HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /streamed HTTP/1.1\r\nHost: a\r\n\r\n',
];
const rubbish = [
  post(`${close}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n`, '0\r\n\r\n'),
  post(`${close}Content-Length: 2\r\nContent-Length: 3\r\n`, '{}x'),
  post(`${close}Content-Length: +2\r\n`, '{}'),
  post(`${close}Transfer-Encoding: chunked\r\n`, 'xyz\r\n'),
  post(`${close}Transfer-Encoding: xchunked\r\n`, '0\r\n\r\n'),
  `GET /ping HTTP/1.1\r\nHost: a\r\n${close}X: \0\r\n\r\n`,
  `GET /ping HTTP/1.1\r\nHost: a\r\n${close}X : y\r\n\r\n`,
  'rubbish\r\n\r\n',
];
