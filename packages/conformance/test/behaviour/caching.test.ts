import { bearer, createApi, createApp, openapi, Problem, t, type App } from 'tenon';
import { entityTag, type TagValue } from 'tenon/caching';
import { testApp } from 'tenon/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Log } from './log.ts';
import { targets } from './runtime-targets.ts';
import type { Target } from './target.ts';

const api = createApi({ info: { title: 'C', version: '1' } });
const open = api.route.scope({ security: 'public' });
const versions = new Map<string, TagValue>();
const params = t.Object({ id: t.String() });
const entry = api.dependency({
  params,
  responses: { 404: Problem },
  provide: ({ params: { id }, reply }) => (id === 'missing' ? reply(404, { title: 'Not Found' }) : { id, version: versions.get(id) ?? null }),
});
const version = entityTag({ needs: { entry }, tag: ({ entry: { version: tag } }) => tag });
const loose = entityTag({ needs: { entry }, tag: ({ entry: { version: tag } }) => Promise.resolve(tag), requireIfMatch: false });

const get = open.with({ entry, version: version.reading })({
  method: 'GET',
  path: '/entries/{id}',
  params,
  responses: { 200: t.Object({ etag: t.Union([t.String(), t.Null()]) }) },
  handler: (_, { version: etag }) => ({ etag }),
});
let changes = 0;
const put = open.with({ entry, version: version.writing })({
  method: 'PUT',
  path: '/entries/{id}',
  params,
  body: t.Object({ version: t.Integer() }),
  responses: { 204: null },
  handler: ({ params: { id }, body }, { version: { changedTo } }) => {
    changes++;
    versions.set(id, body.version);
    changedTo(body.version);
  },
});
const remove = open.with({ entry, version: loose.writing })({
  method: 'DELETE',
  path: '/entries/{id}',
  params,
  responses: { 200: t.Object({ before: t.Union([t.String(), t.Null()]) }) },
  handler: (_, { version: { before } }) => {
    changes++;
    return { before };
  },
});
const caller = api.dependency({ security: bearer(), provide: ({ credentials }) => credentials });
const mine = api.route.with({ caller, entry, version: version.reading })({
  method: 'GET',
  path: '/mine/{id}',
  params,
  responses: { 200: t.Boolean() },
  handler: () => true,
});
const app = (log: Log): App<unknown> => createApp({ get, put, remove, mine }, { logger: log, docs: false });

