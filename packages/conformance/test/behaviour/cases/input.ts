import { secret } from '../app/api.ts';
import type { Case } from '../suite.ts';

const rawTarget = { target: 'node', because: 'URL resolves or encodes this before the adapter sees it' } as const;

const item = (text: string): Case['send'] => ({ method: 'POST', path: '/items', body: text });

// oxfmt-ignore
const texts: readonly Case[] = [
  { title: 'decodes every place by its schema', send: { path: '/items/7?limit=5&ratio=-1.5e1&sure=true&tags=a&tags=b', headers: { 'x-count': '3', cookie: 'visits=2' } }, status: 200, body: { seen: { id: 7, limit: 5, ratio: -15, sure: true, tags: ['a', 'b'], 'x-count': 3, visits: 2 } } },
  ...['0x10', 'NaN', '%2012%20', '+5', '%2B5', '', 'Infinity', '-Infinity', '1.', '.5', '01', '1_0', 'null', '5n', '%D9%A5', '1e400', '-1e400', '1,2', '5;'].map((text): Case => ({ title: `answers 422 to the number ${JSON.stringify(text)} in a query`, send: { path: `/items/1?ratio=${text}` }, status: 422, code: 'input.invalid', issues: ['query /ratio type'] })),
  ...['1.5', '1e400', '9007199254740993', '0x1', 'a', 'true', '%00'].map((text): Case => ({ title: `answers 422 to the integer ${JSON.stringify(text)} in a path`, send: { path: `/items/${text}` }, status: text === '%00' ? 400 : 422, code: text === '%00' ? 'path.not-canonical' : 'input.invalid', ...(text === '%00' ? {} : { issues: ['path /id type'] }) })),
  ...['TRUE', '1', '0', 'yes', '', 'null', '%20true'].map((text): Case => ({ title: `answers 422 to the boolean ${JSON.stringify(text)}`, send: { path: `/items/1?sure=${text}` }, status: 422, issues: ['query /sure type'], code: 'input.invalid' })),
  { title: 'answers 422 to a wrong number in a header', send: { path: '/items/1', headers: { 'x-count': 'many' } }, status: 422, code: 'input.invalid', issues: ['header /x-count type'] },
  { title: 'answers 422 to a wrong number in a cookie', send: { path: '/items/1', headers: { cookie: 'visits=often' } }, status: 422, code: 'input.invalid', issues: ['cookie /visits type'] },
  { title: 'answers 422 to a repeated scalar in a query', send: { path: '/items/1?limit=1&limit=2' }, status: 422, code: 'input.invalid', issues: ['query /limit type'] },
  { title: 'answers 422 to a repeated scalar in a header', send: { path: '/items/1', headers: { 'x-count': ['1', '2'] } }, status: 422, code: 'input.invalid', issues: ['header /x-count type'] },
  { title: 'answers 422 to a repeated cookie', send: { path: '/items/1', headers: { cookie: 'visits=1; visits=2' } }, status: 422, code: 'input.invalid', issues: ['cookie /visits type'] },
  { title: 'answers 422 to numbers out of range, all in one answer', send: { path: '/items/0?limit=101', headers: { 'x-count': '11' } }, status: 422, code: 'input.invalid', issues: ['path /id minimum', 'query /limit maximum', 'header /x-count maximum'] },
  { title: 'answers 422 to an undeclared query parameter', send: { path: '/items/1?other=1' }, status: 422, code: 'input.invalid', issues: ['query /other unknown'] },
  { title: 'answers 422 to a query where none is declared', send: { path: '/ping?a=1' }, status: 422, code: 'input.invalid', issues: ['query /a unknown'] },
  { title: 'answers 422 to the query parameter __proto__', send: { path: '/items/1?__proto__=1' }, status: 422, code: 'input.invalid', issues: ['query /__proto__ unknown'] },
  { title: 'answers 422 to the query parameter __proto__[x]', send: { path: '/items/1?__proto__[x]=1' }, status: 422, code: 'input.invalid', issues: ['query /__proto__[x] unknown'] },
  { title: 'ignores undeclared headers and cookies', send: { path: '/items/1', headers: { 'x-other': '1', cookie: 'other=1; __proto__=2; constructor=3' } }, status: 200, body: { seen: { id: 1 } } },
  { title: 'reads -0 as 0', send: { path: '/items/1?ratio=-0&limit=-0' }, status: 200, body: { seen: { ratio: 0, limit: 0 } } },
  { title: 'reads a plus sign as a space in a query alone', send: { path: '/items/1?tags=a+b' }, status: 200, body: { seen: { tags: ['a b'] } } },
  { title: 'reads a plus sign in a path as it is', send: { path: '/echo/a+b' }, status: 200, body: { text: 'a+b' } },
];

