import type { Case } from '../suite.ts';

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

// oxfmt-ignore
const nesting: readonly Case[] = [65, 1000, 100_000, 500_000].flatMap((depth): Case[] => [
  { title: `answers 400 to ${depth} arrays in each other`, send: { method: 'POST', path: '/deep', body: nested(depth, '[', ']') }, status: 400, code: 'body.too-deep' },
  { title: `answers 400 to ${depth} objects in each other`, send: { method: 'POST', path: '/deep', body: `${nested(depth, '{"a":', '').replace(/$/, '1')}${'}'.repeat(depth)}` }, status: 400, code: 'body.too-deep' },
  { title: `answers 400 to ${depth} arrays around -0 where a check bounds them`, send: { method: 'POST', path: '/orders', body: `{"lines":${'['.repeat(depth)}-0${']'.repeat(depth)}}` }, status: 400, code: 'body.too-deep' },
  { title: `answers 400 to ${depth} arrays that never close`, send: { method: 'POST', path: '/deep', body: '['.repeat(depth) }, status: 400, code: 'body.too-deep' },
]);

// oxfmt-ignore
const typed: readonly Case[] = [
  { title: 'answers 422 to 16 arrays in each other where an object belongs', send: { method: 'POST', path: '/items', body: nested(16, '[', ']') }, status: 422, code: 'input.invalid', issues: ['body  type'] },
  { title: 'answers 400 to 17 arrays in each other where an object belongs', send: { method: 'POST', path: '/items', body: nested(17, '[', ']') }, status: 400, code: 'body.too-deep' },
  { title: 'answers 400 to 17 levels in unknown member', send: { method: 'POST', path: '/items', body: `{"name":"pen","x":${nested(16, '[', ']')}}` }, status: 400, code: 'body.too-deep' },
];

// oxfmt-ignore
const bodies: readonly Case[] = [
  { title: 'reads brackets in texts as text', send: { method: 'POST', path: '/deep', body: JSON.stringify(['[{'.repeat(1000), '\\"[['.repeat(100)]) }, status: 200 },
  { title: 'reads as many arrays beside each other as fit', send: { method: 'POST', path: '/deep', body: `[${'[],'.repeat(10_000)}[]]` }, status: 200 },
  { title: 'reads a body that a dependency saw the request of', send: { method: 'POST', path: '/peeked', body: JSON.stringify('x'.repeat(300_000)) }, status: 200, body: { url: '/peeked', length: 300_002 } },
  { title: 'answers 500 where a dependency took the body', send: { method: 'POST', path: '/taken', body: '{"name":"pen"}' }, status: 500, code: 'server.internal', logged: /a handler failed/ },
  { title: 'gives a foreign handler the body and the path below its mount', send: { method: 'POST', path: '/foreign/a%2Fb?c=d', body: 'x'.repeat(100_000), chunkBytes: 30_000 }, status: 200, body: { method: 'POST', path: '/a%2Fb?c=d', body: 'x'.repeat(100_000) }, headers: { 'x-foreign': 'yes' } },
];

// oxfmt-ignore
const headers: readonly Case[] = [
  { title: 'survives a header named __proto__', send: { path: '/items/1', headers: { ['__proto__']: 'x', 'constructor': 'y', 'x-count': '1' } }, status: 200, body: { seen: { 'x-count': 1 } } },
  { title: 'survives a cookie named __proto__', send: { path: '/guarded/cookie', headers: { cookie: '__proto__=good; constructor=good' } }, status: 401, code: 'security.credentials-missing' },
  { title: 'survives a query of ampersands', send: { path: `/items/1?${'&'.repeat(8000)}` }, status: 200 },
  { title: 'survives a long Accept', send: { path: '/ping', headers: { accept: 'a/b,'.repeat(3000) } }, status: 406, code: 'accept.not-acceptable' },
  { title: 'survives a long Authorization', send: { path: '/guarded/bearer', headers: { authorization: `Bearer ${'a'.repeat(12_000)}!` } }, status: 401, code: 'security.credentials-missing' },
  { title: 'survives a long Content-Type', send: { method: 'POST', path: '/items', body: '{}', headers: { 'content-type': `application/json${' '.repeat(12_000)}x` } }, status: 415, code: 'body.media-type' },
  { title: 'survives a long Cookie', send: { path: '/items/1', headers: { cookie: 'a=b;'.repeat(3000) } }, status: 200 },
];

/** What nobody sends who means well. */
export const hostileCases: Readonly<Record<string, readonly Case[]>> = { nesting: nesting, typed: typed, bodies: bodies, headers: headers };
