import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuTimeOfMs } from '../../../test/support/cpu-time.ts';
import { oracleOf } from '../../../test/random/ajv-oracle.ts';
import { comparableSchema, randomSchema, toJsonSchema } from '../../../test/random/schema-nodes.ts';
import type { RandomSchema } from '../../../test/random/schema-nodes.ts';
import { Chance, nearValue } from '../../../test/random/values.ts';
import { explain } from '../../run/explain.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { checkUnit } from './checker.ts';
import { delegatesOf, isDelegated } from './delegates.ts';

const none: Schemas = { definitions: new Map(), transforms: [] };
const numRuns = Number(process.env['TENON_RANDOM_RUNS'] ?? 300);

describe('random schemas', () => {
  it('are checked as by Ajv', () => {
    fc.assert(
      fc.property(comparableSchema, fc.nat(), (random, seed) => {
        const check = checkOf(random);
        const oracle = oracleOf(random);
        for (const value of nearValues(random, seed)) {
          const verdict = check(value);
          expect(verdict, `${JSON.stringify(value)} by ${JSON.stringify(toJsonSchema(random))}`).toBe(oracle(value) ?? verdict);
        }
      }),
      { numRuns },
    );
  });

  it('are explained exactly when the check fails', () => {
    fc.assert(
      fc.property(randomSchema, fc.nat(), (random, seed) => {
        const check = checkOf(random);
        for (const value of nearValues(random, seed)) {
          const issues = explain(random.node, value, { schemas: random.schemas });
          expect(issues.length === 0, `${JSON.stringify(value)} by ${JSON.stringify(toJsonSchema(random))}: ${JSON.stringify(issues)}`).toBe(check(value));
        }
      }),
      { numRuns },
    );
  });
});

describe('a check', () => {
  it('is one unit for equal schemas and one per definition', () => {
    const code = new Code();
    const schemas: Schemas = { definitions: new Map([['Text', { type: 'string' }]]), transforms: [] };
    expect(checkUnit(code, schemas, { minimum: 1 })).toBe(checkUnit(code, schemas, { minimum: 1 }));
    expect(checkUnit(code, schemas, { $ref: 'Text' })).toBe(checkUnit(code, schemas, { $ref: 'Text', description: 'again' }));
    expect(checkUnit(code, schemas, { $ref: 'Text' })).not.toBe(checkUnit(code, schemas, { $ref: 'Text' }, 'decoded'));
  });

  it('throws RangeError, and nothing worse, on values deeper than the stack', () => {
    const schemas: Schemas = {
      definitions: new Map<string, SchemaNode>([['Deep', { type: 'array', items: { $ref: 'Deep' }, uniqueItems: true }]]),
      transforms: [],
    };
    const value: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const check = checkOf({ node: { $ref: 'Deep' }, schemas });
    expect(() => check(value)).toThrow(RangeError);
    expect(check([[], [[]]])).toBe(true);
    expect(explain({ $ref: 'Deep' }, value, { schemas })).toHaveLength(1);
  });

  it('finds a repeated item among 20,000 objects in linear time', () => {
    const items = Array.from({ length: 20_000 }, (_, id) => ({ id, name: 'x' }));
    const check = checkOf({ node: { uniqueItems: true }, schemas: none });
    const takenMs = cpuTimeOfMs(() => expect([check(items), check([...items, { name: 'x', id: 7 }])]).toEqual([true, false]));
    // Comparing pairs takes 6 s.
    expect(takenMs).toBeLessThan(1_500);
  });

  it('compares the bounds of big integers without reading a long text as a number', () => {
    const check = checkOf({ node: { type: 'string', codec: 'bigint', 'x-maximum': '10' }, schemas: none });
    const takenMs = cpuTimeOfMs(() => expect(check('9'.repeat(2_000_000))).toBe(false));
    // BigInt() of such a text takes seconds.
    expect(takenMs).toBeLessThan(500);
  });
});