// oxfmt-ignore
const bodies: readonly Case[] = [
  { title: 'reads a body', send: item('{"name":"pen","count":3}'), status: 201, body: { seen: { name: 'pen', count: 3 } } },
  { title: 'takes the last of two equal keys', send: item('{"name":"a","name":"b"}'), status: 201, body: { seen: { name: 'b' } } },
  ...['"3"', '3.5', 'true', 'null', '[3]', '1e400', '-1e400', '9'.repeat(400), `1${'0'.repeat(250)}e99`].map((text): Case => ({ title: `answers 422 to the count ${text.slice(0, 20)}`, send: item(`{"name":"pen","count":${text}}`), status: 422, code: 'input.invalid', issues: ['body /count type'] })),
  { title: 'answers 422 to a number beyond all numbers where anything may stand', send: item(`{"name":"pen","any":[{"a":1${'0'.repeat(250)}e99}]}`), status: 422, code: 'input.invalid', issues: ['body /any/0/a type'] },
  { title: 'answers 422 to a body of another type', send: item('[]'), status: 422, code: 'input.invalid', issues: ['body  type'] },
  { title: 'answers 422 to null', send: item('null'), status: 422, code: 'input.invalid', issues: ['body  type'] },
  { title: 'answers 422 to wrong types at depth', send: { method: 'POST', path: '/orders', body: '{"lines":[{"price":1},{"price":"2","tags":["a",1,null]},[]]}' }, status: 422, code: 'input.invalid', issues: ['body /lines/1/price type', 'body /lines/1/tags/1 type', 'body /lines/1/tags/2 type', 'body /lines/2 type'] },
  { title: 'answers 422 to an unknown member at depth', send: { method: 'POST', path: '/orders', body: '{"lines":[{"price":1,"constructor":1}]}' }, status: 422, code: 'input.invalid', issues: ['body /lines/0/constructor unknown'] },
  { title: 'reads a key that is a backslash', send: { method: 'POST', path: '/allowed', body: '{"name":"pen","\\\\":1}' }, status: 200, body: { seen: { body: { name: 'pen', '\\': 1 } } } },
  ...[['\\u00e9', 'é'], ['\\"', '"'], ['\\n', '\n']].map(([spelt, key]): Case => ({ title: `reads the key ${spelt} after one that begins alike`, send: { method: 'POST', path: '/allowed', body: `{"name":"pen","${spelt}":1}` }, status: 200, body: { seen: { body: { name: 'pen', [String(key)]: 1 } } } })),
  { title: 'answers 422 to a missing member', send: item('{}'), status: 422, code: 'input.invalid', issues: ['body /name required'] },
  { title: 'answers 422 to numbers and texts out of range, all in one answer', send: item('{"name":"","count":101}'), status: 422, code: 'input.invalid', issues: ['body /name minLength', 'body /count maximum'] },
  { title: 'counts code points', send: item(JSON.stringify({ name: '😀'.repeat(20) })), status: 201 },
  { title: 'answers 422 to an unknown member', send: item('{"name":"pen","colour":"red"}'), status: 422, code: 'input.invalid', issues: ['body /colour unknown'] },
  ...['__proto__', '\\u005f_proto__', '_\\u005Fpr\\u006fto__'].map((key): Case => ({ title: `answers 422 to the key ${key}`, send: item(`{"name":"pen","${key}":{"isAdmin":true}}`), status: 422, code: 'input.invalid', issues: ['body /__proto__ unknown'] })),
  { title: 'answers 422 to the key __proto__ deep inside', send: item('{"name":"pen","any":[{"a/b":{"__proto__":1}}]}'), status: 422, code: 'input.invalid', issues: ['body /any/0/a~1b/__proto__ unknown'] },
  ...['constructor', 'prototype', 'toString', 'hasOwnProperty'].map((key): Case => ({ title: `answers 422 to the unknown key ${key}`, send: item(`{"name":"pen","${key}":1}`), status: 422, code: 'input.invalid', issues: [`body /${key} unknown`] })),
  { title: 'answers 422 where a required member is only inherited', send: { method: 'POST', path: '/reserved', body: '{}' }, status: 422, code: 'input.invalid', issues: ['body /constructor required'] },
  { title: 'reads a member called constructor', send: { method: 'POST', path: '/reserved', body: '{"constructor":"x"}' }, status: 200, body: { constructor: 'x' } },
  { title: 'reads -0 as 0 at every depth', send: item('{"name":"pen","count":-0,"any":[-0,{"a":-0.0},-0e5]}'), status: 201, body: { seen: { count: 0, any: [0, { a: 0 }, 0] } } },
  { title: 'names at most twenty issues', send: item(`{${Array.from({ length: 100 }, (_, index) => `"k${index}":1`).join()}}`), status: 422, code: 'input.invalid', body: { detail: '20 values are not what they must be' } },
  { title: 'answers 422 about every place at once', send: { method: 'POST', path: '/stripped?a=x', body: '{"name":1}' }, status: 422, code: 'input.invalid', issues: ['query /a type', 'body /name type'] },
];

