import { Readable } from 'node:stream';
import { createApi, createApp, openapi, t, type App } from 'tenon';
import { entityTag } from 'tenon/caching';
import { compress } from 'tenon/compress';
import { download, type Download } from 'tenon/download';
import { testApp } from 'tenon/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Log } from './log.ts';
import { fetchings, targets } from './runtime-targets.ts';
import type { Answer, Target } from './target.ts';

const api = createApi({ info: { title: 'D', version: '1' } });
const told: string[] = [];
const held = api.dependency({ provide: () => 'held', release: () => void told.push('released') });
const open = api.route.scope({ security: 'public', with: { held } });
const content = Buffer.alloc(100_000, '0123456789');
const version = entityTag({ needs: {}, tag: () => 'v1' });

/** Pieces of 1,000 bytes, as many as are asked for. */
async function* pieces(first = 0, last = content.length - 1): AsyncGenerator<Uint8Array> {
  try {
    for (let at = first; at <= last; at += 1000) yield content.subarray(at, Math.min(at + 1000, last + 1));
  } finally {
    told.push('over');
  }
}
async function* failing(): AsyncGenerator<Uint8Array> {
  yield* [content.subarray(0, 1000)];
  throw new Error('the disk is gone');
}
const kinds: Readonly<Record<string, () => Download['data']>> = {
  bytes: () => content,
  blob: () => new Blob([content]),
  sliced: () => ({ sizeBytes: content.length, read: pieces }),
  node: () => Readable.from(pieces()),
  web: () => Readable.toWeb(Readable.from(pieces())) as never,
  items: () => pieces(),
  nothing: () => ({ sizeBytes: 0, read: pieces }),
  short: () => ({ sizeBytes: content.length, read: () => pieces(0, 1999) }),
  failing,
};
const sliceable = ['bytes', 'blob', 'sliced'];
const get = open.with({ version: version.reading })({
  method: 'GET',
  path: '/{kind}',
  params: t.Object({ kind: t.String() }),
  responses: { ...download('text/plain') },
  handler: ({ params, reply }, { version: tag }) => reply(200, { data: (kinds[params.kind] ?? kinds['bytes'])?.() ?? content, name: 'é.txt', version: tag }),
});
const appOf = (log: Log): App<unknown> => createApp({ get }, { logger: log, docs: false, layers: [compress()] });
const header = ({ headers }: Answer, name: string): string | undefined => headers.get(name)?.join(' | ');

