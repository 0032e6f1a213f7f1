import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bearer, createApi, createApp, openapi, Problem, type App } from 'tenon';
import { compress } from 'tenon/compress';
import { staticFiles } from 'tenon/static';
import { testApp } from 'tenon/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Log } from './log.ts';
import { targets } from './runtime-targets.ts';
import type { Answer, Target } from './target.ts';

const api = createApi({ info: { title: 'F', version: '1' } });
const open = api.route.scope({ security: 'public' });
const user = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ credentials }) => credentials });
const big = Buffer.alloc(200_000, 'abcdefghij');
const outside = 'outside of the folder';
let place: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'tenon-static-'));
  const folder = join(place, 'site');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await mkdir(join(folder, 'docs'));
  await mkdir(join(place, 'site-of-others'));
  const files: Readonly<Record<string, string | Buffer>> = {
    'site/index.html': '<p>start',
    'site/docs/index.html': '<p>docs',
    'site/assets/app.1a2b.js': '"app"',
    'site/big.bin': big,
    'site/long.txt': 'long '.repeat(20_000),
    'site/empty.txt': '',
    'site/é x.txt': 'named',
    'site/.env': outside,
    'secret.txt': outside,
    'site-of-others/secret.txt': outside,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(place, name), content);
  await symlink(join(place, 'secret.txt'), join(folder, 'link.txt'));
  await symlink(join(place, 'site-of-others'), join(folder, 'linked'));
  await symlink(join(folder, 'index.html'), join(folder, 'inner.html'));
});
afterAll(() => rm(place, { recursive: true }));

