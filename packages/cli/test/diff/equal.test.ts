import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import type { Json, JsonObject } from '../../src/document/json.ts';
import type { Version } from '../../src/document/read-document.ts';

const schemas = {
  Book: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
  Film: { type: 'object', properties: { frames: { type: 'integer' } }, required: ['frames'] },
};
const book = { $ref: '#/components/schemas/Book' };
const film = { $ref: '#/components/schemas/Film' };

/** A document that sends and receives a schema. */
function documentOf(schema: Json, version: Version): Parameters<typeof diffDocuments>[0] {
  const content = { 'application/json': { schema } };
  const paths = { '/a': { post: { requestBody: { content }, responses: { 200: { description: 'x', content } } } } };
  return { document: { openapi: `${version}.0`, info: { title: 'A', version: '1' }, paths, components: { schemas } }, version };
}

function rulesBetween(left: Json, right: Json, versions: readonly [Version, Version] = ['3.1', '3.1']): readonly string[] {
  return diffDocuments(documentOf(left, versions[0]), documentOf(right, versions[1]), { today: '2026-01-31' }).map(({ rule, path }) => `${rule} ${path}`);
}

describe('spellings of the same say the same', () => {
  it.each<[string, JsonObject | boolean, JsonObject | boolean]>([
    ['null as a type and as an alternative', { type: ['string', 'null'] }, { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['null as the other alternative', { oneOf: [book, { type: 'null' }] }, { anyOf: [{ type: 'null' }, book] }],
    ['null in an enum', { type: ['string', 'null'], enum: ['a', null] }, { anyOf: [{ const: 'a' }, { const: null }] }],
    ['null beside several', { anyOf: [book, film, { type: 'null' }] }, { anyOf: [{ anyOf: [book, film] }, { type: 'null' }] }],
    ['only null', { type: 'null' }, { const: null }],
    ['a constant', { const: 'a' }, { type: 'string', enum: ['a'] }],
    ['constants', { anyOf: [{ const: 'b' }, { const: 'a', title: 'first' }] }, { type: 'string', enum: ['a', 'b'] }],
    ['both booleans', { type: 'boolean' }, { enum: [true, false] }],
    ['the order of types', { type: ['integer', 'string'] }, { type: ['string', 'integer'] }],
    ['types as alternatives', { type: ['string', 'integer'], minLength: 2 }, { anyOf: [{ type: 'integer' }, { type: 'string', minLength: 2 }] }],
    ['any', {}, true],
    ['never', { not: {} }, false],
    ['open objects', { type: 'object' }, { type: 'object', additionalProperties: true }],
    ['any members', { type: 'object', additionalProperties: {} }, { type: 'object' }],
    ['a bound of integers', { type: 'integer', exclusiveMinimum: 0 }, { type: 'integer', minimum: 1 }],
    ['an upper bound of integers', { type: 'integer', exclusiveMaximum: 10 }, { type: 'integer', maximum: 9 }],
    ['no lower bound', { type: 'string', minLength: 0 }, { type: 'string' }],
    ['integers beside numbers', { type: ['number', 'integer'] }, { type: 'number' }],
    ['a wrapped reference', { allOf: [book], description: 'wrapped' }, { ...book, description: 'beside' }],
    [
      'a merged conjunction',
      { allOf: [{ type: 'object', properties: { a: { type: 'string' } } }, { required: ['a'] }] },
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
    ],
    [
      'a closed intersection',
      { allOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'string' } } }], type: 'object', unevaluatedProperties: false },
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, additionalProperties: false },
    ],
    ['bounds in a conjunction', { type: 'integer', allOf: [{ minimum: 1 }, { minimum: 3, maximum: 9 }] }, { type: 'integer', minimum: 3, maximum: 9 }],
    ['the order of alternatives', { oneOf: [book, film] }, { oneOf: [film, book] }],
    ['a union of one', { oneOf: [book] }, book],
    ['descriptions and examples', { type: 'string', description: 'a', examples: ['a'] }, { type: 'string', title: 'b' }],
  ])('%s', (_name, left, right) => {
    expect(rulesBetween(left, right)).toEqual([]);
    expect(rulesBetween(right, left)).toEqual([]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['nullable', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    ['a nullable reference', { anyOf: [book, { type: 'null' }] }, { allOf: [book], nullable: true }],
    ['a nullable reference with a description', { anyOf: [book, { type: 'null' }], description: 'a' }, { allOf: [book], nullable: true, description: 'a' }],
    ['a nullable enum', { type: ['string', 'null'], enum: ['a', null] }, { type: 'string', nullable: true, enum: ['a', null] }],
    ['a constant', { type: 'string', const: 'a' }, { type: 'string', enum: ['a'] }],
    ['exclusive bounds', { type: 'number', exclusiveMinimum: 0 }, { type: 'number', minimum: 0, exclusiveMinimum: true }],
    ['a default beside a reference', { ...book, default: { id: 1 } }, { allOf: [book], default: { id: 1 } }],
    ['several types', { type: ['string', 'integer'] }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['several types and null', { type: ['string', 'integer', 'null'] }, { anyOf: [{ type: 'string' }, { type: 'integer' }], nullable: true }],
    [
      'a tuple',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2, maxItems: 2 },
      { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'integer' }] }, minItems: 2, maxItems: 2 },
    ],
    [
      'a tuple of one type',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'string' }], items: false, minItems: 2 },
      { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
    ],
    [
      'a tuple of anything',
      { type: 'array', prefixItems: [book, film], items: false, minItems: 2, maxItems: 2 },
      { type: 'array', items: {}, minItems: 2, maxItems: 2 },
    ],
    [
      'a record with a pattern of keys',
      { type: 'object', patternProperties: { '^[0-9]+$': book }, additionalProperties: false },
      { type: 'object', additionalProperties: book },
    ],
    ['a file', { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' }, { type: 'string', format: 'binary' }],
    ['conditions', { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } }, { type: 'object' }],
    [
      'a nullable union with its type',
      { anyOf: [{ oneOf: [book, film] }, { type: 'null' }] },
      { type: 'object', nullable: true, allOf: [{ oneOf: [book, film] }] },
    ],
    ['base64', { type: 'string', contentEncoding: 'base64' }, { type: 'string', format: 'byte' }],
    ['null alone', { type: 'null' }, { nullable: true, enum: [null] }],
  ])('%s in 3.1 and in 3.0', (_name, modern, old) => {
    expect(rulesBetween(modern, old, ['3.1', '3.0'])).toEqual([]);
    expect(rulesBetween(old, modern, ['3.0', '3.1'])).toEqual([]);
  });
});