describe.each(targets)('downloads through %s', (_title, { open: openTarget }) => {
  const log = new Log();
  let target: Target;
  beforeAll(async () => {
    target = await openTarget(appOf(log));
  });
  afterAll(() => target.close());

  it.each(['bytes', 'blob', 'sliced', 'node', 'web', 'items'])('of %s', async (kind) => {
    told.length = 0;
    const answer = await target.send({ path: `/${kind}` });
    expect([answer.status, header(answer, 'content-type'), header(answer, 'x-content-type-options'), header(answer, 'etag')]).toEqual([
      200,
      'text/plain',
      'nosniff',
      '"v1"',
    ]);
    expect(header(answer, 'content-disposition')).toBe(`attachment; filename="_.txt"; filename*=UTF-8''%C3%A9.txt`);
    expect(header(answer, 'accept-ranges')).toBe(sliceable.includes(kind) ? 'bytes' : undefined);
    expect(answer.text === content.toString()).toBe(true);
    await expect.poll(() => told).toContain('released');
    if (kind !== 'bytes' && kind !== 'blob') expect(told).toEqual(['over', 'released']);
  });

  it.each<[range: string, more: Readonly<Record<string, string>>, status: number, from: number, to: number]>([
    ['bytes=0-9', {}, 206, 0, 10],
    ['bytes=99990-', {}, 206, 99_990, 100_000],
    ['bytes=-5', {}, 206, 99_995, 100_000],
    ['bytes=500-2500', {}, 206, 500, 2501],
    ['bytes=100000-', {}, 416, 0, 0],
    ['bytes=0-1,5-6', {}, 200, 0, 100_000],
    ['bytes=5-1', {}, 200, 0, 100_000],
    ['bytes=0-9', { 'if-range': '"v1"' }, 206, 0, 10],
    ['bytes=0-9', { 'if-range': '"v0"' }, 200, 0, 100_000],
    ['bytes=0-9', { 'if-range': 'W/"v1"' }, 200, 0, 100_000],
    ['bytes=0-9', { 'if-range': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 200, 0, 100_000],
  ])('the piece %s with %j', async (range, more, status, from, to) => {
    for (const kind of sliceable) {
      const answer = await target.send({ path: `/${kind}`, headers: { range, ...more } });
      const said = status === 206 ? `bytes ${from}-${to - 1}/100000` : status === 416 ? 'bytes */100000' : undefined;
      expect([kind, answer.status, header(answer, 'content-range')]).toEqual([kind, status, said]);
      if (status < 400) expect(answer.text === content.subarray(from, to).toString()).toBe(true);
      else expect(JSON.parse(answer.text)).toMatchObject({ code: 'range.not-satisfiable' });
    }
  });

  it('have no pieces of what is read once, or of nothing, or for HEAD', async () => {
    const headers = { range: 'bytes=0-9' };
    expect((await target.send({ path: '/items', headers })).status).toBe(200);
    expect((await target.send({ path: '/nothing', headers })).status).toBe(416);
    const head = await target.send({ method: 'HEAD', path: '/sliced', headers });
    expect([head.status, head.text, header(head, 'content-length')]).toEqual([200, '', '100000']);
  });

  it('end what they read from for HEAD', async () => {
    told.length = 0;
    await target.send({ method: 'HEAD', path: '/node' });
    await expect.poll(() => told).toContain('released');
  });

  it('are known by their version', async () => {
    expect((await target.send({ path: '/sliced', headers: { 'if-none-match': '"v1"' } })).status).toBe(304);
  });

  it('cause no errors', () => expect(log.takeErrors()).toEqual([]));
});

describe.each(fetchings)('downloads that end early through %s', (_name, openFetching) => {
  it.each([
    ['failing', 'the disk is gone'],
    ['short', 'there are fewer bytes than the 100000 that were said'],
  ])('%s', async (kind, message) => {
    const log = new Log();
    const { fetch, close } = await openFetching(appOf(log));
    const response = await fetch(`/${kind}`);
    await expect(response.arrayBuffer()).rejects.toBeInstanceOf(Error);
    await expect.poll(() => log.lines.map(({ data }) => String((data as { readonly error?: unknown }).error))).toEqual([expect.stringContaining(message)]);
    await close();
  });

  it('where the caller goes', async () => {
    told.length = 0;
    const log = new Log();
    const { fetch, close } = await openFetching(createApp({ endless }, { logger: log, docs: false }));
    const leaving = new AbortController();
    const response = await fetch('/endless', { signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    leaving.abort();
    await expect.poll(() => told).toEqual(['over', 'released']);
    expect(log.takeErrors()).toEqual([]);
    await close();
  });
});

async function* forever(): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      yield content.subarray(0, 1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    told.push('over');
  }
}
const endless = open({ method: 'GET', path: '/endless', responses: { ...download() }, handler: ({ reply }) => reply(200, { data: forever() }) });

describe('a download', () => {
  const app = createApp({ get }, { docs: false });

  it('is in the document', async () => {
    const { responses } = (await openapi(app)).paths?.['/{kind}']?.get ?? {};
    const body = { 'text/plain': { schema: { type: 'string', contentMediaType: 'text/plain' } } };
    expect(responses?.['200']).toMatchObject({ content: body });
    expect(responses?.['206']).toMatchObject({ content: body, headers: { 'content-range': { required: true } } });
    expect(responses?.['416']).toMatchObject({ content: { 'application/problem+json': {} }, headers: { 'content-range': { required: true } } });
  });

  it('is in the client what clients make of its type', async () => {
    const file = open({ method: 'GET', path: '/file', responses: { ...download('image/png') }, handler: ({ reply }) => reply(200, { data: content }) });
    const { client, close } = testApp(createApp({ get, file }, { docs: false }));
    const whole = await client.get({ params: { kind: 'sliced' } });
    expect(whole.status === 200 && (whole.data satisfies string).length).toBe(content.length);
    const piece = await client.file({}, { headers: { range: 'bytes=0-4' } });
    expect(piece.status === 206 && [...(piece.data satisfies Uint8Array), piece.headers['content-range']]).toEqual([48, 49, 50, 51, 52, 'bytes 0-4/100000']);
    const behind = await client.file({}, { headers: { range: 'bytes=999999-' } });
    expect(behind.status === 416 && behind.error.code).toBe('range.not-satisfiable');
    await close();
  });
});
