import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeRequest } from '../../test/support/fake-request.ts';
import { ResponseMismatch } from './response-mismatch.ts';
import { Exchange } from './exchange.ts';
import { addHeaders, type Replied } from './reply.ts';

const base = ['content-type', 'application/json', 'x-content-type-options', 'nosniff'];

describe('headers of a reply', () => {
  it.each([
    [{ 'X-Text': 'a' }, ['x-text', 'a']],
    [{ 'x-number': 1, 'x-yes': true }, ['x-number', '1', 'x-yes', 'true']],
    [{ 'x-date': new Date(0) }, ['x-date', '1970-01-01T00:00:00.000Z']],
    [{ 'x-list': ['a', 1] }, ['x-list', 'a, 1']],
    [{ 'set-cookie': ['a=b', 'c=d'] }, ['set-cookie', 'a=b', 'set-cookie', 'c=d']],
    [{ 'x-absent': undefined }, []],
    [{ 'x-latin': 'caf\u00e9\t!' }, ['x-latin', 'caf\u00e9\t!']],
  ])('%j follow those of the response', (headers, expected) => {
    expect(addHeaders(base, headers, [])).toEqual([...base, ...expected]);
  });

  it('say what JSON cannot', () => {
    expect(addHeaders([], { 'x-big': 10n }, [])).toEqual(['x-big', '10']);
  });

  it('replace those of the response, which stay as they were', () => {
    expect(addHeaders(base, { 'X-Content-Type-Options': 'none' }, [])).toEqual(['content-type', 'application/json', 'x-content-type-options', 'none']);
    expect(base).toHaveLength(4);
  });

  it.each(['a\r\nb: c', 'a\rb', 'a\nb', 'a\0', 'a\x7f', '\u010d\u010a', '😀'])('refuse the value %j', (value) => {
    expect(() => addHeaders(base, { x: value }, [])).toThrow(ResponseMismatch);
    expect(() => addHeaders(base, { x: ['a', value] }, [])).toThrow(ResponseMismatch);
  });

  it.each([null, {}, Symbol('a'), () => 'a'])('refuse a value that is no text', (value) => {
    expect(() => addHeaders(base, { x: value }, [])).toThrow(ResponseMismatch);
  });

  it.each(['', 'a b', 'a:', 'a\r\nb', 'é', 'Content-Length', 'transfer-encoding', 'Connection', 'keep-alive', 'upgrade', 'trailer', 'Content-Type'])(
    'refuse the name %j',
    (name) => {
      expect(() => addHeaders(base, { [name]: 'a' }, [])).toThrow(ResponseMismatch);
    },
  );

  it('must have what the response declares', () => {
    expect(() => addHeaders(base, null, ['Location'])).toThrow(/\/Location: expected a declared response header/);
    expect(() => addHeaders(base, { location: undefined }, ['Location'])).toThrow(ResponseMismatch);
    expect(addHeaders(base, { LOCATION: '/a' }, ['Location'])).toContain('/a');
  });

  it('never hold a line break, whatever a handler says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })))), (headers) => {
        let list: string[] = [];
        try {
          list = addHeaders([], headers, []);
        } catch (error) {
          expect(error).toBeInstanceOf(ResponseMismatch);
        }
        expect(list.join('')).not.toMatch(/[\r\n\0]/);
      }),
    );
  });
});

describe('reply', () => {
  interface Reply {
    (status: number, body?: unknown, headers?: object): Replied;
    redirect(status: number, location: string): Replied;
    cookie(name: string, value: string, attributes?: object): void;
  }
  const exchange = (): Exchange => new Exchange(fakeRequest({}), { headers: null } as never);
  const replyOf = (from: Exchange): Reply => from.reply as Reply; // typed where handlers are declared

  it('says status, body and headers', () => {
    const reply = replyOf(exchange());
    expect(reply(201, { a: 1 }, { location: '/a' })).toMatchObject({ status: 201, body: { a: 1 }, headers: { location: '/a' } });
    expect(reply(204)).toMatchObject({ status: 204, body: undefined, headers: null });
    expect(reply.redirect(303, '/a')).toMatchObject({ status: 303, headers: { location: '/a' } });
  });

  it.each([
    ['a', 'b', {}, 'a=b; Path=/; HttpOnly; Secure; SameSite=Lax'],
    ['a', 'b c;\r\n', {}, 'a=b%20c%3B%0D%0A; Path=/; HttpOnly; Secure; SameSite=Lax'],
    ['a', 'b', { maxAgeSeconds: 60, path: '/x', sameSite: 'strict', httpOnly: false }, 'a=b; Max-Age=60; Path=/x; Secure; SameSite=Strict'],
    ['a', '', { maxAgeSeconds: 0 }, 'a=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax'],
    [
      'a',
      'b',
      { domain: 'tenon.test', expires: new Date(0), secure: false },
      'a=b; Domain=tenon.test; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax',
    ],
  ])('sets the cookie %s=%j %j', (name, value, attributes, line) => {
    const own = exchange();
    replyOf(own).cookie(name, value, attributes);
    expect(own.extraHeaders).toEqual(['set-cookie', line]);
  });

  it.each([
    ['a b', {}],
    ['', {}],
    ['a', { domain: 'a\r\nb' }],
    ['a', { path: '/;secure' }],
    ['a', { maxAgeSeconds: 1.5 }],
    ['a', { expires: new Date(Number.NaN) }],
    ['a', { sameSite: 'x' }],
  ])('refuses the cookie %j with %j', (name, attributes) => {
    const own = exchange();
    expect(() => replyOf(own).cookie(name, 'v', attributes)).toThrow(TypeError);
    expect(own.extraHeaders).toBeNull();
  });
});