const appOf = (log: Log): App<unknown> => {
  const folder = join(place, 'site');
  const plain = staticFiles(open.scope({ prefix: '/files' }), { folder, isShared: true, headers: { 'content-security-policy': "default-src 'self'" } });
  const own = staticFiles(api.route.scope({ prefix: '/own', with: { user } }), { folder });
  const pages = staticFiles(open.scope({ prefix: '/app' }), { folder, spa: 'index.html', immutable: /^assets\//g });
  return createApp({ plain, own, pages }, { logger: log, docs: false, layers: [compress()] });
};
const header = ({ headers }: Answer, name: string): string | undefined => headers.get(name)?.join(' | ');

describe.each(targets)('files of a folder through %s', (_title, { open: openTarget }) => {
  const log = new Log();
  let target: Target;
  beforeAll(async () => {
    target = await openTarget(appOf(log));
  });
  afterAll(() => target.close());
  const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => target.send({ method, path, headers });

  it.each([
    ['/files/', '<p>start', 'text/html; charset=utf-8'],
    ['/files/index.html', '<p>start', 'text/html; charset=utf-8'],
    ['/files/docs/', '<p>docs', 'text/html; charset=utf-8'],
    ['/files/assets/app.1a2b.js', '"app"', 'application/javascript; charset=utf-8'],
    ['/files/empty.txt', '', 'text/plain; charset=utf-8'],
    ['/files/%C3%A9%20x.txt', 'named', 'text/plain; charset=utf-8'],
    ['/files/inner.html', '<p>start', 'text/html; charset=utf-8'],
    ['/files/big.bin', big.toString(), 'application/octet-stream'],
    ['/app/somewhere', null, 'application/problem+json'],
  ])('%s', async (path, text, contentType) => {
    const answer = await get(path);
    expect([answer.status, header(answer, 'content-type'), header(answer, 'x-content-type-options')]).toEqual([
      text === null ? 404 : 200,
      contentType,
      'nosniff',
    ]);
    if (text === null) return;
    expect(answer.text).toBe(text);
    expect(header(answer, 'cache-control')).toBe('public, no-cache');
    expect(header(answer, 'content-security-policy')).toBe("default-src 'self'");
    expect(header(answer, 'accept-ranges')).toBe('bytes');
    const head = await get(path, {}, 'HEAD');
    expect([head.status, head.text, header(head, 'content-length')]).toEqual([200, '', String(text.length)]);
  });

  it.each([
    '/files/nothing.txt',
    '/files/.env',
    '/files/%2Eenv',
    '/files/docs/.env',
    '/files/..%2fsecret.txt',
    '/files/%2e%2e%2fsecret.txt',
    '/files/..%5csecret.txt',
    '/files/docs%2findex.html',
    '/files/../secret.txt',
    '/files/%2e%2e/secret.txt',
    '/files/..;/secret.txt',
    '/files/....//secret.txt',
    '/files/%252e%252e%252fsecret.txt',
    '/files/index.html%00',
    '/files/index.html%00.txt',
    '/files/%00',
    '/files/%c0%ae%c0%ae/secret.txt',
    '/files/link.txt',
    '/files/linked/secret.txt',
    '/files/index.html/',
    '/files/index.html/x',
    `/files/${'x'.repeat(300)}`,
  ])('nothing of %s', async (path) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await get(path, {}, method);
      expect([400, 404]).toContain(answer.status);
      expect(answer.text).not.toContain(outside);
      expect(answer.text).not.toContain(place);
    }
  });

  it('below the path of a folder only', async () => {
    for (const [path, location] of [
      ['/files/docs', './docs/'],
      ['/files', './files/'],
      ['/app', './app/'],
    ] as const) {
      const answer = await get(path);
      expect([answer.status, header(answer, 'location')]).toEqual([301, location]);
    }
    expect((await get('/files/docs', {}, 'POST')).status).toBe(405);
  });

  it('not again, where the caller has them', async () => {
    const first = await get('/files/docs/');
    const [etag = '', modified = ''] = ['etag', 'last-modified'].map((name) => header(first, name));
    const statuses = async (headers: Readonly<Record<string, string>>) => (await get('/files/docs/', headers)).status;
    expect(await statuses({ 'if-none-match': etag })).toBe(304);
    expect(await statuses({ 'if-none-match': `"x", ${etag}` })).toBe(304);
    expect(await statuses({ 'if-none-match': '"x"', 'if-modified-since': modified })).toBe(200);
    expect(await statuses({ 'if-modified-since': modified })).toBe(304);
    expect(await statuses({ 'if-match': '"x"' })).toBe(412);
    expect(header(await get('/files/docs/', { 'if-none-match': etag }), 'etag')).toBe(etag);
  });

  it.each<[range: string, more: Readonly<Record<string, string>>, status: number, from: number, to: number]>([
    ['bytes=0-4', {}, 206, 0, 5],
    ['bytes=199995-', {}, 206, 199_995, 200_000],
    ['bytes=-5', {}, 206, 199_995, 200_000],
    ['bytes=10-99999', {}, 206, 10, 100_000],
    ['bytes=0-999999', {}, 206, 0, 200_000],
    ['bytes=200000-', {}, 416, 0, 0],
    ['bytes=-0', {}, 416, 0, 0],
    ['bytes=0-1,5-6', {}, 200, 0, 200_000],
    ['bytes=5-1', {}, 200, 0, 200_000],
    ['lines=0-1', {}, 200, 0, 200_000],
    ['bytes=0-4', { 'if-range': '"x"' }, 200, 0, 200_000],
    ['bytes=0-4', { 'if-range': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 200, 0, 200_000],
  ])('the piece %s with %j', async (range, more, status, from, to) => {
    const answer = await get('/files/big.bin', { range, ...more, 'accept-encoding': 'gzip' });
    expect(answer.status).toBe(status);
    if (answer.status === 416) expect(header(answer, 'content-range')).toBe('bytes */200000');
    if (status === 206) expect(header(answer, 'content-range')).toBe(`bytes ${from}-${to - 1}/200000`);
    if (answer.status < 400) expect(answer.text).toBe(big.subarray(from, to).toString());
  });

  it('pieces of the version that is there, never of a weak one', async () => {
    const { headers } = await get('/files/big.bin');
    const piece = async (ifRange: string | undefined) => (await get('/files/big.bin', { range: 'bytes=0-4', 'if-range': ifRange ?? '' })).status;
    expect([await piece(headers.get('etag')?.[0]), await piece(headers.get('last-modified')?.[0])]).toEqual([200, 206]);
  });

  it('in codings, with the tag that holds for all', async () => {
    const answer = await get('/files/long.txt', { 'accept-encoding': 'br' });
    expect([answer.status, header(answer, 'content-encoding'), header(answer, 'etag')?.startsWith('W/')]).toEqual([200, 'br', true]);
    expect(answer.bytes?.length).toBeLessThan(1000);
    expect(header(await get('/files/long.txt', { 'accept-encoding': 'br', range: 'bytes=0-9' }), 'content-encoding')).toBeUndefined();
  });

  it('behind guards, and kept by callers alone', async () => {
    expect((await get('/own/docs/')).status).toBe(401);
    const answer = await get('/own/docs/', { authorization: 'Bearer x' });
    expect([answer.status, header(answer, 'cache-control')]).toEqual([200, 'private, no-cache']);
  });

  it('for pages of an app that finds its way by itself', async () => {
    const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    for (const path of ['/app/', '/app/books/1', '/app/john.doe', '/app/.env', '/app/a%2fb'])
      expect([path, (await get(path, html)).text, (await get(path, html)).status]).toEqual([path, '<p>start', 200]);
    expect((await get('/app/assets/none.js', { accept: '*/*' })).status).toBe(404);
    for (let turn = 0; turn < 2; turn++) expect(header(await get('/app/assets/app.1a2b.js'), 'cache-control')).toBe('private, max-age=31536000, immutable');
  });

  it('without an error', () => expect(log.takeErrors()).toEqual([]));
});

describe('a folder', () => {
  it('is the root where its kind has no prefix', async () => {
    const { fetch, close } = testApp(createApp({ ...staticFiles(open, { folder: join(place, 'site'), spa: 'index.html' }) }, { docs: false }));
    const page = async (path: string) => (await fetch(path, { headers: { accept: 'text/html' } })).text();
    expect([await page('/'), await page('/docs/'), await page('/any/where')]).toEqual(['<p>start', '<p>docs', '<p>start']);
    await close();
  });

  it('is in no document', async () => {
    expect(Object.keys((await openapi(appOf(new Log()))).paths ?? {})).toEqual([]);
  });
});
