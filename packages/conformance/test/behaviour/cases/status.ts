import { textsOf } from '../app/answering.ts';
import type { Case } from '../suite.ts';

const item = '{"name":"pen"}';
const exactBytes = { target: 'node', because: 'a URL or Headers has tidied this up before the adapter sees it' } as const;
const headerBytes = { target: 'node', because: 'platforms differ in what they take for the bytes of a header' } as const;
const onHost = { target: 'node', because: 'there is no request target beside the URL' } as const;

// oxfmt-ignore
const unreadable: readonly Case[] = [
  { title: 'answers 400 to a body that is not JSON', send: { method: 'POST', path: '/items', body: '{"name":' }, status: 400, code: 'body.malformed' },
  { title: 'answers 400 to a body that is not UTF-8', send: { method: 'POST', path: '/items', body: Buffer.from('{"name":"\xff"}', 'latin1'), headers: { 'content-type': 'application/json' } }, status: 400, code: 'body.not-utf8' },
  { title: 'answers 400 to a malformed percent-escape in the path', send: { path: '/echo/%zz' }, status: 400, code: 'path.malformed-escape' },
  { title: 'answers 400 to an escape in the path that is no UTF-8', send: { path: '/echo/%ff' }, status: 400, code: 'path.malformed-escape' },
  { title: 'answers 400 to a malformed percent-escape in the query', send: { path: '/items/1?limit=%z' }, status: 400, code: 'query.malformed-escape' },
  { title: 'answers 400 to an escape in the query that is no UTF-8', send: { path: '/items/1?tags=%c0%af' }, status: 400, code: 'query.malformed-escape' },
  { title: 'answers 400 to an escape in the query of a route without one', send: { path: '/ping?a=%e2%82' }, status: 400, code: 'query.malformed-escape' },
  { title: 'answers 400 to more parameters than are read', send: { path: `/items/1?${'a&'.repeat(1001)}` }, status: 400, code: 'query.too-many-parameters' },
  { title: 'answers 400 to a body that nests over the limit', send: { method: 'POST', path: '/items', body: `{"name":"pen","any":${'['.repeat(16)}${']'.repeat(16)}}` }, status: 400, code: 'body.too-deep' },
  { title: 'reads a body that nests up to the limit', send: { method: 'POST', path: '/items', body: `{"name":"pen","any":${'['.repeat(15)}${']'.repeat(15)}}` }, status: 201 },
  { title: 'answers 400 where a required body is missing', send: { method: 'POST', path: '/items' }, status: 400, code: 'body.missing' },
  { title: 'answers 400 where a required body is empty', send: { method: 'POST', path: '/items', body: '' }, status: 400, code: 'body.missing' },
  { title: 'answers 400 to two Host lines', send: { path: '/ping', headers: { host: ['127.0.0.1', '127.0.0.1'] } }, status: 400, code: 'header.repeated' },
  { title: 'answers 400 to two Authorization lines', send: { path: '/guarded/bearer', headers: { authorization: ['Bearer good', 'Bearer bad'] } }, status: 400, code: 'header.repeated' },
  { title: 'answers 400 to two Content-Type lines', send: { method: 'POST', path: '/items', body: item, headers: { 'content-type': ['application/json', 'text/plain'] } }, status: 400, code: 'header.repeated' },
  ...['a/b', 'a?b', 'user@a', 'a b', '', 'a:99999', 'a,b'].map((host): Case => ({ title: `answers 400 to the Host "${host}"`, send: { path: '/ping', headers: { host } }, status: 400, code: host === 'a,b' ? 'header.malformed-host' : 'header.malformed-host', only: exactBytes })),
  { title: 'answers 400 to an absolute target for another host', send: { path: 'http://elsewhere.test/ping', headers: { host: 'tenon.test' } }, status: 400, code: 'request.target', only: onHost },
  { title: 'answers an absolute target for its own host', send: { path: 'http://Tenon.test/echo/a?', headers: { host: 'tenon.test' } }, status: 200, body: { text: 'a' }, only: onHost },
  { title: 'answers an absolute target without a path', send: { path: 'http://tenon.test', headers: { host: 'tenon.test' } }, status: 404, code: 'route.not-found', only: onHost },
  { title: 'answers 400 to a target with a fragment in its path', send: { path: '/ping#a' }, status: 400, code: 'path.not-canonical', only: exactBytes },
  { title: 'answers 400 to a target with a fragment in its query', send: { path: '/items/1?limit=1#a' }, status: 400, code: 'path.not-canonical', only: exactBytes },
  { title: 'answers 400 to * with GET', send: { path: '*' }, status: 400, code: 'request.target', only: onHost },
];

