import { behaves } from './suite.ts';

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
const wine = '{"name":"x","year":1999}';
const asCsv = 'name,year,isRed,grapes,bottled\r\n"Rosé, ""dry""",1999,false,"[""a"",""b""]",1970-01-01T00:00:00.000Z\r\n=1+1,2001,,[],\r\n';

behaves({
  'a body in one of several media types': [
    { title: 'JSON', send: { method: 'POST', path: '/wines', body: wine }, status: 200, body: { name: 'x', year: 2000, grapes: [] } },
    {
      title: 'JSON with a charset',
      send: { method: 'POST', path: '/wines', headers: { 'content-type': 'Application/JSON ; Charset="UTF-8"' }, body: wine },
      status: 200,
    },
    {
      title: 'a form',
      send: {
        method: 'POST',
        path: '/wines',
        headers: urlencoded,
        body: 'name=a+b%26%C3%A9&year=1999&isRed=true&grapes=x&grapes=y&bottled=1970-01-01T00%3A00%3A00Z',
      },
      status: 200,
      body: { name: 'a b&é', year: 2000, isRed: true, grapes: ['x', 'y'], bottled: '1970-01-01T00:00:00.000Z' },
    },
    {
      title: 'a form with one item of a list',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: 'name=x&year=1999&grapes=x' },
      status: 200,
      body: { grapes: ['x'] },
    },
    {
      title: 'a media type by two functions',
      send: { method: 'POST', path: '/wines', headers: { 'content-type': 'application/x-lines' }, body: 'name=x\nyear=1' },
      status: 422,
      code: 'input.invalid',
      issues: ['body /year type'],
    },
    {
      title: 'a form whose number is none',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: 'name=x&year=1e400' },
      status: 422,
      code: 'input.invalid',
      issues: ['body /year type'],
    },
    {
      title: 'a form with a number that hexadecimals are',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: 'name=x&year=0x7d0' },
      status: 422,
      code: 'input.invalid',
      issues: ['body /year type'],
    },
    {
      title: 'a form that says a scalar twice',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: 'name=x&name=y&year=1999' },
      status: 422,
      code: 'input.invalid',
      issues: ['body /name type'],
    },
    {
      title: 'a form with a field that nobody declared',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: 'name=x&year=1999&role=admin' },
      status: 422,
      code: 'input.invalid',
    },
    {
      title: 'a form with a field that prototypes have',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: 'name=x&year=1999&__proto__=1' },
      status: 422,
      code: 'input.invalid',
    },
    {
      title: 'a form whose escape is broken',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: 'name=%E9&year=1999' },
      status: 400,
      code: 'body.malformed',
    },
    {
      title: 'a form that is not UTF-8',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: new Uint8Array([0x6e, 0xff]) },
      status: 400,
      code: 'body.not-utf8',
    },
    {
      title: 'a form with too many fields',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: 'a&'.repeat(1001) },
      status: 413,
      code: 'body.too-many-fields',
    },
    {
      title: 'a form that is too large',
      send: { method: 'POST', path: '/wines', headers: urlencoded, body: `name=${'x'.repeat(4000)}` },
      status: 413,
      code: 'body.too-large',
    },
    {
      title: 'an empty form',
      send: { method: 'POST', path: '/wines', headers: { ...urlencoded, 'content-length': '0' }, body: '' },
      status: 400,
      code: 'body.missing',
    },
    { title: 'JSON as a form', send: { method: 'POST', path: '/wines', headers: urlencoded, body: wine }, status: 422, code: 'input.invalid' },
    {
      title: 'what its decoder throws on',
      send: { method: 'POST', path: '/wines', headers: { 'content-type': 'application/x-lines' }, body: 'x' },
      status: 400,
      code: 'body.malformed',
    },
    {
      title: 'none, where none is required',
      send: { method: 'POST', path: '/wines/maybe' },
      status: 200,
      text: 'nothing',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
    {
      title: 'a form, where none is required',
      send: { method: 'POST', path: '/wines/maybe', headers: urlencoded, body: 'name=x&year=1999&bottled=1970-01-01T00%3A00%3A00Z' },
      status: 200,
      text: 'x true',
    },
    { title: 'JSON that is malformed', send: { method: 'POST', path: '/wines', body: '{' }, status: 400, code: 'body.malformed' },
    ...[
      'text/plain',
      'application/jsonx',
      'application/json; charset=latin1',
      'application/json; charset=utf-8; charset=utf-8',
      'application/json;=',
      ' ',
      'application/x-www-form-urlencodedx',
      'multipart/form-data; boundary=x',
      'application/json;charset="utf-8',
      'application /json',
    ].map((type) => ({
      title: `refused as ${JSON.stringify(type)}`,
      send: { method: 'POST', path: '/wines', headers: { 'content-type': type }, body: wine },
      status: 415,
      code: 'body.media-type',
      headers: { accept: 'application/json, application/x-www-form-urlencoded, application/x-lines' },
    })),
    {
      title: 'refused without a media type',
      send: { method: 'POST', path: '/wines', body: new Uint8Array([0x7b, 0x7d]) },
      status: 415,
      code: 'body.media-type',
    },
  ],
  'a body of any media type (classes 4, 6, 12)': [
    {
      title: 'a form with JSON',
      send: { method: 'POST', path: '/anything', headers: urlencoded, body: 'list=%7B%22a%22%3A1%7D' },
      status: 200,
      body: { own: ['a'] },
    },
    {
      title: 'a form with JSON that has an own __proto__, which is taken out',
      send: { method: 'POST', path: '/anything', headers: urlencoded, body: 'list=%7B%22__proto__%22%3A%7B%22x%22%3A1%7D%2C%22b%22%3A1%7D' },
      status: 200,
      body: { own: ['b'] },
    },
    {
      title: 'a form with a field called __proto__, which is taken out',
      send: { method: 'POST', path: '/anything', headers: urlencoded, body: '__proto__=x&b=1' },
      status: 200,
      body: { own: ['b'] },
    },
    {
      title: 'a form with JSON that nests too deep',
      send: { method: 'POST', path: '/anything', headers: urlencoded, body: `list=${encodeURIComponent(`{"a":${'['.repeat(17)}${']'.repeat(17)}}`)}` },
      status: 400,
      code: 'body.too-deep',
    },
  ],
  'a body in XML': [
    ...[
      ['XML', '<Wine><name>x</name><year>1999</year><grapes>a</grapes><grapes>b</grapes></Wine>', 200, undefined],
      ['XML with a list of one', '<Wine><name>x</name><year>1999</year><grapes>a</grapes></Wine>', 200, undefined],
      ['XML whose number is none', '<Wine><name>x</name><year>old</year></Wine>', 422, 'input.invalid'],
      ['XML with what nobody declared', '<Wine><name>x</name><year>1999</year><role>admin</role></Wine>', 422, 'input.invalid'],
      ['XML with an attribute that nobody declared', '<Wine role="admin"><name>x</name><year>1999</year></Wine>', 422, 'input.invalid'],
      ['XML that is not well-formed', '<Wine>', 400, 'body.malformed'],
      ['XML with a document type', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Wine><name>&x;</name></Wine>', 400, 'body.malformed'],
    ].map(([title, body, status, code]) => ({
      title: String(title),
      send: { method: 'POST', path: '/wines/xml', headers: { 'content-type': 'application/xml' }, body: String(body) },
      status: Number(status),
      ...(code !== undefined && { code: String(code) }),
    })),
    {
      title: 'XML in and out',
      send: {
        method: 'POST',
        path: '/wines/xml',
        headers: { 'content-type': 'application/xml; charset=utf-8', accept: 'application/xml' },
        body: '<Wine><name>a &lt; b</name><year>1999</year></Wine>',
      },
      status: 200,
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<wines><Wine><name>a &lt; b</name><year>1999</year></Wine></wines>\n',
      headers: { 'content-type': 'application/xml', vary: 'accept' },
    },
  ],
  'a response in one of several media types': [
    {
      title: 'JSON when nothing is asked',
      send: { path: '/wines' },
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', vary: 'accept', 'x-content-type-options': 'nosniff' },
    },
    {
      title: 'JSON when anything would do',
      send: { path: '/wines', headers: { accept: '*/*' } },
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    },
    {
      title: 'CSV when it is asked for, declared members only',
      send: { path: '/wines', headers: { accept: 'text/csv' } },
      status: 200,
      text: asCsv,
      headers: { 'content-type': 'text/csv; charset=utf-8', vary: 'accept' },
    },
    { title: 'what is liked best', send: { path: '/wines', headers: { accept: 'application/json;q=0.5, text/*;q=0.8' } }, status: 200, text: asCsv },
    {
      title: 'what is not refused',
      send: { path: '/wines', headers: { accept: 'text/csv;q=0, */*;q=0.1' } },
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    },
    { title: 'nothing of it', send: { path: '/wines', headers: { accept: 'image/png' } }, status: 406, code: 'accept.not-acceptable' },
    {
      title: 'a separator, and formulas disarmed',
      send: { path: '/wines.csv' },
      status: 200,
      text: asCsv
        .replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ';')
        .replace('=1+1', "'=1+1")
        .replace('"Rosé, ""dry"""', '"Rosé, ""dry"""')
        .replace('"[""a"",""b""]"', '"[""a"",""b""]"'),
      headers: { vary: null },
    },
    {
      title: 'by two functions',
      send: { method: 'POST', path: '/wines', headers: { accept: 'application/x-lines' }, body: wine },
      status: 200,
      text: 'name\nyear\ngrapes',
      headers: { 'content-type': 'application/x-lines' },
    },
    {
      title: 'a value of the wrong type',
      send: { path: '/wines/wrong', headers: { accept: 'text/csv' } },
      status: 500,
      code: 'server.internal',
      logged: /year/,
    },
    {
      title: 'HEAD',
      send: { method: 'HEAD', path: '/wines', headers: { accept: 'text/csv' } },
      status: 200,
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-length': String(Buffer.byteLength(asCsv)) },
    },
  ],
  'bytes and texts': [
    {
      title: 'bytes both ways',
      send: { method: 'POST', path: '/bytes', headers: { 'content-type': 'application/octet-stream' }, body: 'abc' },
      status: 200,
      text: 'cba',
      headers: { 'content-type': 'image/png' },
    },
    {
      title: 'bytes of another media type',
      send: { method: 'POST', path: '/bytes', headers: { 'content-type': 'image/png' }, body: 'abc' },
      status: 415,
      code: 'body.media-type',
    },
    {
      title: 'a text',
      send: { method: 'PUT', path: '/words', headers: { 'content-type': 'text/plain' }, body: 'äöü"' },
      status: 200,
      text: '# äöü"',
      headers: { 'content-type': 'text/markdown; charset=utf-8' },
    },
    {
      title: 'a text that is too long for its schema',
      send: { method: 'PUT', path: '/words', headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'äöüäöü' },
      status: 422,
      code: 'input.invalid',
      issues: ['body  maxLength'],
    },
    {
      title: 'a text that is not UTF-8',
      send: { method: 'PUT', path: '/words', headers: { 'content-type': 'text/plain' }, body: new Uint8Array([0xff]) },
      status: 400,
      code: 'body.not-utf8',
    },
    {
      title: 'a text in another charset',
      send: { method: 'PUT', path: '/words', headers: { 'content-type': 'text/plain; charset=iso-8859-1' }, body: 'a' },
      status: 415,
      code: 'body.media-type',
    },
  ],
});
