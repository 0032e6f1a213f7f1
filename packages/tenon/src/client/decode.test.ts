import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodecTree } from '../shapes/manifest.ts';
import { decode } from './decode.ts';
import { jsonOf } from './wire-value.ts';

const instant = '2026-01-02T03:04:05.678Z';

describe('decode', () => {
  it.each<[string, CodecTree, unknown, unknown]>([
    ['a date', 'date', instant, new Date(instant)],
    ['a date with an offset', 'date', '2026-01-02T03:04:05+01:00', new Date('2026-01-02T02:04:05Z')],
    ['a date of another age', 'date', '+020000-01-01T00:00:00.000Z', new Date('+020000-01-01T00:00:00.000Z')],
    ['a bigint', 'bigint', '-900719925474099300', -900719925474099300n],
    ['bytes', 'bytes', '+/8=', Uint8Array.of(251, 255)],
    ['empty bytes', 'bytes', '', new Uint8Array()],
    ['null', 'date', null, null],
    ['members', { members: { at: 'date', gone: 'date' } }, { at: instant, other: instant }, { at: new Date(instant), other: instant }],
    ['items', { items: { members: { n: 'bigint' } } }, [{ n: '1' }, { n: '2', more: [] }], [{ n: 1n }, { n: 2n, more: [] }]],
    ['a tuple', { tuple: ['date', null, 'bigint'] }, [instant, instant, '1'], [new Date(instant), instant, 1n]],
    ['a tuple with items', { tuple: [null], items: 'bigint' }, ['1', '2', '3'], ['1', 2n, 3n]],
    ['values of a record', { values: 'bigint', members: { at: 'date' } }, { a: '1', at: instant }, { a: 1n, at: new Date(instant) }],
    ['an alternative', { anyOf: ['date', 'bigint'] }, '12', 12n],
    ['no alternative', { anyOf: ['date', 'bigint'] }, 'soon', 'soon'],
    ['an alternative that is no text', { anyOf: ['date', { items: 'date' }] }, 5, 5],
    [
      'alternatives of objects',
      { anyOf: [{ members: { at: 'date' } }, { members: { at: 'date', n: 'bigint' } }] },
      { at: instant, n: '1' },
      { at: new Date(instant), n: 1n },
    ],
    [
      'a recursive tree',
      { id: 0, members: { at: 'date', next: { ref: 0 }, all: { items: { ref: 0 } } } },
      { at: instant, next: { at: instant }, all: [{ all: [{ at: instant }] }] },
      { at: new Date(instant), next: { at: new Date(instant) }, all: [{ all: [{ at: new Date(instant) }] }] },
    ],
    [
      'nested recursion',
      { id: 0, members: { inner: { id: 1, members: { up: { ref: 0 }, same: { ref: 1 }, n: 'bigint' } } } },
      { inner: { same: { n: '1', up: { inner: { n: '2' } } } } },
      { inner: { same: { n: 1n, up: { inner: { n: 2n } } } } },
    ],
    ['a value of another kind than the tree', { members: { at: 'date' } }, 'text', 'text'],
  ])('decodes %s', (_, tree, value, expected) => {
    expect(decode(tree, value)).toEqual(expected);
  });

  it.each<[CodecTree, unknown, string]>([
    ['date', '2026', 'the value is no date'],
    ['date', '2026-99-99T00:00:00Z', 'the value is no date'],
    ['bigint', '1.5', 'the value is no bigint'],
    ['bytes', 'a', 'the value is no bytes'],
    ['bytes', '+_8=', 'the value is no bytes'],
    ['date', 5, 'the value is no date'],
    [{ members: { a: { items: 'bigint' } } }, { a: ['1', 'x'] }, '/a/1 is no bigint'],
  ])('refuses by %j what %j holds', (tree, value, message) => {
    expect(() => decode(tree, value)).toThrow(new SyntaxError(message));
  });

  it('leaves prototypes alone', () => {
    const value: unknown = JSON.parse('{"__proto__":{"at":"2026-01-02T03:04:05Z"},"constructor":"1"}');
    const decoded = decode({ values: 'bigint', members: { ['__proto__']: { members: { at: 'date' } } } }, value) as object;
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect(decoded.constructor).toBe(1n);
  });

  it('takes no longer for alternatives that all recurse', () => {
    const tree: CodecTree = { id: 0, anyOf: ['a', 'b', 'c'].map((name) => ({ members: { next: { ref: 0 }, [name]: 'bigint' } })) };
    // 3^60 ways through the alternatives: only one look per place ends.
    let value: unknown = { c: '1' };
    for (let depth = 0; depth < 60; depth++) value = { next: value };
    expect(jsonOf(decode(tree, value))).toContain('{"c":"1"}');
    let inner = value as { next?: object; c?: unknown };
    while (inner.next !== undefined) inner = inner.next;
    expect(inner.c).toBe(1n);
  });

  it('reads back whatever jsonOf wrote', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.date({ noInvalidDate: true }),
        fc.bigInt(),
        fc.uint8Array(),
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(
          fc.string().filter((name) => name !== '__proto__'),
          tie('value'),
          { maxKeys: 4, noNullPrototype: true },
        ),
      ),
    }));
    fc.assert(
      fc.property(value, (sent) => {
        const tree = treeOf(sent);
        const received: unknown = JSON.parse(jsonOf(sent));
        expect(tree === null ? received : decode(tree, received)).toEqual(sent);
      }),
    );
  });
});

/** The tree that a manifest would have for a value. */
function treeOf(value: unknown): CodecTree | null {
  if (value instanceof Date) return 'date';
  if (typeof value === 'bigint') return 'bigint';
  if (value instanceof Uint8Array) return 'bytes';
  if (Array.isArray(value)) return { tuple: value.map(treeOf) };
  if (typeof value !== 'object' || value === null) return null;
  return {
    members: Object.fromEntries(
      Object.entries(value).flatMap(([name, part]) => {
        const tree = treeOf(part);
        return tree === null ? [] : [[name, tree]];
      }),
    ),
  };
}
