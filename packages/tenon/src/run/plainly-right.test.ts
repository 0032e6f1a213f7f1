import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbers, randomSchema, texts } from '../../test/random/schema-nodes.ts';
import { checkUnit } from '../emit/checker/checker.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import { Code } from '../support/code.ts';
import { Linker } from '../support/linker.ts';
import { isPlainlyRight } from './plainly-right.ts';

const objects: readonly object[] = [{}, { a: 1 }, { a: 'a', b: 2 }, { constructor: 1 }, { toString: 'ab', c: [] }, [], [1], ['a', 1], [[]]];

describe('what is plainly right', () => {
  it('is right: the check of every such schema accepts every such value', () => {
    fc.assert(
      fc.property(randomSchema, ({ node, schemas }) => {
        const code = new Code();
        const check = new Linker(code).link(checkUnit(code, schemas, node)) as (value: unknown) => boolean; // the shape that checkUnit states
        for (const value of [...texts, ...numbers, ...objects, true, false, null]) if (isPlainlyRight(node, value)) expect(check(value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[SchemaNode, unknown, boolean]>([
    [{ type: 'integer', minimum: 1, maximum: 99 }, 2, true],
    [{ type: 'integer', minimum: 1, maximum: 99 }, 0, false],
    [{ type: 'integer' }, 1.5, false],
    [{ type: 'number' }, Infinity, false],
    [{ type: 'string', minLength: 1, maxLength: 4, title: 'Code' }, 'abcd', true],
    [{ type: 'string', minLength: 2 }, '😀', false],
    [{ type: 'string', minLength: 2 }, '😀a', true],
    [{ type: 'string', maxLength: 1 }, '😀', false],
    [{ type: 'string', pattern: '^a$' }, 'a', true],
    [{ type: 'string', pattern: '^a$' }, 'b', false],
    [{ anyOf: [{ const: 'a' }, { const: 'b' }] }, 'b', true],
    [{ anyOf: [{ const: 'a' }, { const: 'b' }] }, 'c', false],
    [{ enum: ['a', 1] }, 1, true],
    [{ type: 'string', format: 'date' }, '2020-02-29', false],
    [{ type: 'object' }, {}, false],
    [{ $ref: 'A' }, 1, false],
    [true, {}, true],
    [false, 1, false],
  ])('of %j and %j is known: %j', (node, value, expected) => {
    expect(isPlainlyRight(node, value)).toBe(expected);
  });
});
