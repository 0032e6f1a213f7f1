import type { JsonObject } from '../../src/document/json.ts';

const json = (schema: JsonObject | boolean, more: JsonObject = {}): JsonObject => ({
  description: 'It.',
  content: { 'application/json': { schema, ...more } },
});

/** Schemas by name; together they have every keyword of JSON Schema 2020-12 that says something of values. */
const schemas: Readonly<Record<string, JsonObject | boolean>> = {
  Type: { type: ['integer', 'string', 'null'] },
  Values: { type: 'object', properties: { one: { enum: ['a', 2, null] }, two: { const: { b: [1] } } }, required: ['one', 'two'] },
  Numbers: {
    type: 'object',
    properties: {
      steps: { type: 'number', minimum: 1, exclusiveMaximum: 2, multipleOf: 0.25 },
      open: { type: 'number', exclusiveMinimum: -1, maximum: 0 },
    },
    required: ['steps', 'open'],
  },
  Texts: {
    type: 'object',
    properties: {
      code: { type: 'string', pattern: '^[A-Z]{2}-\\d{4}$' },
      short: { type: 'string', minLength: 2, maxLength: 3 },
      at: { type: 'string', format: 'date-time' },
      picture: { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' },
    },
    required: ['code', 'short', 'at', 'picture'],
  },
  Lists: {
    type: 'object',
    properties: {
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
      different: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 5 }, uniqueItems: true, minItems: 3, maxItems: 4 },
      some: { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 }, minContains: 1, maxContains: 2 },
    },
    required: ['pair', 'different', 'some'],
  },
  Objects: {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    patternProperties: { '^x-': { type: 'integer' } },
    additionalProperties: { type: 'boolean' },
    propertyNames: { maxLength: 8 },
    minProperties: 2,
    maxProperties: 5,
    dependentRequired: { a: ['b'] },
    dependentSchemas: { b: { properties: { 'x-b': { const: 1 } }, required: ['x-b'] } },
  },
  All: { allOf: [{ $ref: '#/components/schemas/Values' }, { properties: { more: { $ref: '#/components/schemas/Type' } }, required: ['more'] }] },
  Any: { anyOf: [{ $ref: '#/components/schemas/Texts' }, { type: 'null' }] },
  Shape: {
    oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }],
    discriminator: { propertyName: 'kind', mapping: { circle: '#/components/schemas/Circle', square: '#/components/schemas/Square' } },
  },
  Circle: { type: 'object', properties: { kind: { const: 'circle' }, radius: { type: 'number', minimum: 0 } }, required: ['kind', 'radius'] },
  Square: { type: 'object', properties: { kind: { const: 'square' }, side: { type: 'number', minimum: 0 } }, required: ['kind', 'side'] },
  Not: { type: 'object', properties: { a: { type: 'integer' } }, not: { required: ['b'] } },
  Condition: {
    type: 'object',
    properties: { paid: { type: 'boolean' } },
    required: ['paid'],
    if: { properties: { paid: { const: true } } },
    then: { properties: { paidAt: { type: 'string', format: 'date' } }, required: ['paidAt'] },
    else: { properties: { dueAt: { type: 'string', format: 'date' } }, required: ['dueAt'] },
  },
  Closed: {
    allOf: [{ properties: { a: { type: 'integer' } } }],
    properties: { b: { type: 'array', prefixItems: [true], unevaluatedItems: false } },
    unevaluatedProperties: false,
  },
  Tree: {
    type: 'object',
    properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
    required: ['name', 'children'],
  },
  Anything: true,
  Local: { $defs: { inner: { $anchor: 'inner', type: 'integer', readOnly: true } }, type: 'array', items: { $ref: '#inner' }, minItems: 1 },
};

/** A document with one operation for every schema, that answers it. */
export const everyKeyword: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Every keyword', version: '1' },
  paths: Object.fromEntries(
    Object.keys(schemas).map((name) => [
      `/${name.toLowerCase()}`,
      {
        get: {
          operationId: name,
          responses: {
            200: json({ $ref: `#/components/schemas/${name}` }),
            '4XX': json({ $ref: '#/components/schemas/Values' }),
            default: { description: 'Nothing.' },
          },
        },
      },
    ]),
  ),
  components: { schemas: schemas as JsonObject },
};