// oxfmt-ignore
const unknown: readonly Case[] = [
  { title: 'takes undeclared members out under strip', send: { method: 'POST', path: '/stripped?a=1&b=2', body: '{"name":"pen","colour":"red","__proto__":{"x":1},"constructor":1}' }, status: 200, body: { seen: { body: { name: 'pen' }, query: { a: 1 } } } },
  { title: 'lets undeclared members stay under allow', send: { method: 'POST', path: '/allowed?a=1&b=2', body: '{"name":"pen","colour":"red"}' }, status: 200, body: { seen: { body: { name: 'pen', colour: 'red' }, query: { a: 1, b: '2' } } } },
  { title: 'takes __proto__ out under allow', send: { method: 'POST', path: '/allowed', body: '{"name":"pen","__proto__":{"x":1},"any":{"__proto__":1,"b":2}}' }, status: 200, body: { seen: { body: { name: 'pen', any: { b: 2 } } } } },
];

// oxfmt-ignore
const utf8: readonly Case[] = [
  ...([
    ['a continuation byte alone', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong NUL', [0xe0, 0x80, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a character beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['half a character', [0xe2, 0x82]],
    ['a byte that UTF-8 never has', [0xff]],
  ] as const).map(([what, bytes]): Case => ({ title: `answers 400 to ${what}`, send: { method: 'POST', path: '/items', headers: { 'content-type': 'application/json' }, body: Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]) }, status: 400, code: 'body.not-utf8' })),
  { title: 'answers 400 to UTF-16 with its byte order mark', send: { method: 'POST', path: '/items', headers: { 'content-type': 'application/json' }, body: Buffer.from('\ufeff{"name":"pen"}', 'utf16le') }, status: 400, code: 'body.not-utf8' },
  { title: 'answers 400 to a byte order mark', send: { method: 'POST', path: '/items', headers: { 'content-type': 'application/json' }, body: Buffer.from('\ufeff{"name":"pen"}') }, status: 400, code: 'body.malformed' },
  { title: 'reads an escaped lone surrogate and sends it escaped', send: item('{"name":"pen","any":"\\ud800"}'), status: 201, body: { seen: { any: '\ud800' } } },
];

/** No answer of the suite may hold the secret. */
// oxfmt-ignore
const secrets: readonly Case[] = [
  { title: 'echoes nothing of what it could not parse', send: item(`{"name":"${secret}",}`), status: 400, code: 'body.malformed' },
  { title: 'echoes nothing of a body that breaks its schema', send: item(`{"name":"${secret}","count":"${secret}","colour":"${secret}"}`), status: 422, code: 'input.invalid', issues: ['body /name maxLength', 'body /count type', 'body /colour unknown'] },
  { title: 'echoes nothing of a query', send: { path: `/items/1?limit=${encodeURIComponent(secret)}&other=${encodeURIComponent(secret)}` }, status: 422, code: 'input.invalid', issues: ['query /limit type', 'query /other unknown'] },
  { title: 'echoes nothing of a path, a header and a cookie', send: { path: `/items/${encodeURIComponent(secret)}`, headers: { 'x-count': secret, 'cookie': `visits=${encodeURIComponent(secret)}` } }, status: 422, code: 'input.invalid', issues: ['path /id type', 'header /x-count type', 'cookie /visits type'] },
  { title: 'echoes no path that it does not have', send: { path: `/${encodeURIComponent(secret)}` }, status: 404, code: 'route.not-found' },
  { title: 'echoes no credentials', send: { path: '/guarded/bearer', headers: { authorization: `Basic ${secret}` } }, status: 401, code: 'security.credentials-missing' },
];