describe('a check of decoded values', () => {
  const decoded: readonly [node: SchemaNode, valid: readonly unknown[], invalid: readonly unknown[]][] = [
    [{ type: 'string', format: 'date-time', codec: 'date' }, [new Date(0)], [new Date(Number.NaN), '2020-01-01T00:00:00Z', 0, null]],
    [{ type: 'string', codec: 'bytes' }, [new Uint8Array(1), Buffer.from('x')], ['eA==', [1]]],
    [{ type: 'string', codec: 'bigint', 'x-minimum': '1', 'x-maximum': '5' }, [1n, 5n], [0n, 6n, 1, '1']],
    [{ type: 'string', codec: { transform: 0 } }, [undefined, new Map()], []],
    [{ type: 'object', properties: { at: { type: 'string', codec: 'date' } }, required: ['at'] }, [{ at: new Date(0) }], [{}, { at: '' }, new Date(0)]],
    [{ type: 'object', properties: { it: { type: 'string', codec: { transform: 0 } } }, required: ['it'] }, [{ it: 1 }], [{}, { it: undefined }]],
    [{ type: 'object' }, [{}], [new Date(0), new Uint8Array(1)]],
    [{ type: 'array', items: { codec: 'date' }, uniqueItems: true }, [[new Date(0), new Date(1)]], [[new Date(0), new Date(0)]]],
  ];
  it.each(decoded)('tests codecs by the class of the value: %j', (node, valid, invalid) => {
    const code = new Code();
    const check = new Linker(code).link(checkUnit(code, none, node, 'decoded')) as (value: unknown) => boolean; // the unit's signature
    for (const value of [...valid, ...invalid]) {
      expect(check(value), String(value)).toBe(valid.includes(value));
      expect(explain(node, value, { schemas: none, view: 'decoded' }).length === 0, String(value)).toBe(valid.includes(value));
    }
  });
});

describe('hostile text in a schema', () => {
  const texts = [
    '"',
    "'",
    '`',
    '${globalThis.hacked=1}',
    '\\',
    '\n',
    '\u2028',
    '*/globalThis.hacked=1/*',
    '</script><!--',
    '__proto__',
    'constructor',
    '"];globalThis.hacked=1;//',
    '\ud800',
    '',
  ];
  it.each(texts)('stays text: %j', (text) => {
    const properties = JSON.parse(`{${JSON.stringify(text)}:{"const":${JSON.stringify(text)}}}`) as Record<string, SchemaNode>; // own, whatever the name
    const node: SchemaNode = {
      type: 'object',
      properties,
      required: [text],
      additionalProperties: false,
      title: text,
      description: text,
      dependentRequired: JSON.parse(`{${JSON.stringify(text)}:[${JSON.stringify(text)}]}`) as Record<string, string[]>, // as above
      propertyNames: { enum: [text, [text]], pattern: `^${text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')}$`, format: text },
    };
    const schemas: Schemas = { definitions: new Map([[text, node]]), transforms: [] };
    const check = checkOf({ node: { $ref: text, allOf: [node] }, schemas });
    expect(check(JSON.parse(`{${JSON.stringify(text)}:${JSON.stringify(text)}}`))).toBe(true);
    expect(check(JSON.parse(`{${JSON.stringify(text)}:1}`))).toBe(false);
    expect(check({})).toBe(false);
    expect('hacked' in globalThis).toBe(false);
  });
});

describe('a foreign schema', () => {
  const node: SchemaNode = {
    properties: {
      a: { foreign: { $id: 'http://x/', $dynamicAnchor: 'n', properties: { b: { $dynamicRef: '#n' } }, type: 'object', additionalProperties: false } },
    },
  };

  it('is left to Ajv and explained by its error', () => {
    const code = new Code();
    const check = new Linker(code).link(checkUnit(code, none, node)) as (value: unknown) => boolean; // the unit's signature
    expect([check({}), check({ a: { b: { b: {} } } }), check({ a: { b: { c: 1 } } })]).toEqual([true, true, false]);
    expect([isDelegated(node, none), isDelegated({ items: true }, none)]).toEqual([true, false]);
    expect(explain(node, { a: { b: { c: 1 } } }, { schemas: none, delegates: delegatesOf(code) })).toEqual([
      { pointer: '/a/b', code: 'unknown', message: 'does not satisfy additionalProperties' },
    ]);
    expect(explain(node, { a: 1 }, { schemas: none })).toMatchObject([{ code: 'invalid' }]);
  });

  it('shares one validator among equal schemas, each explained by it', () => {
    const code = new Code();
    checkUnit(code, none, { allOf: [node, structuredClone(node)] });
    expect(delegatesOf(code).size).toBe(1);
  });
});

function nearValues({ node, schemas }: RandomSchema, seed: number): unknown[] {
  const chance = new Chance(seed);
  return Array.from({ length: 12 }, () => nearValue(node, schemas, chance));
}

function checkOf({ node, schemas }: RandomSchema): (value: unknown) => boolean {
  const code = new Code();
  return new Linker(code).link(checkUnit(code, schemas, node)) as (value: unknown) => boolean; // the unit's signature
}
