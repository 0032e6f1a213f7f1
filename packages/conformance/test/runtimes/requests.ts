import fc from 'fast-check';
import type { Exchange } from '../behaviour/target.ts';

const valid = {
  text: 'héllo',
  whole: 7,
  ratio: 1.25,
  sure: true,
  at: '2026-01-02T03:04:05.000Z',
  big: '12345678901234567890',
  bytes: 'AAEC',
  kind: 'small',
  note: null,
};
const changes: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { text: '' },
  { text: '😀'.repeat(40) },
  { text: '😀'.repeat(41) },
  { text: 5 },
  { code: 'AB-12' },
  { code: 'ab-12' },
  { whole: 1.5 },
  { whole: '7' },
  { whole: -1001 },
  { ratio: 0.3 },
  { ratio: -0 },
  { sure: 'true' },
  { at: '2026-01-02' },
  { at: '2026-02-30T00:00:00Z' },
  { at: 'yesterday' },
  { big: '-1' },
  { big: 'x' },
  { bytes: '***' },
  { bytes: '' },
  { mail: 'ann@example.org' },
  { mail: 'ann' },
  { kind: 'medium' },
  { note: 'some "text" \u2028 \ud800' },
  { shape: { kind: 'circle', radius: 1 } },
  { shape: { kind: 'circle', radius: 0 } },
  { shape: { kind: 'box', sides: [1, 2], label: 'b' } },
  { shape: { kind: 'box', sides: [1, 2, 3] } },
  { shape: { kind: 'star' } },
  { tree: { name: 'a', children: [{ name: 'b', children: [] }] } },
  { tree: { name: 'a', children: [{ name: 'b' }] } },
  { tags: ['a', 'b'] },
  { tags: ['a', 'a'] },
  { tags: ['toolong'] },
  { prices: { 'a/b': 1, '~': 2 } },
  { prices: { a: 'x' } },
  { any: { deep: [[[1]]] } },
  { unknown: 1 },
  { text: undefined },
];
const bodies: readonly string[] = [
  ...changes.map((change) => JSON.stringify({ ...valid, ...change })),
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '{"text":1e999}',
  '{"__proto__":{},"text":"a"}',
  '{"\\u005f_proto__":1}',
  '{"text":"a","text":"b"}',
  '\ufeff{}',
  `${'['.repeat(20)}${']'.repeat(20)}`,
  JSON.stringify({ ...valid, any: 'x'.repeat(5000) }),
  '{"whole":-0}',
  '{"whole":1E400}',
  '{"a":01}',
  "{'a':1}",
];
const types = [
  undefined,
  'application/json',
  'APPLICATION/JSON; charset="utf-8"',
  'application/json; charset=latin1',
  'text/plain',
  'application/problem+json',
  '',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const paths = [
  '/ping', '/ping/', '//ping', '/Ping', '/nowhere', '/', '/items', '/items/1', '/items/0', '/items/1e2', '/items/%31', '/items/1%20', '/items/abc', '/items/01',
  '/echo/a%2Fb', '/echo/%zz', '/echo/%ff', '/echo/%E2%82%AC', '/echo/a+b', '/echo/%00', '/echo/..%2f', '/echo/a%5cb', '/files/a/b/c', '/files/', '/files/a%2Fb/c',
  '/rich/list?count=3', '/rich/list?count=150', '/rich/list?count=201', '/rich/list', '/rich/taken', '/rich/longerthan8', '/rich/n%C3%A4me', '/rich/echo', '/stripped?a=1', '/allowed?b=x',
  '/rich/search/;points=1;points=2.5', '/rich/search/;points=x', '/rich/search/1', '/bodiless', '/maybe', '/broken/error', '/broken/declared', '/broken/leaky', '/broken/mapped', '/broken/mismatch',
  '/noted?note=hi', '/noted?note=%0d%0ax:%20y', '/noted?cookie=a%20b', '/noted?to=/ping', '/noted?domain=example.org', '/noted?name=x-own', '/guarded/bearer', '/guarded/basic', '/guarded/query?key=good',
  '/guarded/query?key=a&key=b', '/guarded/optional', '/guarded/thrown', '/foreign/x?y=z', '/watched', '/openapi.json', `/echo/${'a'.repeat(2000)}`, `/echo/${'a'.repeat(9000)}`,
]; // prettier-ignore
const queries = ['', '?', '?limit=1', '?limit=1&limit=2', '?limit=101', '?limit=', '?ratio=1e3&sure=false', '?ratio=.5', '?tags=a&tags=b%2Cc', '?unknown=1', '?limit=%z', '?a=%c0%af', '?ids=1,2,3', '?ids=1,x', '?range=from,2026-01-01T00:00:00Z', '?page=0', '?q=%F0%9F%98%80+x', '?q=a=b', `?${'a&'.repeat(1001)}`]; // prettier-ignore
const headerSets: readonly Readonly<Record<string, string | readonly string[]>>[] = [
  {},
  { accept: 'text/html' },
  { accept: 'application/*;q=0.5, */*;q=0' },
  { authorization: 'Bearer good' },
  { authorization: 'Bearer guest' },
  { authorization: 'Basic YW5uOnM6w7w=' },
  { authorization: ['Bearer good', 'Bearer bad'] },
  { 'x-key': ['good', 'good'] },
  { 'x-count': '3' },
  { 'x-count': ['1', '2'] },
  { 'x-count': 'abc' },
  { 'x-list': '1, 2 ,3' },
  { constructor: 'x' },
  { cookie: 'visits=2; taste=sweet' },
  { cookie: 'visits=x' },
  { cookie: 'sid=good' },
  { 'content-encoding': 'gzip' },
  { 'accept-encoding': 'gzip, br' },
  { expect: '100-continue' },
  { 'x-latin': 'caf\u00e9' },
];

/** One table: every path with every method, every body, every query and every set of headers once at least. */
export const table: readonly Exchange[] = [
  ...paths.flatMap((path) => methods.map((method): Exchange => ({ method, path }))),
  ...bodies.flatMap((body): Exchange[] => [
    { method: 'POST', path: '/rich/echo', body },
    { method: 'PUT', path: '/rich/x', body },
    { method: 'POST', path: '/items', body, chunkBytes: 7 },
    { method: 'POST', path: '/stripped', body },
  ]),
  ...types.map((type): Exchange => ({ method: 'POST', path: '/rich/echo', body: Buffer.from(JSON.stringify(valid)), ...(type === undefined ? {} : { headers: { 'content-type': type } }) })),
  { path: '/openapi.json', headers: { 'accept-encoding': 'gzip' } },
  ...['/items/1', '/rich/search/;points=1', '/ping', '/rich/list?count=1&x'].flatMap((path) => queries.map((query): Exchange => ({ path: path + query }))),
  ...['/items/1', '/rich/search/;points=1', '/guarded/bearer', '/guarded/basic', '/guarded/header', '/guarded/cookie', '/guarded/any'].flatMap((path) => headerSets.map((headers): Exchange => ({ path, headers }))),
  { method: 'POST', path: '/rich/echo', body: Buffer.from('{"text":"\xff"}', 'latin1'), headers: { 'content-type': 'application/json' } },
]; // prettier-ignore

const withQuery = (path: string, query: string): string => (path.includes('?') ? path : path + query);
const somePath = fc.oneof(
  fc.constantFrom(...paths),
  fc
    .array(fc.constantFrom('ping', 'items', 'echo', 'rich', '1', '%41', '%', 'a b', ';points=1', 'ü', '.', '..', '~', '*'), { maxLength: 4 })
    .map((parts) => `/${parts.join('/')}`),
);
const someQuery = fc.oneof(
  fc.constantFrom(...queries),
  fc.array(fc.tuple(fc.constantFrom('limit', 'ratio', 'sure', 'tags', 'page', 'ids', 'q', 'é'), fc.string({ maxLength: 6 })), { maxLength: 3 }).map((pairs) => `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`),
); // prettier-ignore
const someBody = fc.oneof(
  fc.constantFrom(...bodies),
  fc.json(),
  fc.dictionary(fc.constantFrom(...Object.keys(valid), 'x'), fc.jsonValue(), { maxKeys: 4 }).map((change) => JSON.stringify({ ...valid, ...change })),
);

/** Any request that can be put on a wire: right, wrong, hostile. */
export const anyExchange: fc.Arbitrary<Exchange> = fc
  .record({
    method: fc.constantFrom(...methods),
    path: fc.tuple(somePath, someQuery).map(([path, query]) => withQuery(path, query)),
    headers: fc.constantFrom(...headerSets),
    body: fc.option(someBody, { nil: undefined }),
    chunkBytes: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined, freq: 5 }),
  })
  // Spaces and other letters are not in a request line: RFC 9112 section 3.
  .filter(({ path }) => /^[\x21-\x7e]+$/.test(path))
  .map(({ method, path, headers, body, chunkBytes }) => {
    const sent =
      body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body, ...(chunkBytes === undefined || body === '' ? {} : { chunkBytes }) };
    return { method, path, headers, ...sent };
  });
