import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSink, ResponseMismatch } from '../../run/bytes.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { prefersCopy } from './native-copy.ts';
import { serializerUnit } from './serializer.ts';

const schemas: Schemas = {
  definitions: new Map<string, SchemaNode>([
    ['Name', { type: 'object', properties: { first: { type: 'string' }, last: { type: 'string' } }, required: ['last'] }],
    ['Tree', { type: 'object', properties: { label: { type: 'string' }, children: { type: 'array', items: { $ref: 'Tree' } } }, required: ['label'] }],
  ]),
  transforms: [],
};
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

const node = fc.letrec<{ any: SchemaNode; scalar: SchemaObject }>((tie) => ({
  scalar: fc.constantFrom<SchemaObject>(
    { type: 'string' },
    { type: 'number' },
    { type: 'integer' },
    { type: 'boolean' },
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
  ),
  any: fc.oneof(
    { maxDepth: 3 },
    tie('scalar'),
    fc.constantFrom<SchemaNode>({ $ref: 'Name' }, { $ref: 'Tree' }),
    tie('any').map((items) => ({ type: 'array', items }) as const),
    fc
      .tuple(fc.dictionary(fc.constantFrom('a', 'b', 'é', '"', 'x-y'), tie('any'), { maxKeys: 4 }), fc.subarray(['a', 'b', 'é']), tie('scalar'))
      .map(
        ([properties, required, text]) =>
          ({ type: 'object', properties: { ...properties, text }, required: required.filter((name) => name in properties) }) as const,
      ),
  ),
})).any;

const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, -0, 1n, new Date(0)));

/** Values that mostly fit. */
function near(one: SchemaNode, depth = 0): fc.Arbitrary<unknown> {
  if (typeof one === 'boolean' || depth > 6) return scalar;
  if (one.$ref !== undefined) return near(schemas.definitions.get(one.$ref) ?? true, depth + 1);
  const odd = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: scalar });
  if (one.type === 'array') return odd(fc.array(near(one.items ?? true, depth + 1), { maxLength: 4 }));
  if (one.type === 'object') {
    const members = Object.fromEntries(Object.entries(one.properties ?? {}).map(([name, inner]) => [name, near(inner, depth + 1)]));
    return odd(fc.record({ ...members, undeclared: scalar }, { requiredKeys: (one.required ?? []) as never[] }));
  }
  const byType: Record<string, fc.Arbitrary<unknown>> = {
    string: fc.string({ unit: 'binary', maxLength: 40 }),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }),
    integer: fc.integer(),
    boolean: fc.boolean(),
  };
  return odd(byType[String(one.type)] ?? fc.option(fc.string()));
}

describe('a copy for JSON.stringify', () => {
  it('leaves as the bytes would, refuses what they would with the same words', () => {
    let copied = 0;
    const cases = node.chain((one) => fc.tuple(fc.constant(one), fc.array(near(one), { minLength: 4, maxLength: 8 })));
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