// oxfmt-ignore
const texts: readonly Case[] = [
  { title: 'tells HEAD the length of a list of texts in bytes', send: { method: 'HEAD', path: '/texts?letter=%C3%A9' }, status: 200, headers: { 'content-length': String(new TextEncoder().encode(JSON.stringify(textsOf('é'))).length) } },
  ...['e', '"', 'é', '"é', '€', '😀'].flatMap((letter) => [
    { title: `sends ${letter} in a list of texts`, send: { path: `/texts?letter=${encodeURIComponent(letter)}` }, status: 200, body: textsOf(letter) },
    { title: `sends ${letter} in a list of texts, after a header that is not ASCII`, send: { path: `/texts?letter=${encodeURIComponent(letter)}&note=caf%C3%A9` }, status: 200, body: textsOf(letter), headers: { 'x-note': 'caf\xe9' }, only: headerBytes },
  ]),
];

// oxfmt-ignore
const credentials: readonly Case[] = [
  ...([
    ['bearer', 'Bearer'],
    ['basic', 'Basic realm="a \\"b\\"", charset="UTF-8"'],
    ['header', 'ApiKey in="header", name="X-Key"'],
    ['query', 'ApiKey in="query", name="key"'],
    ['cookie', 'ApiKey in="cookie", name="sid"'],
    ['any', 'Bearer, ApiKey in="header", name="X-Key"'],
  ] as const).map(([kind, challenge]): Case => ({ title: `answers 401 with a challenge where credentials are missing: ${kind}`, send: { path: `/guarded/${kind}` }, status: 401, code: 'security.credentials-missing', headers: { 'www-authenticate': challenge } })),
  { title: 'sends the challenge with a 401 of a dependency', send: { path: '/guarded/bearer', headers: { authorization: 'Bearer bad' } }, status: 401, body: { title: 'Sign in' }, headers: { 'www-authenticate': 'Bearer' } },
  { title: 'sends the challenge with a 401 that a handler throws', send: { path: '/guarded/thrown', headers: { authorization: 'Bearer good' } }, status: 401, body: { title: 'Signed out meanwhile' }, headers: { 'www-authenticate': 'Bearer' } },
  { title: 'takes a bearer token', send: { path: '/guarded/bearer', headers: { authorization: 'Bearer good' } }, status: 200, body: { who: 'ann' } },
  { title: 'takes a scheme in any case', send: { path: '/guarded/bearer', headers: { authorization: 'bEARER good' } }, status: 200, body: { who: 'ann' } },
  ...['Bearer', 'Bearer  good', 'Bearer\tgood', 'Bearer good x', 'Basic good', 'good', 'Bearer "good"', 'Bearer good,'].map((authorization): Case => ({ title: `finds no bearer token in ${JSON.stringify(authorization)}`, send: { path: '/guarded/bearer', headers: { authorization } }, status: 401, code: 'security.credentials-missing' })),
  { title: 'takes user name and password in UTF-8, split at the first colon', send: { path: '/guarded/basic', headers: { authorization: `Basic ${Buffer.from('ann:s:ü').toString('base64')}` } }, status: 200, body: { who: 'ann' } },
  ...[Buffer.from('no colon'), Buffer.from('ann:\xff', 'latin1')].map((bytes): Case => ({ title: `finds no user in Basic ${bytes.toString('base64')}`, send: { path: '/guarded/basic', headers: { authorization: `Basic ${bytes.toString('base64')}` } }, status: 401, code: 'security.credentials-missing' })),
  { title: 'finds no user in text that is not base64', send: { path: '/guarded/basic', headers: { authorization: 'Basic a' } }, status: 401, code: 'security.credentials-missing' },
  { title: 'takes a key from a header', send: { path: '/guarded/header', headers: { 'x-key': 'good' } }, status: 200 },
  { title: 'takes no key from two header lines', send: { path: '/guarded/header', headers: { 'x-key': ['good', 'good'] } }, status: 401, body: { title: 'Sign in' } },
  { title: 'takes a key from the query', send: { path: '/guarded/query?key=good' }, status: 200 },
  { title: 'finds no key where the query has two', send: { path: '/guarded/query?key=good&key=good' }, status: 401, code: 'security.credentials-missing' },
  { title: 'finds no key in an empty query parameter', send: { path: '/guarded/query?key=' }, status: 401, code: 'security.credentials-missing' },
  { title: 'takes a key from a cookie', send: { path: '/guarded/cookie', headers: { cookie: 'a=b; sid=good' } }, status: 200 },
  { title: 'finds no key where there are two cookies', send: { path: '/guarded/cookie', headers: { cookie: 'sid=good; sid=good' } }, status: 401, code: 'security.credentials-missing' },
  { title: 'takes the second of two schemes', send: { path: '/guarded/any', headers: { 'x-key': 'good' } }, status: 200 },
  { title: 'lets a caller without credentials pass where they are optional', send: { path: '/guarded/optional' }, status: 200, body: { who: 'nobody' } },
  { title: 'checks optional credentials that are sent', send: { path: '/guarded/optional', headers: { authorization: 'Bearer bad' } }, status: 401, body: { title: 'Sign in' } },
  { title: 'answers 403 where a dependency refuses', send: { path: '/guarded/bearer', headers: { authorization: 'Bearer guest' } }, status: 403, body: { title: 'Guests may not' }, headers: { 'www-authenticate': null } },
  { title: 'asks for credentials before it reads a body', send: { method: 'POST', path: '/guarded/bearer', body: '{' }, status: 401, code: 'security.credentials-missing' },
  { title: 'asks for credentials before HEAD tells anything', send: { method: 'HEAD', path: '/guarded/bearer' }, status: 401, headers: { 'www-authenticate': 'Bearer' } },
];

