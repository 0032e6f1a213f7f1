import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { near, plainNode, plainSchemas as schemas } from '../../../test/random/plain-values.ts';
import { sentText } from '../../../test/support/sent-text.ts';
import { nativeText, portableText } from '../../run/byte-text.ts';
import { ByteSink } from '../../run/bytes.ts';
import { ResponseMismatch } from '../../run/response-mismatch.ts';
import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { prefersCopy } from './native-copy.ts';
import { serializerUnit } from './serializer.ts';

const numRuns = Number(process.env['TENON_RANDOM_RUNS'] ?? 300);

/** A serializer that writes bytes, or one that may copy. */
function serializer(node: SchemaNode, isFast: boolean, text = nativeText): (value: unknown) => string {
  const code = new Code();
  const sink = new ByteSink(text);
  const serialize = new Linker(code).link(serializerUnit(code, schemas, node, isFast)) as (value: unknown, sink: ByteSink) => void; // a serializer unit
  return (value) => {
    sink.reset();
    try {
      serialize(value, sink);
    } catch (error) {
      if (error instanceof ResponseMismatch) return error.message;
      throw error;
    }
    return sentText(sink);
  };
}

const always = { least: 0, most: Infinity, mostOdd: Infinity };
const never = { least: Infinity, most: 0, mostOdd: 0 };

