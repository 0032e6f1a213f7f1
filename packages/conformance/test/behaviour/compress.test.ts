import { apiKey, basic, bytes, createApi, createApp, eventStream, jsonLines, Problem, t, type App } from 'tenon';
import { entityTag } from 'tenon/caching';
import { compress, type CompressOptions } from 'tenon/compress';
import { brotliDecompressSync, createBrotliDecompress, createGunzip, gunzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Log } from './log.ts';
import { fetchings, targets } from './runtime-targets.ts';
import type { Target } from './target.ts';

const api = createApi({ info: { title: 'Z', version: '1' } });
const open = api.route.scope({ security: 'public' });
const Long = t.Object({ text: t.String() });
const long = { text: 'long '.repeat(1000) };
const body = (path: string, route = open) => route({ method: 'GET', path, responses: { 200: Long }, handler: () => long });
const session = api.dependency({ security: apiKey({ in: 'cookie', name: 'sid' }), responses: { 401: Problem }, provide: ({ credentials }) => credentials });
const keeper = api.dependency({ security: basic(), responses: { 401: Problem }, provide: ({ credentials }) => credentials });
const version = entityTag({ needs: {}, tag: () => 'v1' });
const loose = entityTag({ needs: {}, tag: () => ({ weak: 'v1' }) });

const routes = {
  long: body('/long'),
  short: open({ method: 'GET', path: '/short', responses: { 200: Long }, handler: () => ({ text: 'é' }) }),
  nothing: open({ method: 'GET', path: '/nothing', responses: { 204: null }, handler: ({ reply }) => reply(204) }),
  image: open({ method: 'GET', path: '/image', responses: { 200: bytes('image/png') }, handler: () => new Uint8Array(5000) }),
  asItIs: open({
    method: 'GET',
    path: '/as-it-is',
    responses: { 200: Long },
    handler: ({ reply }) => reply(200, long, { 'cache-control': 'public, no-transform' }),
  }),
  byOrigin: open({ method: 'GET', path: '/by-origin', responses: { 200: Long }, handler: ({ reply }) => reply(200, long, { vary: 'origin' }) }),
  byCookie: body('/by-cookie', api.route.with({ session })),
  byPassword: body('/by-password', api.route.with({ keeper })),
  tagged: body('/tagged', open.with({ version: version.reading })),
  loosely: body('/loosely', open.with({ version: loose.reading })),
  change: open.with({ version: version.writing })({ method: 'PUT', path: '/tagged', responses: { 204: null }, handler: ({ reply }) => reply(204) }),
};
const appOf = (log: Log, options: CompressOptions = {}): App<unknown> => createApp(routes, { logger: log, docs: false, layers: [compress(options)] });
const text = JSON.stringify(long);
const unpacked = (coding: string | undefined, sent: Uint8Array): string =>
  (coding === 'br' ? brotliDecompressSync(sent) : coding === 'gzip' ? gunzipSync(sent) : Buffer.from(sent)).toString();