describe('what is weaker in 3.0 is compared all the same where both sides can say it', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    [
      'the length of a tuple',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'string' }], items: false, minItems: 2 },
      { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 3 },
      'max-items-increased',
    ],
    [
      'the values of a record',
      { type: 'object', patternProperties: { a: { type: 'string' } }, additionalProperties: false },
      { type: 'object', additionalProperties: { type: 'integer' } },
      'type-changed',
    ],
    ['null', { type: ['string', 'null'] }, { type: 'string' }, 'became-not-nullable'],
  ])('%s', (_name, modern, old, stem) => {
    expect(rulesBetween(modern, old, ['3.1', '3.0']).map((rule) => rule.split(' ')[0])).toEqual(expect.arrayContaining([expect.stringContaining(stem)]));
  });
});

describe('what is not the same is found in both directions of use', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['a union of more', book, { oneOf: [book, film] }, ['request-body-one-of-added ', 'response-body-one-of-added ']],
    ['a union of a wider type', { type: 'string' }, { anyOf: [{ type: 'string' }, book] }, ['request-body-any-of-added ', 'response-body-any-of-added ']],
    ['null beside a reference', book, { anyOf: [book, { type: 'null' }] }, ['request-body-became-nullable Book', 'response-body-became-nullable Book']],
    ['number to integer', { type: 'number' }, { type: 'integer' }, ['request-body-type-specialized ', 'response-body-type-specialized ']],
    [
      'a bound to below it',
      { type: 'number', maximum: 5 },
      { type: 'number', exclusiveMaximum: 5 },
      ['request-body-max-decreased ', 'response-body-max-decreased '],
    ],
    [
      'a bound to above it',
      { type: 'number', minimum: 5 },
      { type: 'number', exclusiveMinimum: 5 },
      ['request-body-min-increased ', 'response-body-min-increased '],
    ],
    ['any to something', {}, { type: 'string' }, ['request-body-type-specialized ', 'response-body-type-specialized ']],
    [
      'items',
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'integer' } },
      ['request-property-type-changed []', 'response-property-type-changed []'],
    ],
    ['a format', { type: 'string' }, { type: 'string', format: 'date' }, ['request-body-format-added ', 'response-body-format-added ']],
    [
      'another schema of the same shape',
      book,
      { ...book, $ref: '#/components/schemas/Film' },
      [
        'request-property-removed Film.id',
        'new-required-request-property Film.frames',
        'response-required-property-removed Film.id',
        'response-required-property-added Film.frames',
      ],
    ],
  ])('%s', (_name, old, next, rules) => {
    expect(rulesBetween(old, next).filter((rule) => !rule.startsWith('api-major'))).toEqual(rules);
  });
});
