import { describe, expect, it } from 'vitest';
import { modernDocument } from './modern-document.ts';
import { modernSchema } from './modern-schema.ts';
import { objectsIn } from './walk.ts';
import type { JsonObject } from './json.ts';

const ref = { $ref: '#/components/schemas/Book' };

describe('a schema of 3.0 in the words of 2020-12', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['a nullable type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['a nullable enum', { type: 'string', nullable: true, enum: ['a'] }, { type: ['string', 'null'], enum: ['a', null] }],
    ['a nullable reference', { allOf: [ref], nullable: true }, { anyOf: [ref, { type: 'null' }] }],
    ['a nullable reference with a description', { description: 'a', allOf: [ref], nullable: true }, { description: 'a', anyOf: [ref, { type: 'null' }] }],
    [
      'a nullable conjunction',
      { type: 'string', nullable: true, allOf: [{ type: 'string', minLength: 1 }] },
      { anyOf: [{ type: 'string', allOf: [{ type: 'string', minLength: 1 }] }, { type: 'null' }] },
    ],
    ['a nullable union', { oneOf: [ref, { type: 'string' }], nullable: true }, { oneOf: [ref, { type: 'string' }, { type: 'null' }] }],
    ['a nullable union with a type', { type: 'string', anyOf: [ref], nullable: true }, { type: ['string', 'null'], anyOf: [ref, { type: 'null' }] }],
    ['not nullable', { type: 'string', nullable: false }, { type: 'string' }],
    ['exclusive bounds', { minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false }, { exclusiveMinimum: 1, maximum: 2 }],
    ['an example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
    ['what stands beside a reference', { ...ref, description: 'ignored' }, ref],
    ['a schema without any of it', { type: 'object', properties: {} }, { type: 'object', properties: {} }],
  ])('%s', (_name, old, modern) => {
    expect(modernSchema(old)).toEqual(modern);
  });
});

const nullable = { type: 'string', nullable: true };
const modern = { type: ['string', 'null'] };
const document = (schema: JsonObject): JsonObject => ({
  openapi: '3.0.3',
  paths: {
    '/a': {
      parameters: [{ name: 'q', in: 'query', schema }],
      get: {
        responses: { 200: { description: 'x', content: { 'application/json': { schema: { type: 'array', items: { properties: { nullable: schema } } } } } } },
        callbacks: { on: { '{$request.body#/url}': { post: { requestBody: { content: { 'application/json': { schema: { allOf: [schema] } } } } } } } },
      },
    },
    'x-nullable': { nullable: true },
  },
  components: { schemas: { A: { additionalProperties: schema } }, responses: { nullable: { $ref: '#/components/responses/B' } } },
});

it('a document of 3.0 is modernised wherever a schema stands, and nowhere else', () => {
  expect(modernDocument({ document: document(nullable), version: '3.0' })).toEqual(document(modern));
  expect(modernDocument({ document: document(nullable), version: '3.1' })).toEqual(document(nullable));
});

it('a walk finds every object, outer ones first', () => {
  const found = [...objectsIn(document(nullable))].map(({ kind, path, isReference }) => `${kind} ${path.join(' ')}${isReference ? ' (reference)' : ''}`);
  expect(found).toContain('Schema paths /a get callbacks on {$request.body#/url} post requestBody content application/json schema allOf 0');
  expect(found).toContain('Response components responses nullable (reference)');
  expect(found.filter((line) => line.startsWith('Schema'))).toHaveLength(8);
  expect(found.some((line) => line.includes('x-nullable'))).toBe(false);
  expect(found[0]).toBe('OpenAPI ');
});
