import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedText, schemas } from '../../../test/random/declared-part.ts';
import { anyCase, integer, number, text } from '../../../test/random/declared-values.ts';
import { canonicalText } from '../../keywords/equality.ts';
import { sentText } from '../../../test/support/sent-text.ts';
import { ByteSink } from '../../run/bytes.ts';
import { ResponseMismatch } from '../../run/response-mismatch.ts';
import { PackingSink } from '../../run/packing-sink.ts';
import { portableText } from '../../run/byte-text.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { serializerUnit } from './serializer.ts';

describe('a serializer, for any schema and any value that fits it', () => {
  // Seconds of work: schemas of schemas are slow to make, and a busy machine is slower still.
  const timeout = 60_000;

  it('writes the JSON of the declared part, the same in every way of taking it', { timeout }, () => {
    const native = new ByteSink();
    const portable = new ByteSink(portableText);
    const case_ = anyCase.chain(({ node, values }) => fc.tuple(fc.constant(node), fc.array(values, { minLength: 1, maxLength: 3 })));
    fc.assert(
      fc.property(case_, ([node, values]) => {
        const code = new Code();
        const serialize = new Linker(code).link(serializerUnit(code, schemas, node)) as (value: unknown, sink: ByteSink) => void; // a serializer unit
        for (const value of values) {
          const expected = expectedText(node, value);
          if (expected === undefined) continue;
          native.reset();
          if (expected === null) {
            expect(() => serialize(value, native)).toThrow(ResponseMismatch);
            continue;
          }
          serialize(value, native);
          const json = sentText(native);
          expect(canonicalText(JSON.parse(json))).toBe(expected);
          portable.reset();
          serialize(value, portable);
          expect(sentText(portable)).toBe(json);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('writes strings and numbers to the byte as JSON.stringify does', { timeout }, () => {
    const code = new Code();
    const node: SchemaNode = { type: 'array', items: { type: ['string', 'number'] } };
    const serialize = new Linker(code).link(serializerUnit(code, schemas, node)) as (value: unknown, sink: ByteSink) => void; // a serializer unit
    const sink = new ByteSink();
    fc.assert(
      fc.property(fc.array(fc.oneof(text, number, integer)), (value) => {
        sink.reset();
        serialize(value, sink);
        expect(Buffer.from(sink.bytes()).toString()).toBe(JSON.stringify(value));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([0, 1, 1023, 1024, 1025, 16_000, 16_383, 16_384, 16_385, 40_000, 2 ** 20 + 1])(
    'grows for %i bytes, wherever the growth falls',
    { timeout },
    (length) => {
      const code = new Code();
      const properties = {
        s: { type: 'string' },
        n: { type: 'number' },
        d: { type: 'string', codec: 'date' },
        b: { type: 'boolean' },
        x: { type: 'string', codec: 'bytes' },
        r: { type: 'object', additionalProperties: { type: 'number' } },
      } as const;
      const node: SchemaNode = { type: 'array', items: { type: 'object', properties, required: Object.keys(properties) } };
      const serialize = new Linker(code).link(serializerUnit(code, schemas, node)) as (value: unknown, sink: ByteSink) => void; // a serializer unit
      for (const unit of ['a', 'é', '"', '\ud800']) {
        const item = { s: unit.repeat(length), n: -1.7976931348623157e308, d: new Date(8.64e15), b: false, x: new Uint8Array(length), r: { a: 1, b: 2 } };
        const value = [item, ...Array.from({ length: 200 }, (_, index) => ({ ...item, s: unit.repeat(index), x: new Uint8Array(index) }))];
        const expected = JSON.stringify(value.map((one) => ({ ...one, x: Buffer.from(one.x).toString('base64') })));
        for (const sink of [new ByteSink(), new ByteSink(portableText), new PackingSink()]) {
          serialize(value, sink);
          expect(sentText(sink) === expected).toBe(true);
        }
      }
    },
  );

  const flag: SchemaNode = { type: 'boolean' };
  const names = Array.from({ length: 60 }, (_, index) => `a name of thirty-six characters   ${index + 10}`);
  const wide = (required: readonly string[], node: SchemaNode = flag): SchemaNode => ({
    type: 'object',
    properties: Object.fromEntries(names.map((key) => [key, node])),
    required,
  });
  const flags = Object.fromEntries(names.map((key, index) => [key, index % 2 === 0]));
  const few = Object.fromEntries(names.slice(0, 22).map((key) => [key, false]));
  const fewFlags = Object.fromEntries(names.slice(0, 22).map((key) => [key, flag]));
  const numbers = Object.fromEntries(names.map((key, index) => [key, -1.7976931348623157e308 / (index + 1)]));

  // None of these writes a string, which would make room for whatever follows it.
  it.each<readonly [string, SchemaNode, unknown]>([
    ['numbers', { type: 'number' }, -1.7976931348623157e308],
    ['booleans', flag, false],
    ['dates', { type: 'string', codec: 'date' }, new Date(0)],
    ['constants', { const: 'a constant' }, 'a constant'],
    ['nullable numbers', { anyOf: [{ type: 'null' }, { type: 'number' }] }, 0.1],
    ['required members', wide(names), flags],
    ['optional members', wide([]), flags],
    ['optional members after a required one', wide(names.slice(0, 1)), flags],
    ['numbers of members', wide(names, { type: 'number' }), numbers],
    ['tuples', { type: 'array', prefixItems: Array.from({ length: 60 }, () => ({ type: 'number' }) as const) }, Object.values(numbers)],
    [
      'definitions, and members after them',
      {
        type: 'object',
        properties: { one: { $ref: 'Wide' }, ...Object.fromEntries(names.map((key) => [key, flag])), two: { $ref: 'Wide' } },
        required: [...names],
      },
      { one: few, ...flags, two: few },
    ],
    [
      'members after an empty array',
      {
        type: 'object',
        properties: { ...fewFlags, list: { type: 'array', items: { type: 'number' } }, ...Object.fromEntries(names.map((key) => [`${key}.`, flag])) },
        required: [...names.slice(0, 22), 'list'],
      },
      { ...few, list: [], ...Object.fromEntries(names.map((key) => [`${key}.`, true])) },
    ],
    ['arrays of arrays', { type: 'array', items: { type: 'array', items: { type: 'integer' } } }, Array.from({ length: 9 }, () => [1, 2])],
  ])('makes room for %s', (_, item, value) => {
    const code = new Code();
    const definitions = new Map([['Wide', wide(names.slice(0, 22))]]);
    const serialize = new Linker(code).link(
      serializerUnit(code, { definitions, transforms: [] }, { type: 'array', prefixItems: [{ type: 'string' }], items: item }),
    ) as (value: unknown, sink: ByteSink) => void; // a serializer unit
    const agrees = (padding: number, length: number): boolean => {
      const list = ['x'.repeat(padding), ...Array.from({ length }, () => value)];
      const sink = new ByteSink();
      serialize(list, sink);
      return sentText(sink) === JSON.stringify(list);
    };
    for (const length of [1, 10, 100, 700, 10_000].filter((times) => times * JSON.stringify(value).length < 300_000)) expect(agrees(0, length)).toBe(true);
    // The first buffer has 16 KB: its end comes to lie at every part of the second and third value.
    for (let padding = 8000; padding < 15_300; padding += 37) expect(agrees(padding, 3)).toBe(true);
  });
});