// oxfmt-ignore
const routing: readonly Case[] = [
  { title: 'answers 404 where no route is', send: { path: '/nowhere' }, status: 404, code: 'route.not-found' },
  { title: 'answers 404 to every method where no route is', send: { method: 'DELETE', path: '/nowhere' }, status: 404, code: 'route.not-found' },
  ...['/Ping', '/ping/', '//ping', '/echo', '/echo/', '/echo/a/b', '/files/', '/files//a'].map((path): Case => ({ title: `answers 404 to ${path}`, send: { path }, status: 404, code: 'route.not-found' })),
  { title: 'answers 405 with Allow where the path has other methods', send: { method: 'PATCH', path: '/items/1' }, status: 405, code: 'route.method-not-allowed', headers: { allow: 'DELETE, GET, HEAD, OPTIONS' } },
  { title: 'answers 405 to HEAD where there is no GET', send: { method: 'HEAD', path: '/bodiless' }, status: 405, headers: { allow: 'OPTIONS, POST' } },
  { title: 'answers OPTIONS with 204 and Allow', send: { method: 'OPTIONS', path: '/items/1' }, status: 204, headers: { allow: 'DELETE, GET, HEAD, OPTIONS', 'content-length': null } },
  { title: 'answers OPTIONS without guards', send: { method: 'OPTIONS', path: '/guarded/bearer' }, status: 204, headers: { allow: 'GET, HEAD, OPTIONS, POST' } },
  { title: 'answers OPTIONS with 404 where no route is', send: { method: 'OPTIONS', path: '/nowhere' }, status: 404, code: 'route.not-found' },
  { title: 'answers OPTIONS * with every method', send: { method: 'OPTIONS', path: '*' }, status: 204, headers: { allow: 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, QUERY' }, only: onHost },
  { title: 'answers 501 to a method that is not known', send: { method: 'PROPFIND', path: '/ping' }, status: 501, code: 'request.unknown-method' },
  { title: 'answers 501 to a method that no parser knows', send: { method: 'BREW', path: '/ping' }, status: 501, code: 'request.unknown-method' },
  { title: 'answers 405 to TRACE, which no path has', send: { method: 'TRACE', path: '/ping' }, status: 405, code: 'route.method-not-allowed', headers: { allow: 'GET, HEAD, OPTIONS' }, only: { target: 'node', because: 'Request refuses the method' } },
  { title: 'answers 501 to CONNECT', send: { method: 'CONNECT', path: 'tenon.test:80' }, status: 501, code: 'request.unknown-method', only: { target: 'node', because: 'Request refuses the method' } },
  { title: 'reads methods in upper case only', send: { method: 'patch', path: '/items/1' }, status: 501, code: 'request.unknown-method' },
  { title: 'answers HEAD as GET without a body', send: { method: 'HEAD', path: '/ping' }, status: 200, headers: { 'content-length': '13', 'content-type': 'application/json; charset=utf-8' } },
  { title: 'answers HEAD to a stream without reading it', send: { method: 'HEAD', path: '/streamed' }, status: 200 },
  { title: 'answers 204 without a body and its length', send: { method: 'DELETE', path: '/items/1' }, status: 204, headers: { 'content-length': null, 'content-type': null } },
  { title: 'answers 417 to an expectation that nobody knows', send: { path: '/ping', headers: { expect: 'tea' } }, status: 417, code: 'request.expectation', only: { target: 'node', because: 'a platform that has made a Request has met its expectations' } },
  { title: 'answers a request that waits for 100 Continue', send: { method: 'POST', path: '/items', body: item, headers: { expect: '100-continue' } }, status: 201 },
];

// oxfmt-ignore
const negotiation: readonly Case[] = [
  { title: 'answers 406 where nothing is acceptable', send: { path: '/ping', headers: { accept: 'text/html' } }, status: 406, code: 'accept.not-acceptable' },
  { title: 'answers 406 where JSON is refused', send: { path: '/ping', headers: { accept: 'application/json;q=0, text/*' } }, status: 406, code: 'accept.not-acceptable' },
  ...['*/*', 'application/*', 'application/json', 'text/html, application/json;q=0.1', 'text/html, */*;q=0.1', 'APPLICATION/JSON', ''].map((accept): Case => ({ title: `answers JSON to Accept: ${accept}`, send: { path: '/ping', headers: { accept } }, status: 200 })),
  ...['text/plain', 'application/jsonp', 'application/vnd.api+json', 'application/json; charset=latin1', 'application/json; charset=utf-16', 'application/json; version=1', 'application', ' ', 'application/json;charset=utf-8;charset=utf-7'].map((type): Case => ({ title: `answers 415 to the media type ${JSON.stringify(type)}`, send: { method: 'POST', path: '/items', body: item, headers: { 'content-type': type } }, status: 415, code: 'body.media-type', headers: { accept: 'application/json' } })),
  { title: 'answers 415 to a list of media types', send: { method: 'POST', path: '/items', body: item, headers: { 'content-type': 'application/json, text/plain' } }, status: 415, code: 'body.media-type', only: { target: 'node', because: 'Headers joins two lines into a list, so a list is 400' } },
  { title: 'answers 415 to a body without a media type', send: { method: 'POST', path: '/items', body: Buffer.from(item) }, status: 415, code: 'body.media-type' },
  ...['application/json', 'APPLICATION/JSON', 'application/json;charset=utf-8', 'application/json ; Charset="UTF-8"', 'application/json;'].map((type): Case => ({ title: `reads JSON as ${type}`, send: { method: 'POST', path: '/items', body: item, headers: { 'content-type': type } }, status: 201 })),
  ...['gzip', 'br', 'gzip, identity', 'x'].map((coding): Case => ({ title: `answers 415 to the content coding ${coding}`, send: { method: 'POST', path: '/items', body: item, headers: { 'content-encoding': coding } }, status: 415, code: 'body.content-encoding', headers: { 'accept-encoding': 'identity' } })),
  { title: 'reads the content coding Identity', send: { method: 'POST', path: '/items', body: item, headers: { 'content-encoding': 'Identity' } }, status: 201 },
  { title: 'reads no body where none is declared', send: { method: 'POST', path: '/bodiless', body: 'x', headers: { 'content-type': 'text/plain' } }, status: 200 },
  { title: 'lets an optional body be absent', send: { method: 'POST', path: '/maybe' }, status: 200, body: { seen: 'nothing' } },
  { title: 'checks the media type of an optional body', send: { method: 'POST', path: '/maybe', body: Buffer.from(item) }, status: 415, code: 'body.media-type' },
];

const large = JSON.stringify({ name: 'pen', any: 'x'.repeat(5000) });
// oxfmt-ignore
const limits: readonly Case[] = [
  { title: 'answers 413 to a declared length over the limit', send: { method: 'POST', path: '/items', body: large }, status: 413, code: 'body.too-large' },
  { title: 'answers 413 to chunks that pass the limit', send: { method: 'POST', path: '/items', body: large, chunkBytes: 100 }, status: 413, code: 'body.too-large' },
  { title: 'answers 413 to chunks of one byte that pass the limit', send: { method: 'POST', path: '/items', body: large, chunkBytes: 1 }, status: 413, code: 'body.too-large' },
  { title: 'reads a body in chunks of one byte', send: { method: 'POST', path: '/items', body: JSON.stringify({ name: 'ü', any: 'x'.repeat(3000) }), chunkBytes: 1 }, status: 201 },
  { title: 'reads a body of exactly the limit', send: { method: 'POST', path: '/items', body: JSON.stringify({ name: 'pen', any: 'x'.repeat(4096 - 23) }) }, status: 201 },
  { title: 'answers 413 to one byte over the limit', send: { method: 'POST', path: '/items', body: JSON.stringify({ name: 'pen', any: 'x'.repeat(4096 - 22) }) }, status: 413, code: 'body.too-large' },
  { title: 'answers 414 to a long path', send: { path: `/echo/${'a'.repeat(8200)}` }, status: 414, code: 'request.target-too-long' },
  { title: 'answers 414 to a long query', send: { path: `/ping?${'a'.repeat(8200)}` }, status: 414, code: 'request.target-too-long' },
  { title: 'answers 431 to 2,000 small headers with the credentials last', send: { path: '/guarded/bearer', headers: { ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [index.toString(36), '1'])), authorization: 'Bearer good' } }, status: 431, code: 'request.too-many-headers' },
  { title: 'answers 431 to large headers', send: { path: '/ping', headers: { 'x-large': 'x'.repeat(17_000) } }, status: 431, code: 'request.headers-too-large', only: { target: 'node', because: 'the platform bounds the bytes of headers before it makes a Request' } },
];

