import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { near, plainNode, plainSchemas as schemas } from '../../../test/random/plain-values.ts';
import { ByteSink, ResponseMismatch } from '../../run/bytes.ts';
import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { prefersCopy } from './native-copy.ts';
import { serializerUnit } from './serializer.ts';

const numRuns = Number(process.env['TENON_RANDOM_RUNS'] ?? 300);

/** A serializer that writes bytes, or one that may copy. */
function serializer(node: SchemaNode, isFast: boolean): (value: unknown) => string {
  const code = new Code();
  const sink = new ByteSink();
  const serialize = new Linker(code).link(serializerUnit(code, schemas, node, isFast)) as (value: unknown, sink: ByteSink) => void; // a serializer unit
  return (value) => {
    sink.reset();
    try {
      serialize(value, sink);
    } catch (error) {
      if (error instanceof ResponseMismatch) return error.message;
      throw error;
    }
    expect(Buffer.from(sink.bytes()).toString('latin1')).toBe(sink.text());
    return Buffer.from(sink.text(), 'latin1').toString();
  };
}

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

  it('is not taken for what was written around it', () => {
    const [inner, outer] = [
      { type: 'object', properties: { a: { type: 'string' } } },
      { type: 'object', properties: { b: { type: 'integer' }, c: { type: 'integer' } } },
    ] as const;
    const code = new Code();
    const sink = new ByteSink();
    const [writeInner, writeOuter] = [inner, outer].map(
      (one) => new Linker(code).link(serializerUnit(code, schemas, one, true)) as (value: unknown, sink: ByteSink) => void,
    ); // serializer units
    const nested = {
      get b() {
        writeInner?.({ a: '1234567' }, sink);
        return 1;
      },
      c: 22,
    };
    sink.reset();
    writeOuter?.(nested, sink);
    expect(sink.text()).toBe('{"b":1,"c":22}');
  });
});