// oxfmt-ignore
const paths: readonly Case[] = [
  { title: 'decodes an escape once', send: { path: '/echo/%2541' }, status: 200, body: { text: '%41' } },
  { title: 'lets %2F split no segment', send: { path: '/echo/a%2Fb' }, status: 200, body: { text: 'a/b' } },
  { title: 'matches no text across %2F', send: { path: '/guarded%2Fbearer' }, status: 404, code: 'route.not-found' },
  { title: 'matches text in any spelling', send: { path: '/%70ing' }, status: 200, body: { pong: true } },
  { title: 'guards a path in any spelling', send: { path: '/guarded/%62earer' }, status: 401, code: 'security.credentials-missing' },
  { title: 'reads a rest with its slashes', send: { path: '/files/a/b%2Fc' }, status: 200, body: { rest: 'a/b/c' } },
  ...['/echo/%00', '/echo/a%5Cb', '/files/%5c..%5cetc', '/files/a%00'].map((path): Case => ({ title: `answers 400 to ${path}`, send: { path }, status: 400, code: 'path.not-canonical' })),
  ...['/files/../ping', '/files/./a', '/files/%2e%2e/ping', '/files/.%2e/ping', '/files/%2E/a', '/files/..', '/..', '/files/a\\b', '//a/../b'].map((path): Case => ({ title: `answers 400 to ${path}`, send: { path }, status: 400, code: 'path.not-canonical', only: rawTarget })),
  ...['/files/...', '/files/.a', '/files/a..b', '/files/..a', '/files/%2e%2ea'].map((path): Case => ({ title: `answers ${path}, whose dots are part of a name`, send: { path }, status: 200 })),
  { title: 'answers 404 to a path parameter that is not', send: { path: '/ping;a=b' }, status: 404, code: 'route.not-found' },
];

// oxfmt-ignore
const replies: readonly Case[] = [
  { title: 'sends a header that a handler sets', send: { path: '/noted?note=caf%C3%A9' }, status: 200, headers: { 'x-note': 'caf\u00e9' } },
  ...['a%0d%0aset-cookie:%20x=y', 'a%0db', 'a%0ab', 'a%00', 'a%7f', '%C4%8D%C4%8A'].map((note): Case => ({ title: `answers 500 to the header value ${note}`, send: { path: `/noted?note=${note}` }, status: 500, code: 'server.internal', headers: { 'set-cookie': null }, logged: /\/x-note: expected a header value/ })),
  ...['a%0d%0ab', 'a%20b', 'a:', '', 'content-length', 'Transfer-Encoding', 'connection', 'Content-Type', '%C3%A9'].map((name): Case => ({ title: `answers 500 to the header name ${JSON.stringify(name)}`, send: { path: `/noted?name=${name}` }, status: 500, code: 'server.internal', logged: /expected a header name that a handler may set/ })),
  { title: 'answers 500 to a redirect with a line break', send: { path: '/noted?to=/a%0d%0ax:%20y' }, status: 500, code: 'server.internal', logged: /\/location/ },
  { title: 'redirects', send: { path: '/noted?to=/ping' }, status: 303, headers: { location: '/ping' } },
  { title: 'replaces a header of the response by the one that a handler sets', send: { path: '/noted?name=x-content-type-options' }, status: 200, headers: { 'x-content-type-options': 'x' } },
  { title: 'sets a cookie with safe attributes, its value encoded', send: { path: '/noted?cookie=a%0d%0a;%20b' }, status: 200, headers: { 'set-cookie': 'taste=a%0D%0A%3B%20b; Path=/; HttpOnly; Secure; SameSite=Lax' } },
  ...['a%0d%0ab', 'a;%20secure', 'a%00'].map((domain): Case => ({ title: `answers 500 to the cookie domain ${domain}`, send: { path: `/noted?domain=${domain}` }, status: 500, code: 'server.internal', headers: { 'set-cookie': null }, logged: /a handler failed/ })),
];

/** What is read, and what is refused, wherever it stands. */
export const inputCases: Readonly<Record<string, readonly Case[]>> = {
  texts: texts,
  bodies: bodies,
  'unknown members': unknown,
  'UTF-8': utf8,
  secrets: secrets,
  paths: paths,
  'headers and cookies of replies': replies,
};
