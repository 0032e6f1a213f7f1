import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../document/json.ts';
import { modernDocument } from '../../document/modern-document.ts';
import { readDocument } from '../../document/read-document.ts';
import { Schemas } from '../data/schemas.ts';
import { answerOf } from './answer.ts';
import { mockedOperation } from './mocked-operation.ts';

const seeds = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** Answers to a body that was posted, with several seeds. */
function posted(schema: Json, body: Json, { openapi = '3.1.0', schemas = {}, example }: Setting = {}): readonly Json[] {
  const content = { 'application/json': { schema, ...(example !== undefined && { example }) } };
  const text = JSON.stringify({
    openapi,
    info: { title: 'Pets', version: '1' },
    paths: { '/pets': { post: { responses: { 201: { description: 'Made.', content } } } } },
    components: { schemas },
  });
  const document = modernDocument(readDocument('pets', text));
  const all = new Schemas(document);
  return seeds.map((seed) => {
    const call = { path: '/pets', query: '', headers: {}, params: [], body };
    const answer = answerOf(mockedOperation(document, '/pets', 'POST'), call, { schemas: all, seed, warn: () => undefined });
    expect(answer.status).toBe(201);
    return JSON.parse(new TextDecoder().decode(answer.body ?? undefined)) as Json;
  });
}

interface Setting {
  readonly openapi?: string;
  readonly schemas?: JsonObject;
  readonly example?: Json;
}

const cat: JsonObject = { type: 'object', properties: { kind: { const: 'cat' }, lives: { type: 'integer' } }, required: ['kind', 'lives'] };
const dog: JsonObject = { type: 'object', properties: { kind: { const: 'dog' }, bark: { type: 'string' } }, required: ['kind', 'bark'] };
const bird: JsonObject = { type: 'object', properties: { wings: { type: 'integer' } }, required: ['wings'], additionalProperties: false };
const fish: JsonObject = { type: 'object', properties: { fins: { type: 'integer' } }, required: ['fins'], additionalProperties: false };

/** As documents of 3.0 have it: nothing but the discriminator tells them apart. */
const pets: JsonObject = {
  Pet: { type: 'object', required: ['name', 'kind'], properties: { id: { type: 'integer' }, name: { type: 'string' }, kind: { type: 'string' } } },
  Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'object', properties: { lives: { type: 'integer' } }, required: ['lives'] }] },
  Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'object', properties: { seen: { type: 'string', format: 'date-time' } }, required: ['seen'] }] },
};
const branches: Json = ['Cat', 'Dog'].map((name) => ({ $ref: `#/components/schemas/${name}` }));
const mapping: JsonObject = { cat: '#/components/schemas/Cat', dog: 'Dog' };

describe('the answer to a body that was posted is of its kind', () => {
  it.each<[string, Json, JsonObject, Setting?]>([
    ['by a literal', { anyOf: [cat, dog] }, { kind: 'cat', lives: 3 }],
    ['by another literal', { oneOf: [cat, dog] }, { kind: 'dog', bark: 'wuff' }],
    ['by a literal, whatever it has in common with others', { anyOf: [cat, dog] }, { kind: 'cat', lives: 3, bark: 'wuff' }],
    ['beside null', { anyOf: [{ type: 'null' }, cat, dog] }, { kind: 'cat', lives: 3 }],
    ['in a union in a union', { anyOf: [fish, { oneOf: [bird, { allOf: [cat] }] }] }, { kind: 'cat', lives: 3 }],
    ['by the members that it has', { oneOf: [bird, fish] }, { fins: 2 }],
    ['by a mapping', { oneOf: branches, discriminator: { propertyName: 'kind', mapping } }, { kind: 'cat', name: 'Tom', lives: 9 }, { openapi: '3.0.3', schemas: pets }],
    ['by a name in a mapping', { anyOf: branches, discriminator: { propertyName: 'kind', mapping } }, { kind: 'dog', name: 'Rex', seen: '2024-05-25T20:57:49Z' }, { openapi: '3.0.3', schemas: pets }],
    ['by the name of a schema', { anyOf: branches, discriminator: { propertyName: 'kind' } }, { kind: 'Dog', name: 'Rex', seen: '2024-05-25T20:57:49Z' }, { openapi: '3.0.3', schemas: pets }],
  ])('%s', (_, schema, body, setting) => {
    const members = new Set(['id', ...Object.keys(body)]);
    for (const answer of posted(schema, body, setting)) {
      expect(answer).toMatchObject(body);
      expect(Object.keys(answer ?? {}).filter((name) => !members.has(name))).toEqual([]);
    }
  }); // prettier-ignore

  it('with optional members, and without those that callers write only', () => {
    const properties = { id: { type: 'integer' }, note: { type: 'string' }, password: { type: 'string', writeOnly: true } };
    const body = { note: 'mine', password: 'secret', other: 1 };
    for (const answer of posted({ type: 'object', properties, required: ['id'] }, body)) expect(answer).toEqual({ id: expect.any(Number), note: 'mine' });
    const stated = { type: 'object', properties: { id: { type: 'integer' }, note: { type: 'string' } }, examples: [{ id: 7 }] };
    for (const answer of posted(stated, body)) expect(answer).toEqual({ id: 7, note: 'mine' });
  });

  it('with members that are valid together only', () => {
    const closed = (value: string): JsonObject => ({ type: 'object', properties: { a: { const: value }, b: { const: value } }, required: ['a', 'b'] });
    const schema = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, not: { not: { enum: [{ a: 'x', b: 'x' }, { a: 'y', b: 'y' }] } } };
    for (const value of ['x', 'y']) {
      for (const answer of posted({ anyOf: [closed('x'), closed('y')] }, { a: value, b: value })) expect(answer).toEqual({ a: value, b: value });
      for (const answer of posted({ ...schema, examples: [{ a: 'x', b: 'x' }] }, { a: value, b: value })) expect(answer).toEqual({ a: value, b: value });
    }
  }); // prettier-ignore

  it('unless no valid answer is of that kind, or the response has an example', () => {
    const impossible = { ...cat, properties: { ...(cat['properties'] as JsonObject), lives: { type: 'integer', minimum: 2, maximum: 1 } } };
    for (const answer of posted({ anyOf: [impossible, dog] }, { kind: 'cat' })) expect(answer).toMatchObject({ kind: 'dog' });
    const example = { kind: 'dog', bark: 'wuff' };
    for (const answer of posted({ anyOf: [cat, dog] }, { kind: 'cat', lives: 3 }, { example })) expect(answer).toEqual(example);
  });
});
