import { describe, expect, it } from 'vitest';
import { checkUnit } from '../emit/checker/checker.ts';
import { delegatesOf } from '../emit/checker/delegates.ts';
import { explain } from '../run/explain.ts';
import type { SchemaNode, Schemas } from '../shapes/schema.ts';
import { Code } from '../support/code.ts';
import { Linker } from '../support/linker.ts';
import { library } from './library.ts';
import { kindsOf } from './names.ts';
import type { KeywordName } from './names.ts';

interface Row {
  readonly node: SchemaNode;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
  /** The code of the first issue, where it is not the keyword. */
  readonly code?: string;
}

const schemas: Schemas = {
  definitions: new Map<string, SchemaNode>([
    ['Text', { type: 'string' }],
    ['Tree', { properties: { kids: { items: { $ref: 'Tree' } } }, type: 'object' }],
  ]),
  transforms: [],
};
const notNumbers = ['x', null, [], {}, true];
const notTexts = [1, null, [], {}, true];
const notArrays = ['x', 1, null, {}, true];
const notObjects = ['x', 1, null, [], true];
const json = <Value>(text: string): Value => JSON.parse(text) as Value; // `__proto__` as an own member

const table: Record<KeywordName, readonly Row[]> = {
  type: [
    { node: { type: 'number' }, valid: [0, -1.5, 1e308], invalid: [Infinity, -Infinity, NaN, '1', null, [], {}, true] },
    { node: { type: 'integer' }, valid: [0, 1.0, -0, 2 ** 60], invalid: [1.5, Infinity, NaN, '1'] },
    { node: { type: ['integer', 'number'] }, valid: [1.5], invalid: ['1'] },
    { node: { type: 'string' }, valid: ['', 'x'], invalid: notTexts },
    { node: { type: 'boolean' }, valid: [true, false], invalid: [0, 'true', null] },
    { node: { type: 'null' }, valid: [null], invalid: [0, false, '', undefined] },
    { node: { type: 'array' }, valid: [[], [1]], invalid: notArrays },
    { node: { type: 'object' }, valid: [{}, Object.create(null)], invalid: [null, [], 'x', 1] },
    { node: { type: ['string', 'null'] }, valid: ['', null], invalid: [1, {}] },
  ],
  const: [
    { node: { const: 1 }, valid: [1, 1.0], invalid: ['1', true, [1]] },
    { node: { const: 0 }, valid: [0, -0], invalid: [false, null, ''] },
    { node: { const: null }, valid: [null], invalid: [0, undefined, {}] },
    {
      node: { const: { a: [1, { b: null }], c: 2 } },
      valid: [{ c: 2, a: [1, { b: null }] }],
      invalid: [{ c: 2, a: [1, {}] }, { c: 2 }, { c: 2, a: [1, { b: null }], d: 1 }],
    },
    { node: { const: json('{"__proto__":1}') }, valid: [json('{"__proto__":1}')], invalid: [{}, json('{"__proto__":2}')] },
    { node: { const: [1, 2] }, valid: [[1, 2]], invalid: [[2, 1], [1, 2, 3], { 0: 1, 1: 2 }] },
  ],
  enum: [
    { node: { enum: ['a', 1, null] }, valid: ['a', 1, null], invalid: ['b', '1', undefined] },
    { node: { enum: [...'abcdefghijklmnop', true] }, valid: ['p', true], invalid: ['q', 'true', 1] },
    { node: { enum: [{ a: 1 }, [1]] }, valid: [{ a: 1 }, [1]], invalid: [{ a: 2 }, [], 1] },
  ],
  codec: [{ node: { type: 'string', codec: 'date' }, valid: ['x'], invalid: [1], code: 'type' }],
  foreign: [
    { node: { foreign: { $dynamicAnchor: 'a', type: 'array', items: { $dynamicRef: '#a' } } }, valid: [[], [[[]]]], invalid: [[1], 1, [[{}]]], code: 'type' },
  ],
  'x-tenon-file': [
    { node: { 'x-tenon-file': {} }, valid: [new File([], '')], invalid: ['x', {}, null], code: 'type' },
    { node: { 'x-tenon-file': { maxBytes: 1 } }, valid: [new File(['a'], '')], invalid: [new File(['ab'], '')], code: 'maxBytes' },
    {
      node: { 'x-tenon-file': { mediaTypes: ['a/b', 'image/*'] } },
      valid: [new File([], '', { type: 'A/b;c=d' }), new File([], '', { type: 'image/png' })],
      invalid: [new File([], ''), new File([], '', { type: 'imagex/png' })],
      code: 'mediaType',
    },
  ],
  minimum: [{ node: { minimum: 1 }, valid: [1, 2, ...notNumbers], invalid: [0.999, -1] }],
  maximum: [{ node: { maximum: 1 }, valid: [1, 0, ...notNumbers], invalid: [1.001] }],
  exclusiveMinimum: [{ node: { exclusiveMinimum: 1 }, valid: [1.001, ...notNumbers], invalid: [1, 0] }],
  exclusiveMaximum: [{ node: { exclusiveMaximum: 1 }, valid: [0.999, ...notNumbers], invalid: [1, 2] }],
  multipleOf: [
    { node: { multipleOf: 0.01 }, valid: [19.99, 0.07, 4.35, 1e300, 0, -1.1, ...notNumbers], invalid: [0.015, 19.991] },
    { node: { multipleOf: 0.1 }, valid: [0.3, 1.1], invalid: [0.25, 1e-9] },
  ],
  minLength: [
    { node: { minLength: 1 }, valid: ['x', ...notTexts], invalid: [''] },
    { node: { minLength: 2 }, valid: ['ab', '😀😀', 'a😀'], invalid: ['a', '😀'] },
    { node: { minLength: 3 }, valid: ['\ud83d\ud83d\ud83d'], invalid: ['😀😀'] },
  ],
  maxLength: [{ node: { maxLength: 2 }, valid: ['', 'ab', '😀😀', ...notTexts], invalid: ['abc', '😀😀a', 'a'.repeat(9)] }],
  'x-minimum': [
    {
      node: { type: 'string', codec: 'bigint', 'x-minimum': '-10' },
      valid: ['-10', '0', '99999999999999999999', '-0009'],
      invalid: ['-11', '-99999999999999999999', 'abc', ''],
      code: 'minimum',
    },
  ],
  'x-maximum': [
    {
      node: { type: 'string', codec: 'bigint', 'x-maximum': '9007199254740993' },
      valid: ['9007199254740993', '-1'],
      invalid: ['9007199254740994'],
      code: 'maximum',
    },
  ],
  format: [
    { node: { format: 'email' }, valid: ['a@b.co', ...notTexts], invalid: ['a@', 'a'] },
    { node: { format: 'int32' }, valid: [1, 'x'], invalid: [2 ** 31, 1.5] },
    { node: { format: 'no-such-format' }, valid: ['x', 1], invalid: [] },
  ],
  pattern: [{ node: { pattern: '^\\p{Lu}.$' }, valid: ['Ä😀', ...notTexts], invalid: ['ä😀', 'Äab'] }],
  minItems: [{ node: { minItems: 1 }, valid: [[1], ...notArrays], invalid: [[]] }],
  maxItems: [{ node: { maxItems: 1 }, valid: [[], [1], ...notArrays], invalid: [[1, 2]] }],
  required: [
    {
      node: { required: ['a', 'toString', 'constructor', '__proto__'] },
      valid: [json('{"a":1,"toString":1,"constructor":1,"__proto__":1}'), ...notObjects],
      invalid: [{}, { a: 1 }, json('{"a":1,"toString":1,"constructor":1}')],
    },
    { node: { properties: { a: false }, required: ['a'] }, valid: [], invalid: [{}] },
    { node: { properties: { a: true }, required: ['a'] }, valid: [{ a: null }], invalid: [{}, { a: undefined }] },
    { node: { properties: { a: { $ref: 'Text' } }, required: ['a'] }, valid: [{ a: '' }], invalid: [{}] },
  ],
  dependentRequired: [
    {
      node: { dependentRequired: { a: ['b', 'toString'] } },
      valid: [{}, { b: 1 }, { a: 1, b: 1, toString: 1 }, ...notObjects],
      invalid: [{ a: 1 }, { a: 1, b: 1 }],
    },
  ],
  minProperties: [{ node: { minProperties: 1 }, valid: [{ a: 1 }, json('{"__proto__":1}'), ...notObjects], invalid: [{}, { a: undefined }] }],
  maxProperties: [{ node: { maxProperties: 1 }, valid: [{}, { a: 1 }, ...notObjects], invalid: [{ a: 1, b: 1 }] }],
  properties: [
    { node: { properties: { a: { type: 'string' } } }, valid: [{}, { a: '' }, { b: 1 }, ...notObjects], invalid: [{ a: 1 }, { a: null }], code: 'type' },
    {
      node: { properties: json<Record<string, SchemaNode>>('{"__proto__":{"type":"string"},"toString":{"type":"number"}}') },
      valid: [{}, json('{"__proto__":"x","toString":1}')],
      invalid: [json('{"__proto__":1}'), { toString: 'x' }],
      code: 'type',
    },
    { node: { properties: { a: false } }, valid: [{}], invalid: [{ a: 1 }], code: 'never' },
  ],
  patternProperties: [
    {
      node: { patternProperties: { '^a': { type: 'string' }, b$: { minLength: 1 } } },
      valid: [{ a: 'x', c: 1 }, ...notObjects],
      invalid: [{ a: 1 }],
      code: 'type',
    },
    { node: { patternProperties: { b$: { minLength: 1 } } }, valid: [], invalid: [{ b: '' }], code: 'minLength' },
  ],
  additionalProperties: [
    {
      node: { properties: { a: true }, patternProperties: { '^x-': true }, additionalProperties: false },
      valid: [{}, { a: 1, 'x-1': 1 }, ...notObjects],
      invalid: [{ b: 1 }, { toString: 1 }, json('{"__proto__":1}')],
      code: 'unknown',
    },
    { node: { additionalProperties: { type: 'string' } }, valid: [{ a: '' }], invalid: [{ a: 1 }, json('{"__proto__":1}')], code: 'type' },
    {
      node: { properties: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, true])), additionalProperties: false },
      valid: [{ n0: 1, n19: 1 }],
      invalid: [{ n20: 1 }],
      code: 'unknown',
    },
  ],
  propertyNames: [{ node: { propertyNames: { maxLength: 1 } }, valid: [{ a: 1 }, ...notObjects], invalid: [{ ab: 1 }] }],
  dependentSchemas: [
    {
      node: { dependentSchemas: { a: { required: ['b'] }, constructor: false } },
      valid: [{}, { a: 1, b: 1 }, ...notObjects],
      invalid: [{ a: 1 }],
      code: 'required',
    },
  ],
  prefixItems: [
    {
      node: { prefixItems: [{ type: 'string' }, { type: 'number' }] },
      valid: [[], ['x'], ['x', 1, null], ...notArrays],
      invalid: [[1], ['x', 'x']],
      code: 'type',
    },
  ],
  items: [
    { node: { items: { type: 'string' } }, valid: [[], ['x'], ...notArrays], invalid: [['x', 1]], code: 'type' },
    { node: { prefixItems: [true], items: false }, valid: [[], [1]], invalid: [[1, 2]] },
  ],
  contains: [
    { node: { contains: { const: 1 } }, valid: [[1], [0, 1], ...notArrays], invalid: [[], [0]] },
    { node: { contains: { const: 1 }, minContains: 2 }, valid: [[1, 1]], invalid: [[1]], code: 'minContains' },
    { node: { contains: { const: 1 }, minContains: 0, maxContains: 1 }, valid: [[], [1]], invalid: [[1, 1]], code: 'maxContains' },
  ],
  uniqueItems: [
    {
      node: { uniqueItems: true },
      valid: [[], [1, '1', true, null], [{ a: 1 }, { a: 2 }], [[1], ['1']], ['{"a":1}', { a: 1 }], ...notArrays],
      invalid: [
        [1, 1.0],
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [[{}], [{}]],
        [0, -0],
      ],
    },
  ],
  $ref: [
    { node: { $ref: 'Text', minLength: 1 }, valid: ['x'], invalid: [1], code: 'type' },
    { node: { $ref: 'Tree' }, valid: [{ kids: [{ kids: [] }] }], invalid: [{ kids: [{ kids: [1] }] }], code: 'type' },
  ],
  allOf: [{ node: { allOf: [{ minimum: 1 }, { maximum: 2 }] }, valid: [1, 2, 'x'], invalid: [0], code: 'minimum' }],
  anyOf: [{ node: { anyOf: [{ type: 'string' }, { type: 'null' }] }, valid: ['', null], invalid: [1, {}] }],
  oneOf: [{ node: { oneOf: [{ minimum: 1 }, { maximum: 2 }] }, valid: [0, 3], invalid: [1, 'x'] }],
  not: [{ node: { not: { type: 'string' } }, valid: [1], invalid: [''] }],
  if: [
    { node: { if: { type: 'string' }, then: { minLength: 1 }, else: { type: 'null' } }, valid: ['x', null], invalid: [''], code: 'minLength' },
    { node: { if: { type: 'string' }, else: { type: 'null' } }, valid: ['', null], invalid: [1], code: 'type' },
    { node: { if: false }, valid: [1], invalid: [] },
  ],
  unevaluatedItems: [
    {
      node: { prefixItems: [true], anyOf: [{ prefixItems: [true, { const: 1 }] }, true], unevaluatedItems: false },
      valid: [[], [0], [0, 1], ...notArrays],
      invalid: [
        [0, 0],
        [0, 1, 0],
      ],
      code: 'unknown',
    },
  ],
  unevaluatedProperties: [
    {
      node: { allOf: [{ properties: { a: true } }, { $ref: 'Tree' }], unevaluatedProperties: false, type: 'object' },
      valid: [{ a: 1, kids: [] }],
      invalid: [{ b: 1 }, { constructor: 1 }],
      code: 'unknown',
    },
    {
      node: {
        if: { required: ['a'], properties: { a: true } },
        then: { properties: { b: true } },
        else: { properties: { c: true } },
        unevaluatedProperties: { const: 0 },
      },
      valid: [{ a: 1, b: 1 }, { c: 1 }, { d: 0 }],
      invalid: [{ b: 1 }, { a: 1, c: 1 }],
      code: 'const',
    },
    {
      node: { dependentSchemas: { a: { properties: { a: true, b: true } } }, unevaluatedProperties: false },
      valid: [{ a: 1, b: 1 }],
      invalid: [{ b: 1 }],
      code: 'unknown',
    },
  ],
};

