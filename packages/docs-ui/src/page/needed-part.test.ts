import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededPart } from './needed-part.ts';

const base = 'https://host.example/openapi.json';
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const document = {
  openapi: '3.1.1',
  security: [{ token: [] }],
  paths: {
    '/books/{id}': {
      parameters: [{ $ref: '#/components/parameters/id' }],
      get: { responses: { 200: { content: { 'application/json': { schema: ref('Book') } } } } },
      delete: { responses: { 204: {}, 404: { $ref: '#/components/responses/Missing' } } },
    },
    '/pets': { get: { responses: { 200: { schema: { oneOf: [], discriminator: { mapping: { cat: 'Cat', dog: '#/components/schemas/Dog' } } } } } } },
    '/other': { get: { responses: { 200: { $ref: '#/paths/~1pets/get/responses/200' } } } },
    '/far': { get: { responses: { 200: { $ref: 'https://far.example/doc.json#/x' } } } },
    '/same': { get: { responses: { 200: { schema: { $ref: `${base}#/components/schemas/Dog` } } } } },
    '/anchor': { get: { responses: { 200: { schema: { $ref: '#Dog' } } } } },
  },
  webhooks: { sold: {} },
  components: {
    parameters: { id: { name: 'id', in: 'path', schema: ref('Id') } },
    responses: { Missing: { description: 'Missing' } },
    schemas: { Book: { properties: { next: ref('Book'), author: ref('Author') } }, Author: {}, Id: { type: 'integer' }, Cat: ref('Dog'), Dog: {} },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
};

describe('neededPart', () => {
  it('of an operation is it, what holds for its path, and what both refer to', () => {
    expect(neededPart(document, ['paths', '/books/{id}', 'get'], base)).toEqual({
      openapi: '3.1.1',
      security: document.security,
      paths: { '/books/{id}': { parameters: document.paths['/books/{id}'].parameters, get: document.paths['/books/{id}'].get } },
      components: {
        parameters: document.components.parameters,
        schemas: { Book: document.components.schemas.Book, Author: {}, Id: { type: 'integer' } },
        securitySchemes: document.components.securitySchemes,
      },
    });
  });

  it.each([
    ['the schemes of security', ['components', 'securitySchemes'], []],
    ['a component', ['components', 'schemas', 'Cat'], ['Cat', 'Dog']],
    ['a discriminator', ['paths', '/pets'], ['Cat', 'Dog']],
    ['a reference to another path', ['paths', '/other', 'get'], ['Cat', 'Dog']],
    ['a reference by the whole address', ['paths', '/same', 'get'], ['Dog']],
  ])('of %s has the schemas that it needs', (_, path, schemas) => {
    const { components } = neededPart(document, path, base) as { components: { schemas?: object } };
    expect(Object.keys(components.schemas ?? {}).sort()).toEqual(schemas);
  });

  it.each([
    ['a reference elsewhere', ['paths', '/far', 'get']],
    ['an anchor', ['paths', '/anchor', 'get']],
    ['the document itself', []],
    ['another place', ['webhooks', 'sold']],
  ])('of %s is the whole document', (_, path) => {
    expect(neededPart(document, path, base)).toBe(document);
  });

  it('follows references as the whole document does, whatever refers to what', () => {
    const name = fc.constantFrom('A', 'B', 'C', 'a/b', 'x~y', 'ü %', '__proto__', 'constructor', 'mapping');
    const pointer = (text: string) => `#/components/schemas/${encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
    const schema = fc.letrec((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3 },
        name.map((text) => ({ $ref: pointer(text) })),
        fc.record({ type: fc.constant('object') }),
        tie('object'),
        tie('list'),
      ),
      object: fc.dictionary(fc.constantFrom('properties', 'items', 'mapping', '__proto__'), tie('schema'), { noNullPrototype: true }),
      list: fc.record({ anyOf: fc.array(tie('schema'), { maxLength: 3 }) }),
    })).schema;
    fc.assert(
      fc.property(fc.array(fc.tuple(name, schema), { maxLength: 9 }), schema, (schemas, start) => {
        const whole = { paths: { '/a': { get: { schema: start } } }, components: { schemas: Object.fromEntries(schemas) } };
        const part = neededPart(whole, ['paths', '/a', 'get'], base);
        expect(followed(part, start, 6)).toEqual(followed(whole, start, 6));
      }),
    );
  });
});

/** A value with its references replaced by what they lead to, as deep as is said. */
function followed(root: object, value: unknown, depth: number): unknown {
  if (depth === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => followed(root, item, depth));
  const { $ref } = value as { readonly $ref?: unknown };
  if (typeof $ref === 'string') return followed(root, leadsTo(root, $ref), depth - 1);
  return Object.entries(value).map(([key, member]) => [key, followed(root, member, depth)]);
}

function leadsTo(root: unknown, reference: string): unknown {
  const parts = reference.slice(2).split('/');
  return parts.reduce<unknown>((inner, part) => {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    return Object.getOwnPropertyDescriptor(Object(inner), key)?.value;
  }, root);
}