describe('a list of texts', () => {
  const node: SchemaNode = { type: 'array', items: { type: 'string' } };
  const ways = [never, always].flatMap((listed) => [false, true].map((countsFast) => serializer(node, false, { ...nativeText, listed, countsFast })));
  const agree = (make: () => unknown): string => {
    const texts = [serializer(node, false, portableText), serializer(node, false, nativeText), ...ways].map((write) => write(make()));
    expect(new Set(texts).size, texts.join('\n')).toBe(1);
    return texts[0] ?? '';
  };

  it('leaves in every way as JSON.stringify writes it', () => {
    const unit = fc.oneof(
      fc.constantFrom('a', '"', '\\', '\n', '\u001f', 'é', '€', '😀', '\ud800', '\udfff'),
      fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
    );
    const item = fc.oneof(
      fc.string({ unit, maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('', 'é'.repeat(100), 'a'.repeat(500)),
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (list) => {
        expect(agree(() => list)).toBe(JSON.stringify(list));
      }),
      { numRuns },
    );
  });

  const nine =
    (change: (list: unknown[]) => unknown): (() => unknown) =>
    () =>
      change(Array.from({ length: 9 }, (_, index) => `text ${index}`));
  const fickle =
    (at: string) =>
    (list: unknown[]): unknown => {
      let reads = 0;
      return new Proxy(list, { get: (target, key) => (key === at && reads++ > 0 ? { secret: true } : (Reflect.get(target, key) as unknown)) });
    };
  class List extends Array<unknown> {
    toJSON(): string {
      return 'of its own';
    }
  }
  const plain = JSON.stringify(Array.from({ length: 9 }, (_, index) => `text ${index}`));
  const refused = (index: number): string => `the response does not match its schema at /${index}: expected string`;

  it.each<readonly [string, () => unknown, string]>([
    ['with a hole', nine((list) => (delete list[3], list)), refused(3)],
    ['with a hole at its end', nine((list) => ((list.length = 10), list)), refused(9)],
    ['with a boxed text', nine((list) => list.with(8, new String('x'))), refused(8)],
    ['with an object that says it is a text', nine((list) => list.with(0, { toJSON: () => 'x' })), refused(0)],
    ['with a toJSON of its own', nine((list) => Object.assign(list, { toJSON: () => 'x' })), plain],
    ['of a class with toJSON', nine((list) => List.from(list)), plain],
    ['that is a proxy', nine((list) => new Proxy(list, {})), plain],
    ['that is another when it is read again', nine(fickle('2')), plain],
    ['that is another when its middle is read again, which told how it leaves', nine(fickle('4')), refused(4)],
    ['that is none', () => ({ length: 9 }), 'the response does not match its schema at its root: expected array'],
  ])('%s', (_, make, expected) => {
    expect(agree(make)).toBe(expected);
  });
});

describe('a copy for JSON.stringify', () => {
  it('leaves as the bytes would, refuses what they would with the same words', () => {
    let copied = 0;
    const cases = plainNode.chain((one) => fc.tuple(fc.constant(one), fc.array(near(one), { minLength: 4, maxLength: 8 })));
    fc.assert(
      fc.property(cases, ([one, values]) => {
        if (prefersCopy(one, schemas)) copied++;
        const [bytes, copy] = [serializer(one, false), serializer(one, true)];
        for (const value of values) expect(copy(value)).toBe(bytes(value));
      }),
      { numRuns },
    );
    expect(copied).toBeGreaterThan(numRuns / 10);
  });

  it('is left to bytes where they are faster, or say what a copy cannot', () => {
    const text: SchemaNode = { type: 'string' };
    const object = (properties: { readonly [name: string]: SchemaNode }, more: SchemaObject = {}): SchemaNode => ({ type: 'object', properties, ...more });
    expect(prefersCopy(object({ a: text, b: text, c: text }), schemas)).toBe(true);
    expect(prefersCopy({ type: 'array', items: text }, schemas)).toBe(true);
    expect(prefersCopy({ type: 'array', items: { type: 'integer' } }, schemas)).toBe(true);
    const others: readonly SchemaNode[] = [
      true,
      { type: 'integer' },
      object({ a: { type: 'integer' }, b: { type: 'boolean' } }),
      object({ a: text, c: text, d: text, at: { type: 'string', codec: 'date' } }),
      object({ a: text, c: text, d: text }, { additionalProperties: text }),
      object(JSON.parse('{"a":{"type":"string"},"b":{"type":"string"},"__proto__":{"type":"string"}}') as { readonly [name: string]: SchemaNode }),
      object({ toJSON: text, a: text, c: text }),
      object({ b: text, c: text, d: text, 1: text }),
      { type: 'array', prefixItems: [text] },
      { allOf: [object({ a: text, c: text, d: text })] },
    ];
    for (const one of others) expect(prefersCopy(one, schemas), JSON.stringify(one)).toBe(false);
  });

  describe.each([false, true])('where bytes are counted before they are written: %s', (countsFast) => {
    const sink = new ByteSink({ ...nativeText, listed: always, countsFast });
    const text: SchemaNode = { type: 'string' };
    const three: SchemaNode = { type: 'object', properties: { a: text, b: text, c: text }, required: ['a', 'b', 'c'] };
    const code = new Code();
    const [writeThree, writeNumbers, writeList] = [
      three,
      { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } } } as const,
      { type: 'array', items: text } as const,
    ].map((one) => new Linker(code).link(serializerUnit(code, schemas, one, true)) as (value: unknown, sink: ByteSink) => void); // serializer units
    const writes = (value: object, key: string, own: unknown): unknown =>
      Object.defineProperty(value, key, {
        enumerable: true,
        get() {
          writeThree?.({ a: '1234567', b: 'é', c: '' }, sink);
          return own;
        },
      });
    const nine = Array.from({ length: 9 }, () => 'text');

    it.each([
      ['an object that is copied', writeThree, writes({ b: 'x', c: 'y' }, 'a', 'own'), '{"a":"own","b":"x","c":"y"}'],
      ['an object that is not', writeNumbers, writes({ b: 22 }, 'a', 1), '{"a":1,"b":22}'],
      ['a list of texts', writeList, writes([...nine], '5', 'own'), JSON.stringify(nine.with(5, 'own'))],
    ] as const)('is not mixed up with a value that is written inside it: %s', (_, write, value, expected) => {
      sink.reset();
      write?.(value, sink);
      expect(sentText(sink)).toBe(expected);
      write?.(value, sink);
      expect(sentText(sink)).toBe(expected + expected);
    });
  });
});
