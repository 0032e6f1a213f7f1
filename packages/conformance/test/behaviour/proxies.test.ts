import { createApp } from 'tenon';
import { describe, expect, it } from 'vitest';
import { callingApp, ping } from './app/calling.ts';
import { behaves, type Case } from './suite.ts';
import type { Exchange } from './target.ts';

const saying = (path: string, headers: NonNullable<Exchange['headers']>): Exchange => ({ method: 'POST', path, headers, body: '{"say":"hello"}' });
const forged = { 'x-forwarded-for': '203.0.113.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'forged.test' };

// oxfmt-ignore
const byForwarded: readonly Case[] = [
  { title: 'reads Forwarded where it is chosen (class 56)', send: saying('/caller', { ...forged, forwarded: 'for="[2001:DB8::1]:4711";proto=https;host=Outside.test, for=10.0.0.2;proto=http;host=b' }), status: 200, body: { address: '2001:db8::1', scheme: 'https', host: 'outside.test', url: 'https://outside.test/caller', said: 'hello' } },
  { title: 'joins lines of Forwarded (class 56)', send: saying('/caller', { forwarded: ['for=198.51.100.1', 'for=10.0.0.2'] }), status: 200, body: { address: '198.51.100.1', scheme: 'http' } },
  { title: 'reads nothing of X-Forwarded where Forwarded is chosen (class 56)', send: saying('/caller', forged), status: 200, body: { address: '127.0.0.1', scheme: 'http' } },
];

// oxfmt-ignore
const byXForwarded: readonly Case[] = [
  { title: 'knows a caller without a proxy (class 56)', send: saying('/caller', {}), status: 200, body: { address: '127.0.0.1', who: '127.0.0.1', scheme: 'http', said: 'hello' } },
  { title: 'believes a trusted proxy of address, scheme and host together (class 56)', send: saying('/caller', { 'x-forwarded-for': '203.0.113.9, 198.51.100.1, 10.0.0.2', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'Outside.test:443' }), status: 200, body: { address: '198.51.100.1', who: '198.51.100.1', scheme: 'https', host: 'outside.test', url: 'https://outside.test/caller', said: 'hello' } },
  { title: 'believes nothing of scheme and host where no caller is named (class 56)', send: saying('/caller', { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'forged.test' }), status: 200, body: { address: '127.0.0.1', scheme: 'http' } },
  { title: 'joins lines of X-Forwarded-For (class 56)', send: saying('/caller', { 'x-forwarded-for': ['198.51.100.1', '10.0.0.2'] }), status: 200, body: { address: '198.51.100.1' } },
  { title: 'reads nothing of Forwarded unless it is chosen (class 56)', send: saying('/caller', { forwarded: 'for=203.0.113.1;proto=https;host=forged.test' }), status: 200, body: { address: '127.0.0.1', scheme: 'http' } },
  { title: 'gives the URL that was called to who asks before the body is read', send: saying('/early?a=b', { ...forged, 'x-forwarded-host': 'outside.test' }), status: 200, body: { url: 'https://outside.test/early?a=b', said: 'hello' } },
];

behaves({ 'X-Forwarded': byXForwarded }, (log) => callingApp(log, 'x-forwarded'));
behaves({ Forwarded: byForwarded }, (log) => callingApp(log, 'forwarded'));

describe('proxies', () => {
  it.each([
    ['10.0.0.0/33', 'is no address and no subnet'],
    ['proxy.internal', 'is no address and no subnet'],
    ['0.0.0.0/0', 'trusts everyone'],
    ['10.0.0.1/8', 'has bits set that its length leaves out'],
  ])('that are %s do not boot (class 56)', async (text, message) => {
    await expect(createApp({ ping }, { proxies: { trusted: [text] } }).open()).rejects.toThrow(message);
  });
});
