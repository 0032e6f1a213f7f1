import { at, parameter, query, ref, text, type Case } from '../case.ts';

const two = (first: object, second: object): Case['defect'] => ({ [`${at.get}/parameters`]: [first, second] as never });
const header = (name: string) => ({ name, in: 'header', schema: text }) as const;
const responseHeader = (name: string, value: Case['defect'][string] = { schema: text }): Case['defect'] => ({
  [`${at.get}/responses/200/headers/${name}`]: value,
});
const integer = { type: 'integer' };
const object = { type: 'object', properties: { a: integer } };

/** Parameters and headers. */
export const parameters: readonly Case[] = [
  {
    rule: 'parameter-place-unknown',
    defect: parameter({ name: 'q', in: 'formData', schema: integer }),
    near: parameter({ name: 'q', in: 'cookie', schema: integer }),
  },
  { rule: 'parameter-duplicate', defect: two(header('X-A'), header('x-a')), near: two(header('X-A'), { ...header('x-a'), in: 'query' }) },
  {
    rule: 'parameter-duplicate',
    what: 'by reference',
    defect: {
      ...two({ name: 'q', in: 'query', schema: integer }, { $ref: '#/components/parameters/Q' }),
      '/components/parameters/Q': { name: 'q', in: 'query', schema: integer },
    },
    near: two({ name: 'q', in: 'query', schema: integer }, { name: 'Q', in: 'query', schema: integer }),
  },
  ...['Accept', 'content-type', 'Authorization'].map((name): Case => ({
    rule: 'parameter-header-ignored',
    what: name,
    defect: parameter(header(name)),
    near: parameter(header(`X-${name}`)),
  })),
  { rule: 'response-header-ignored', defect: responseHeader('content-type'), near: responseHeader('content-language') },
  { rule: 'parameter-schema-or-content', defect: parameter({ name: 'q', in: 'query' }), near: query(text) },
  {
    rule: 'parameter-schema-or-content',
    what: 'both',
    defect: query(text, { content: { 'text/plain': {} } }),
    near: parameter({ name: 'q', in: 'query', content: { 'text/plain': {} } }),
  },
  {
    rule: 'parameter-schema-or-content',
    what: 'of a header, with two media types',
    defect: responseHeader('x-a', { content: { 'text/plain': {}, 'text/css': {} } }),
    near: responseHeader('x-a', { content: { 'text/plain': {} } }),
  },
  { rule: 'parameter-style-unsuitable', defect: query(integer, { style: 'deepObject' }), near: query(object, { style: 'deepObject' }) },
  {
    rule: 'parameter-style-unsuitable',
    what: 'of a place',
    defect: query(integer, { style: 'matrix' }),
    near: query({ type: 'array', items: integer, maxItems: 3 }, { style: 'pipeDelimited' }),
  },
  { rule: 'parameter-object-style-missing', defect: query(object), near: query(object, { style: 'form' }) },
  { rule: 'parameter-nullable', defect: query({ type: ['integer', 'null'] }), near: query({ type: ['integer', 'boolean'] }) },
  {
    rule: 'parameter-nullable',
    what: 'by an alternative of 3.0',
    version: '3.0',
    defect: query({ oneOf: [{ type: 'integer', nullable: true }, { type: 'boolean' }] }),
    near: query({ oneOf: [{ type: 'integer', nullable: false }, { type: 'boolean' }] }),
  },
  {
    rule: 'example-and-examples',
    defect: query(integer, { example: 1, examples: { one: { value: 1 } } }),
    near: query(integer, { examples: { one: { value: 1 } } }),
  },
  {
    rule: 'example-and-examples',
    what: 'of a content',
    defect: { [at.json]: { schema: ref('Book'), example: { title: 'a' }, examples: {} } },
    near: { [at.json]: { schema: ref('Book'), example: { title: 'a' } } },
  },
];
