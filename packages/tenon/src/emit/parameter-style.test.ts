import { describe, expect, it } from 'vitest';
import type { ParameterPlace, ParameterStyle } from '../shapes/parameter.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import { statedStyle, type StatedStyle } from './parameter-style.ts';

const schemas = {
  definitions: new Map<string, SchemaNode>([
    ['Text', { type: 'string' }],
    ['Loop', { $ref: 'Loop' }],
  ]),
  transforms: [],
};
const list: SchemaNode = { type: 'array' };

describe('the style of a parameter', () => {
  it.each<[ParameterPlace, ParameterStyle, boolean, SchemaNode, StatedStyle]>([
    ['path', 'simple', false, list, {}],
    ['path', 'label', true, list, { style: 'label', explode: true }],
    ['path', 'matrix', false, { type: 'string' }, { style: 'matrix' }],
    ['query', 'form', true, list, {}],
    ['query', 'form', false, list, { explode: false }],
    ['query', 'form', false, { type: ['string', 'null'] }, {}],
    ['query', 'form', false, { $ref: 'Text' }, {}],
    ['query', 'form', false, { $ref: 'Loop' }, { explode: false }],
    ['query', 'form', false, true, { explode: false }],
    ['query', 'form', false, { enum: ['a', null] }, {}],
    ['query', 'form', false, { enum: ['a', {}] }, { explode: false }],
    ['query', 'form', false, { anyOf: [{ type: 'string' }, { const: 1 }] }, {}],
    ['query', 'form', false, { anyOf: [{ type: 'string' }, list] }, { explode: false }],
    ['query', 'form', false, { allOf: [{ minLength: 1 }, { type: 'string' }] }, {}],
    ['query', 'pipeDelimited', false, list, { style: 'pipeDelimited' }],
    ['query', 'deepObject', true, { type: 'object' }, { style: 'deepObject', explode: true }],
    ['header', 'simple', false, list, {}],
    ['cookie', 'form', false, list, { explode: false }],
    ['cookie', 'form', false, { type: 'string' }, {}],
  ])('in %s, %s with explode %s of %j states %j', (place, style, explode, schema, expected) => {
    expect(statedStyle({ name: 'a', in: place, required: true, style, explode, schema }, schemas)).toEqual(expected);
  });
});
