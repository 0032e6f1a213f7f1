import { assert as holds, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disposition } from './disposition.ts';

describe('Content-Disposition', () => {
  it.each([
    [undefined, 'attachment'],
    ['a.txt', 'attachment; filename="a.txt"'],
    ['a b;c.txt', 'attachment; filename="a b;c.txt"'],
    ['../../etc/passwd', 'attachment; filename="__.._etc_passwd"'],
    ['.htaccess', 'attachment; filename="_htaccess"'],
    ['a"b\\c', 'attachment; filename="a_b_c"'],
    ['a\r\nset-cookie: x', 'attachment; filename="a__set-cookie_ x"'],
    ['100%.txt', `attachment; filename="100_.txt"; filename*=UTF-8''100%25.txt`],
    ["é'(1)*.txt", `attachment; filename="_'(1)_.txt"; filename*=UTF-8''%C3%A9%27%281%29_.txt`],
    ['x\u202etxt.exe', 'attachment; filename="x_txt.exe"'],
    ['😀\ud800', `attachment; filename="__"; filename*=UTF-8''%F0%9F%98%80_`],
  ])('of %j', (name, expected) => expect(disposition('attachment', name)).toBe(expected));

  it('is a header for every name, which comes back as it is where it may', () => {
    holds(
      property(string({ unit: 'binary' }), (name) => {
        const text = disposition('inline', name);
        expect(text).toMatch(/^inline; filename="[^"\\%]*"(?:; filename\*=UTF-8''(?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*)?$/);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        const [, said] = /filename\*=UTF-8''(.*)$/.exec(text) ?? [];
        if (said !== undefined) expect(decodeURIComponent(said)).toHaveLength(name.length);
      }),
    );
  });
});
