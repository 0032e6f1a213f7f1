import { createApp, type App } from 'tenon';
import { fetchHandler } from 'tenon/web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ping } from './app/calling.ts';
import { builtAhead } from './built-app.ts';
import { Log } from './log.ts';
import { nodeTarget, type NodeTarget } from './node-target.ts';
import { runtime } from './runtime-targets.ts';

const hosts = ['api.example.com', '*.Tenants.example.com', 'localhost:3000', '[::1]'];
const appOf = (log = new Log()): App<unknown> => createApp({ ping }, { hosts, docs: false, logger: log, proxies: { trusted: ['loopback'] } });

const ours = [
  'api.example.com',
  'API.Example.Com',
  'api.example.com:8080',
  'a.tenants.example.com',
  'a.b.tenants.example.com:1',
  'localhost:3000',
  '[::1]',
  '[::1]:80',
];
// oxfmt-ignore
const others = ['example.com', 'evil.test', 'api.example.com.evil.test', 'evilapi.example.com', 'tenants.example.com', '.tenants.example.com', 'eviltenants.example.com', 'localhost', 'localhost:3001', 'api.example.com.', '127.0.0.1', '[::2]'];

describe('an app that answers for some hosts', () => {
  const handler = fetchHandler(appOf());
  afterAll(() => handler.close());
  const statusOf = async (host: string, path = '/ping', init?: RequestInit): Promise<string> => {
    const response = await handler(new Request(`http://${host}${path}`, init));
    const { code } = (await response.json()) as { readonly code?: string };
    return `${response.status} ${code ?? 'fine'}`;
  };

  it.each(ours)('answers for %s (class 55)', async (host) => {
    expect(await statusOf(host)).toBe('200 fine');
  });
  it.each(others)('answers 421 for %s (class 55)', async (host) => {
    expect(await statusOf(host)).toBe('421 request.host');
  });
  it('answers 421 whatever is asked for (class 55)', async () => {
    expect(await statusOf('evil.test', '/nowhere')).toBe('421 request.host');
    expect(await statusOf('evil.test', '/ping', { method: 'OPTIONS', headers: { origin: 'http://evil.test', 'access-control-request-method': 'GET' } })).toBe(
      '421 request.host',
    );
  });
});

describe.skipIf(runtime !== 'node').each([
  ['node', () => appOf()],
  ['node, built ahead of time', () => builtAhead(appOf())],
])('an app that answers for some hosts, on %s (skipped elsewhere: other runtimes make a URL of Host)', (_, open) => {
  let target: NodeTarget;
  beforeAll(async () => {
    target = await nodeTarget(await open());
  });
  afterAll(() => target.close());
  const statusOf = async (headers: Readonly<Record<string, string>>): Promise<number> => (await target.send({ path: '/ping', headers })).status;

  it.each(ours)('answers for %s (class 55)', async (host) => {
    expect(await statusOf({ host })).toBe(200);
  });
  it.each(others)('answers 421 for %s (class 55)', async (host) => {
    expect(await statusOf({ host })).toBe(421);
  });
  it('answers 421 without a Host (class 55)', async () => {
    expect(await target.sendBytes('GET /ping HTTP/1.0\r\n\r\n')).toContain('421 Misdirected Request');
  });
  it('goes by the host that a trusted proxy was called by (classes 55 and 56)', async () => {
    const headers = { host: 'inside.test', 'x-forwarded-for': '192.0.2.1' };
    expect(await statusOf({ ...headers, 'x-forwarded-host': 'api.example.com' })).toBe(200);
    expect(await statusOf({ ...headers, host: 'api.example.com', 'x-forwarded-host': 'evil.test' })).toBe(421);
    expect(await statusOf({ host: 'inside.test', 'x-forwarded-host': 'api.example.com' })).toBe(421);
  });
});
