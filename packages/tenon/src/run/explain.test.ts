import { describe, expect, it } from 'vitest';
import type { Issue } from '../shapes/problem.ts';
import type { SchemaNode, Schemas } from '../shapes/schema.ts';
import { explain } from './explain.ts';

const schemas: Schemas = {
  definitions: new Map<string, SchemaNode>([
    [
      'Cat',
      {
        type: 'object',
        properties: { kind: { const: 'cat' }, lives: { type: 'integer', maximum: 9 } },
        required: ['kind', 'lives'],
        additionalProperties: false,
      },
    ],
    ['Dog', { type: 'object', properties: { kind: { enum: ['dog', 'puppy'] }, name: { type: 'string' } }, required: ['kind', 'name'] }],
    ['Deep', { anyOf: [{ type: 'array', items: { $ref: 'Deep' } }, { type: 'array', items: { $ref: 'Deep' }, minItems: 1 }, { const: 'x' }] }],
  ]),
  transforms: [],
};
const explained = (node: SchemaNode, value: unknown, limit = 20): Issue[] => explain(node, value, { schemas, limit });
const pet: SchemaNode = { anyOf: [{ $ref: 'Cat' }, { $ref: 'Dog' }] };

describe('an explanation', () => {
  it('lists every issue with pointer, code, parameters and sentence', () => {
    const line: SchemaNode = {
      type: 'object',
      properties: { price: { type: 'number', minimum: 1 }, 'a/b~c': { type: 'string', minLength: 2 } },
      required: ['id'],
      additionalProperties: false,
    };
    expect(explained({ type: 'array', items: line }, [{ id: 1 }, { price: 0, 'a/b~c': 'x', more: 1 }])).toEqual([
      { pointer: '/0/id', code: 'unknown', message: 'is not a declared member' },
      { pointer: '/1/price', code: 'minimum', message: 'must be at least 1', parameters: { minimum: 1 } },
      { pointer: '/1/a~1b~0c', code: 'minLength', message: 'must have at least 2 characters', parameters: { minLength: 2 } },
      { pointer: '/1/id', code: 'required', message: 'is required' },
      { pointer: '/1/more', code: 'unknown', message: 'is not a declared member' },
    ]);
  });

  it('says of a value of the wrong type only that', () => {
    expect(explained({ type: ['string', 'null'], enum: ['a'], minLength: 1 }, 1)).toEqual([
      { pointer: '', code: 'type', message: 'must be a string or null', parameters: { type: ['string', 'null'] } },
    ]);
  });

  const sentences: readonly [node: SchemaNode, value: unknown, message: string][] = [
    [false, 1, 'is not allowed'],
    [{ minItems: 1 }, [], 'must have at least 1 item'],
    [{ maxProperties: 2 }, { a: 1, b: 2, c: 3 }, 'must have at most 2 members'],
    [{ minLength: 1 }, '', 'must not be empty'],
    [{ const: { a: 1 } }, 2, 'must be {"a":1}'],
    [{ enum: ['a', 'b'] }, 'c', 'must be one of "a", "b"'],
    [{ enum: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, 0, 'must be one of 1, 2, 3, 4, 5, 6, 7, 8, …'],
    [{ format: 'date' }, 'x', 'must be a valid date'],
    [{ dependentRequired: { a: ['b'] } }, { a: 1 }, 'is required together with "a"'],
    [{ oneOf: [true, true] }, 1, 'must fit exactly one of the alternatives, not 2'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1, 'must be of type string or null'],
    [{ anyOf: [{ minimum: 5 }, { maximum: 0 }] }, 1, 'must fit one of the alternatives'],
    [{ anyOf: [] }, 1, 'is not allowed'],
  ];
  it.each(sentences)('of %j for %j is short and plain', (node, value, message) => {
    expect(explained(node, value).map((issue) => issue.message)).toEqual([message]);
  });

  it('never repeats the value', () => {
    const secret = 'correct horse';
    const node: SchemaNode = {
      properties: {
        a: { type: 'number' },
        b: { const: 1 },
        c: { pattern: '^x$' },
        d: { anyOf: [{ const: 1 }, { const: 2 }] },
        e: { enum: [1] },
        f: { format: 'email' },
        g: { maxLength: 1 },
        h: { not: true },
      },
    };
    const value = Object.fromEntries([...'abcdefgh'].map((name) => [name, secret]));
    const issues = explained(node, value);
    expect(issues).toHaveLength(8);
    expect(JSON.stringify(issues)).not.toContain(secret);
  });
});

describe('an explanation of alternatives', () => {
  it('follows the branch that a constant member selects', () => {
    expect(explained(pet, { kind: 'cat', lives: 10, x: 1 }).map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/lives', 'maximum'],
      ['/x', 'unknown'],
    ]);
    expect(explained(pet, { kind: 'puppy' }).map(({ pointer, code }) => [pointer, code])).toEqual([['/name', 'required']]);
    expect(explained({ oneOf: [{ $ref: 'Cat' }, { $ref: 'Dog' }] }, { kind: 'puppy' })).toMatchObject([{ pointer: '/name' }]);
  });

  it('asks for the constant member when it is missing or unknown', () => {
    expect(explained(pet, {})).toEqual([{ pointer: '/kind', code: 'required', message: 'is required' }]);
    expect(explained(pet, { kind: 'cow' })).toEqual([
      { pointer: '/kind', code: 'enum', message: 'must be one of "cat", "dog", "puppy"', parameters: { allowed: ['cat', 'dog', 'puppy'] } },
    ]);
  });

  it('follows the only branch of the type of the value', () => {
    expect(explained({ anyOf: [{ type: 'null' }, { type: 'array', items: { type: 'string' } }] }, ['x', 1])).toMatchObject([{ pointer: '/1', code: 'type' }]);
  });
});

describe('the size of an explanation', () => {
  const numbers: SchemaNode = { items: { type: 'number' } };

  it('is at most the limit', () => {
    const value = Array.from({ length: 1_000 }, () => 'x');
    expect(explained(numbers, value)).toHaveLength(20);
    expect(explained(numbers, value, 3)).toHaveLength(3);
    expect(explained(numbers, value, 0)).toHaveLength(1);
  });

  it('does not grow with the names that a caller sends', () => {
    const issues = explained({ properties: { a: { additionalProperties: false } } }, { a: { ['x'.repeat(100_000)]: 1 } });
    expect(issues).toEqual([{ pointer: '/a', code: 'unknown', message: 'is not a declared member' }]);
  });

  it('ends after a bounded amount of work, and says at least that the value is wrong', () => {
    let value: unknown = 'y';
    for (let depth = 0; depth < 60; depth++) value = [value, value];
    const started = performance.now();
    expect(explained({ $ref: 'Deep' }, value).length).toBeGreaterThan(0);
    // 2^60 branches without the bound.
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
