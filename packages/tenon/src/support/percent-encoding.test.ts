import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalPath } from './percent-encoding.ts';

const anyPath = fc
  .array(fc.constantFrom('%', '%25', '%2f', '%2F', '%41', '%7e', '%c3%bc', 'ü', '/', 'a', '4', '1', 'F', ' ', '|', '{', '\\', '\ud800', ','), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('normalPath', () => {
  it.each([
    ['/a/b', '/a/b'],
    ['/%61/%7E%2D', '/a/~-'],
    ['/a%2fb', '/a%2Fb'],
    ['/a%2Cb,c', '/a%2Cb,c'],
    ['/%2561', '/%2561'],
    ['/%%361', '/%%361'],
    ['/%zz%61', '/%zz%61'],
    ['/ü/%c3%bc', '/%C3%BC/%C3%BC'],
    ['/a|b/%7c/[]', '/a|b/|/[]'],
    ['/{}/%7b', '/%7B%7D/%7B'],
    ['/\ud83d\ude00', '/%F0%9F%98%80'],
  ])('spells %j as %j', (path, normal) => {
    expect(normalPath(path)).toBe(normal);
  });

  it('gives a form whose form is itself', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(normalPath(normalPath(path))).toBe(normalPath(path));
      }),
    );
  });

  it('never changes what a path decodes to, nor where its slashes are', () => {
    const decoded = (text: string): string | null => {
      try {
        return decodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
      } catch {
        return null;
      }
    };
    fc.assert(
      fc.property(anyPath, (path) => {
        const normal = normalPath(path);
        expect(decoded(normal)).toBe(decoded(path));
        expect(normal.split('/').length).toBe(path.split('/').length);
      }),
    );
  });
});