describe.each(Object.keys(kindsOf) as KeywordName[])('%s', (keyword) => {
  it.each(table[keyword])('judges by $node', ({ node, valid, invalid, code = keyword }) => {
    const writer = new Code();
    const check = new Linker(writer).link(checkUnit(writer, schemas, node)) as (value: unknown) => boolean; // the unit's signature
    const context = { schemas, delegates: delegatesOf(writer) };
    for (const value of valid) {
      expect(check(value), show(value)).toBe(true);
      expect(explain(node, value, context), show(value)).toEqual([]);
    }
    for (const value of invalid) {
      expect(check(value), show(value)).toBe(false);
      expect(explain(node, value, context)[0]?.code, show(value)).toBe(code);
    }
  });
});

it('every function that code holds is in the library, so that printed modules can import it', () => {
  const named = new Set<unknown>(library.values());
  for (const rows of Object.values(table)) {
    for (const { node } of rows.filter((row) => !JSON.stringify(row.node).includes('"foreign"'))) {
      const writer = new Code();
      const constants = writer.closure(checkUnit(writer, schemas, node)).flatMap((unit) => [...unit.constants.values()]);
      for (const constant of constants.filter((value) => typeof value === 'function')) expect(named.has(constant), String(constant)).toBe(true);
    }
  }
});

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
