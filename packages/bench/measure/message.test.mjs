import { describe, expect, it } from 'vitest';
import { bytesOf, messageOf } from './message.mjs';

const sized = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n';

describe('messageOf', () => {
  it.each([sized, chunked])('is null until the last byte of an answer has come', (text) => {
    for (let length = 0; length < text.length; length++) expect(messageOf(Buffer.from(text.slice(0, length)))).toBeNull();
    expect(messageOf(Buffer.from(text))).toBe(text.length);
  });

  it('refuses an answer whose end cannot be known', () => {
    expect(() => messageOf(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('without a length');
  });
});

describe('bytesOf', () => {
  it('counts a body in bytes', () => {
    const text = bytesOf({ method: 'POST', target: '/x', headers: { accept: 'application/json' }, body: 'ü' }).toString();
    expect(text).toBe('POST /x HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\ncontent-length: 2\r\n\r\nü');
  });
});