describe.each(targets)('bodies in codings through %s', (_title, { open: openTarget }) => {
  const log = new Log();
  let target: Target;
  beforeAll(async () => {
    target = await openTarget(appOf(log));
  });
  afterAll(() => target.close());
  const facts = async (path: string, accepted: string | null, method = 'GET') => {
    const {
      status,
      headers,
      bytes: sent = Buffer.of(),
    } = await target.send({ path, method, headers: accepted === null ? {} : { 'accept-encoding': accepted } });
    const [coding, vary] = ['content-encoding', 'vary'].map((name) => headers.get(name)?.join(' | '));
    return { status, coding, vary, sent, headers };
  };

  it.each<[path: string, accepted: string | null, coding: string | undefined, vary: string | undefined]>([
    ['/long', null, undefined, 'accept-encoding'],
    ['/long', '', undefined, 'accept-encoding'],
    ['/long', 'gzip', 'gzip', 'accept-encoding'],
    ['/long', 'br', 'br', 'accept-encoding'],
    ['/long', 'gzip, deflate, br', 'br', 'accept-encoding'],
    ['/long', 'GZIP', 'gzip', 'accept-encoding'],
    ['/long', 'br;q=0.5, gzip', 'gzip', 'accept-encoding'],
    ['/long', 'br;q=0, *', 'gzip', 'accept-encoding'],
    ['/long', '*', 'br', 'accept-encoding'],
    ['/long', '*;q=0', undefined, 'accept-encoding'],
    ['/long', 'gzip;q=0', undefined, 'accept-encoding'],
    ['/long', 'deflate', undefined, 'accept-encoding'],
    ['/long', 'identity, gzip;q=0.5', undefined, 'accept-encoding'],
    ['/long', 'identity;q=0.5, gzip', 'gzip', 'accept-encoding'],
    ['/long', 'identity;q=0', undefined, 'accept-encoding'],
    ['/short', 'gzip', undefined, 'accept-encoding'],
    ['/short', 'gzip, identity;q=0', 'gzip', 'accept-encoding'],
    ['/image', 'gzip', undefined, undefined],
    ['/as-it-is', 'gzip', undefined, undefined],
    ['/by-origin', 'gzip', 'gzip', 'origin, accept-encoding'],
  ])('%s for %j: %s', async (path, accepted, coding, vary) => {
    const found = await facts(path, accepted);
    expect([found.status, found.coding, found.vary]).toEqual([200, coding, vary]);
    if (path === '/image') expect(found.sent).toHaveLength(5000);
    else expect(unpacked(coding, found.sent)).toBe(path === '/short' ? '{"text":"é"}' : text);
    if (coding !== undefined && path !== '/short') expect(found.sent.length).toBeLessThan(200);
  });

  it('have the headers of GET for HEAD', async () => {
    const [get, head] = [await facts('/long', 'br'), await facts('/long', 'br', 'HEAD')];
    expect([head.status, head.coding, head.vary, head.sent.length]).toEqual([200, 'br', 'accept-encoding', 0]);
    expect(head.headers.get('content-length')).toEqual([String(get.sent.length)]);
  });

  it('are left alone where there is none', async () => {
    const { status, coding, vary } = await facts('/nothing', 'gzip');
    expect([status, coding, vary]).toEqual([204, undefined, undefined]);
  });

  it.each(['/by-cookie', '/by-password'])('are no oracle where browsers sign in by themselves: %s', async (path) => {
    const headers = { cookie: 'sid=1', authorization: `Basic ${btoa('a:b')}`, 'accept-encoding': 'gzip' };
    const answer = await target.send({ path, headers });
    expect([answer.status, answer.headers.get('content-encoding'), answer.text]).toEqual([200, undefined, text]);
  });

  it('have tags of their own, by which they are known', async () => {
    const { headers } = await facts('/tagged', 'gzip');
    expect(headers.get('etag')).toEqual(['"v1+gzip"']);
    const known = { 'accept-encoding': 'gzip', 'if-none-match': '"v1+gzip"' };
    const again = await target.send({ path: '/tagged', headers: known });
    expect([again.status, again.headers.get('etag')]).toEqual([304, ['"v1+gzip"']]);
    const change = (tag: string) => target.send({ method: 'PUT', path: '/tagged', headers: { 'if-match': tag } });
    expect([(await change('"v1+gzip"')).status, (await change('"v1"')).status, (await change('"v2+gzip"')).status]).toEqual([204, 204, 412]);
  });

  it('have the same weak tag', async () => {
    expect((await facts('/loosely', 'gzip')).headers.get('etag')).toEqual(['W/"v1"']);
  });

  it('cause no errors', () => expect(log.takeErrors()).toEqual([]));
});

describe('compress', () => {
  it('codes what it is told to', async () => {
    const log = new Log();
    const [, , [, { open: openTarget }]] = targets as [unknown, unknown, (typeof targets)[number]];
    const target = await openTarget(
      appOf(log, { thresholdBytes: 1, codings: ['gzip'], isCompressible: (type) => type === 'image/png', withAmbientCredentials: true }),
    );
    const coding = async (path: string) =>
      (await target.send({ path, headers: { cookie: 'sid=1', 'accept-encoding': 'br, gzip' } })).headers.get('content-encoding');
    expect([await coding('/long'), await coding('/image')]).toEqual([undefined, ['gzip']]);
    await target.close();
  });
});

describe.each(fetchings)('streams in codings through %s', (name, openFetching) => {
  const told: string[] = [];
  let next = (): void => undefined;
  const waited = () => new Promise<void>((resolve) => (next = resolve));
  const Item = t.Object({ id: t.Integer() });
  async function* items<Given>(given: (id: number) => Given): AsyncGenerator<Given> {
    try {
      yield given(1);
      await waited();
      yield given(2);
      await waited();
    } finally {
      told.push('over');
    }
  }
  const app = createApp(
    {
      events: open({ method: 'GET', path: '/events', responses: { 200: eventStream(Item) }, handler: () => items((id) => ({ data: { id } })) }),
      lines: open({ method: 'GET', path: '/lines', responses: { 200: jsonLines(Item) }, handler: () => items((id) => ({ id })) }),
    },
    { docs: false, layers: [compress()] },
  );

  it.each([
    ['/events', 'gzip', 'data: {"id":1}\n\n'],
    ['/events', 'br', 'data: {"id":1}\n\n'],
    ['/lines', 'gzip', '{"id":1}\n'],
    ['/lines', 'br', '{"id":1}\n'],
  ])('%s in %s: each item when it is sent', async (path, coding, first) => {
    const fetching = await openFetching(app);
    told.length = 0;
    const response = await fetching.fetch(path, { headers: { 'accept-encoding': coding } });
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([coding, 'accept-encoding']);
    const reader = readerOf(response, name === 'web' ? coding : null);
    expect((await reader.next()).value).toBe(first);
    next();
    expect((await reader.next()).value).toBe(first.replace('1', '2'));
    expect(told).toEqual([]);
    await reader.return?.(undefined);
    next();
    await expect.poll(() => told).toEqual(['over']);
    await fetching.close();
  });
});

/** The texts of a body as they come; `fetch` has undone codings itself, a handler has not. */
async function* readerOf({ body: sent }: Response, coding: string | null): AsyncGenerator<string> {
  const raw = Readable.fromWeb(sent as never);
  const readable = coding === null ? raw : raw.pipe(coding === 'gzip' ? createGunzip() : createBrotliDecompress());
  try {
    for await (const chunk of readable) yield String(chunk);
  } finally {
    raw.destroy();
  }
}