describe.each(targets)('entity tags through %s', (_title, { open: openTarget }) => {
  const log = new Log();
  let target: Target;
  beforeAll(async () => {
    target = await openTarget(app(log));
  });
  afterAll(() => target.close());

  const etag = '"7"';
  const rows: readonly (readonly [method: string, asked: string, version: TagValue, outcome: number | string])[] = [
    ['GET', '', 7, 200],
    ['HEAD', '', 7, 200],
    ['GET', 'if-none-match: "7"', 7, 304],
    ['HEAD', 'if-none-match: "7"', 7, 304],
    ['GET', 'if-none-match: W/"7"', 7, 304],
    ['GET', 'if-none-match: "6", "7"', 7, 304],
    ['GET', 'if-none-match: *', 7, 304],
    ['GET', 'if-none-match: *', null, 200],
    ['GET', 'if-none-match: "6"', 7, 200],
    ['GET', 'if-none-match: 7', 7, 200],
    ['GET', 'if-none-match: "7', 7, 200],
    ['GET', 'if-match: "7"', 7, 200],
    ['GET', 'if-match: "6"', 7, 412],
    ['GET', 'if-match: "6"\nif-none-match: "7"', 7, 412],
    ['GET', 'if-match: "7"\nif-none-match: "7"', 7, 304],
    ['PUT', '', 7, 428],
    ['PUT', 'if-match: "7"', 7, 204],
    ['PUT', 'if-match: "6", "7"', 7, 204],
    ['PUT', 'if-match: "6"', 7, 412],
    ['PUT', 'if-match: W/"7"', 7, 412],
    ['PUT', 'if-match: "7"', { weak: 7 }, 412],
    ['PUT', 'if-match: W/"7"', { weak: 7 }, 412],
    ['PUT', 'if-match: *', 7, 204],
    ['PUT', 'if-match: *', null, 412],
    ['PUT', 'if-match: 7', 7, 'header.malformed-entity-tag'],
    ['PUT', 'if-match: ', 7, 'header.malformed-entity-tag'],
    ['PUT', 'if-none-match: *', null, 204],
    ['PUT', 'if-none-match: *', 7, 412],
    ['PUT', 'if-none-match: W/"7"', 7, 412],
    ['PUT', 'if-none-match: "6"', 7, 204],
    ['PUT', 'if-none-match: 7', 7, 'header.malformed-entity-tag'],
    ['PUT', 'if-match: "7"\nif-none-match: *', 7, 412],
    ['DELETE', '', 7, 200],
    ['DELETE', 'if-match: "6"', 7, 412],
    ['DELETE', 'if-match: "7"', 7, 200],
  ];

  it.each(rows)('%s with %j of %j: %s', async (method, asked, tag, outcome) => {
    versions.set('a', tag);
    const before = changes;
    const headers = Object.fromEntries(asked === '' ? [] : asked.split('\n').map((line) => line.split(': ') as [string, string]));
    const answer = await target.send({ method, path: '/entries/a', headers, ...(method === 'PUT' && { body: '{"version":8}' }) });
    const expected = typeof outcome === 'number' ? outcome : 400;
    expect(answer.status).toBe(expected);
    expect(log.takeErrors()).toEqual([]);
    const isChanged = method !== 'GET' && method !== 'HEAD' && expected < 300;
    expect(changes - before).toBe(isChanged ? 1 : 0);
    if (expected === 304) expect([answer.text, answer.headers.get('content-type')]).toEqual(['', undefined]);
    if (method === 'GET' && expected < 400) expect(answer.headers.get('etag')).toEqual(tag === null ? undefined : [etag]);
    if (method === 'PUT') expect(answer.headers.get('etag')).toEqual(isChanged ? ['"8"'] : undefined);
    const codes: Record<number, string> = { 412: 'precondition.failed', 428: 'precondition.required' };
    if (expected >= 400) expect(JSON.parse(answer.text)).toMatchObject({ status: expected, code: codes[expected] ?? outcome });
  });

  it('asks for credentials before it compares tags (class 47)', async () => {
    versions.set('a', 7);
    const headers = { 'if-none-match': etag };
    expect((await target.send({ path: '/mine/a', headers })).status).toBe(401);
    expect((await target.send({ path: '/mine/a', headers: { ...headers, authorization: 'Bearer x' } })).status).toBe(304);
  });

  it('asks nothing of what is not there', async () => {
    expect((await target.send({ method: 'PUT', path: '/entries/missing', body: '{"version":1}' })).status).toBe(404);
  });

  it('changes nothing where two know the same version', async () => {
    versions.set('b', 1);
    const change = () => target.send({ method: 'PUT', path: '/entries/b', headers: { 'if-match': '"1"' }, body: '{"version":2}' });
    expect([(await change()).status, (await change()).status]).toEqual([204, 412]);
  });

  it('fails where a tag cannot stand in a header', async () => {
    versions.set('c', 'two words');
    expect((await target.send({ path: '/entries/c' })).status).toBe(500);
    expect(log.takeErrors()).toHaveLength(1);
  });
});

describe('an entity tag', () => {
  const typed = createApp({ get, put, remove }, { docs: false });

  it('is in the document', async () => {
    const { get: read, put: write, delete: loosely } = (await openapi(typed)).paths?.['/entries/{id}'] ?? {};
    expect(read?.responses).toMatchObject({ 200: { headers: { etag: {} } }, 304: { headers: { etag: {} } }, 412: {} });
    expect(read?.responses?.['304']).not.toHaveProperty('content');
    expect(write?.responses).toHaveProperty('428');
    expect(loosely?.responses).not.toHaveProperty('428');
    const names = (write?.parameters ?? []).map((parameter) => ('name' in parameter ? `${parameter.in} ${parameter.name}` : ''));
    expect(names).toEqual(expect.arrayContaining(['header if-match', 'header if-none-match']));
  });

  it('is in the client', async () => {
    const { client, close } = testApp(typed);
    versions.set('d', 1);
    const known = await client.get({ params: { id: 'd' }, headers: { 'if-none-match': '"1"' } });
    expect(known.status === 304 && known.error === undefined).toBe(true);
    const refused = await client.put({ params: { id: 'd' }, body: { version: 2 } });
    expect(refused.status === 428 && refused.error.code).toBe('precondition.required');
    const changed = await client.put({ params: { id: 'd' }, headers: { 'if-match': '"1"' }, body: { version: 2 } });
    expect(changed.response.headers.get('etag')).toBe('"2"');
    await close();
  });
});
