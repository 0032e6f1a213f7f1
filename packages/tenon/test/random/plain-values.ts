import fc from 'fast-check';
import type { SchemaNode, SchemaObject, Schemas } from '../../src/shapes/schema.ts';

/** What `plainNode` refers to. */
export const plainSchemas: Schemas = {
  definitions: new Map<string, SchemaNode>([
    ['Name', { type: 'object', properties: { first: { type: 'string' }, last: { type: 'string' } }, required: ['last'] }],
    ['Tree', { type: 'object', properties: { label: { type: 'string' }, children: { type: 'array', items: { $ref: 'Tree' } } }, required: ['label'] }],
  ]),
  transforms: [],
};

/** A schema of objects, arrays and scalars: what a serializer may leave to `JSON.stringify`. */
export const plainNode = fc.letrec<{ any: SchemaNode; scalar: SchemaObject }>((tie) => ({
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
export function near(one: SchemaNode, depth = 0): fc.Arbitrary<unknown> {
  if (typeof one === 'boolean' || depth > 6) return scalar;
  if (one.$ref !== undefined) return near(plainSchemas.definitions.get(one.$ref) ?? true, depth + 1);
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