// oxfmt-ignore
const failures: readonly Case[] = [
  ...['error', 'later', 'text', 'nothing'].map((path): Case => ({ title: `answers 500 and tells nothing of what a handler throws: ${path}`, send: { path: `/broken/${path}` }, status: 500, code: 'server.internal', logged: /^a handler failed$/ })),
  { title: 'answers 500 to a problem with an undeclared status', send: { path: '/broken/undeclared' }, status: 500, code: 'server.internal', logged: /undeclared status 418/ },
  { title: 'answers a thrown problem with a declared status', send: { path: '/broken/declared' }, status: 404, body: { title: 'Gone' } },
  { title: 'sends the declared members of a thrown problem only', send: { path: '/broken/leaky' }, status: 404, body: { title: 'Gone' } },
  { title: 'answers 500 to a problem that JSON cannot say', send: { path: '/broken/unprintable' }, status: 500, code: 'server.internal', logged: /failed/ },
  { title: 'answers what an error is mapped to', send: { path: '/broken/mapped' }, status: 409, body: { title: 'Out of stock' } },
  { title: 'answers 500 to a value of the wrong type', send: { path: '/broken/mismatch' }, status: 500, code: 'server.internal', logged: /at \/done: expected/ },
  { title: 'answers 500 to a missing member', send: { path: '/broken/missing' }, status: 500, code: 'server.internal', logged: /\/done/ },
  { title: 'answers 500 to an undeclared status', send: { path: '/broken/status' }, status: 500, code: 'server.internal', logged: /not 202/ },
  { title: 'answers 500 to a missing response header', send: { path: '/broken/header' }, status: 500, code: 'server.internal', logged: /\/location/ },
  { title: 'answers 504 once the time is up', send: { path: '/slow/forever' }, status: 504, code: 'server.timeout' },
  { title: 'aborts the signal once the time is up', send: { path: '/slow/read' }, status: 504, code: 'server.timeout' },
];

/** The rows of the table of status codes. */
export const statusCases: Readonly<Record<string, readonly Case[]>> = {
  texts,
  'what cannot be read': unreadable,
  credentials: credentials,
  'routes and methods': routing,
  'media types': negotiation,
  limits: limits,
  failures: failures,
};
