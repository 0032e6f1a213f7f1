import { at, parameter, property, ref, text, type Case } from '../case.ts';

const operation = { operationId: 'other', tags: ['books'], summary: 'Other', responses: { 204: { description: 'None' }, 404: { description: 'No' } } };
const old = (schema: object, near: object): Case => ({
  rule: 'schema-keyword-needs-3-1',
  what: Object.keys(schema).join(),
  version: '3.0',
  defect: property(schema as never),
  near: property(near as never),
});

/** What one version has and another has not. */
export const versions: readonly Case[] = [
  { rule: 'schema-nullable-obsolete', defect: property({ type: 'string', nullable: true }), near: property({ type: ['string', 'null'] }) },
  {
    rule: 'schema-nullable-obsolete',
    what: 'in 3.2',
    version: '3.2',
    defect: property({ type: 'string', nullable: false }),
    near: property({ type: 'object', properties: { nullable: { type: 'boolean' } } }),
  },
  {
    rule: 'schema-bound-boolean',
    defect: property({ type: 'integer', minimum: 0, exclusiveMinimum: true }),
    near: property({ type: 'integer', exclusiveMinimum: 0 }),
  },
  { rule: 'schema-example-obsolete', defect: property({ type: 'string', example: 'a' }), near: property({ type: 'string', examples: ['a'] }) },
  { rule: 'schema-examples-form', defect: property({ type: 'string', examples: { a: { value: 'a' } } }), near: property({ type: 'string', examples: ['a'] }) },
  old({ const: 'a' }, { enum: ['a'] }),
  old({ type: 'string', examples: ['a'] }, { type: 'string', example: 'a' }),
  old({ type: 'array', items: {}, prefixItems: [{}] }, { type: 'array', items: {} }),
  old({ if: {} }, { anyOf: [{}, text] }),
  old({ type: 'object', patternProperties: { '^x': {} } }, { type: 'object', additionalProperties: {} }),
  { rule: 'schema-type-needs-3-1', version: '3.0', defect: property({ type: ['string', 'null'] }), near: property({ type: 'string', nullable: true }) },
  {
    rule: 'schema-type-needs-3-1',
    what: 'null',
    version: '3.0',
    defect: property({ anyOf: [text, { type: 'null' }] }),
    near: property({ anyOf: [text, { type: 'integer' }], nullable: true }),
  },
  {
    rule: 'schema-bound-numeric',
    version: '3.0',
    defect: property({ type: 'integer', exclusiveMaximum: 9 }),
    near: property({ type: 'integer', maximum: 9, exclusiveMaximum: true }),
  },
  {
    rule: 'reference-siblings',
    version: '3.0',
    defect: property({ ...ref('Book'), description: 'x' }),
    near: property({ allOf: [ref('Book')], description: 'x' }),
  },
  {
    rule: 'reference-siblings',
    what: 'nullable',
    version: '3.0',
    defect: property({ ...ref('Book'), nullable: true }),
    near: property({ ...ref('Book'), 'x-note': 'x' }),
  },
  {
    rule: 'reference-siblings',
    what: 'but of a path',
    version: '3.0',
    defect: { [`${at.get}/responses/404`]: { $ref: `#${at.put}/responses/404`, description: 'x' } },
    near: { '/paths/~1shelf': { $ref: '#/paths/~1books~1{id}', summary: 'x' } },
  },
  {
    rule: 'schema-items-list',
    defect: property({ type: 'array', items: [text, text] }),
    near: property({ type: 'array', prefixItems: [text, text], items: false }),
  },
  ...['Date', 'bigint', 'file', 'float'].map((type): Case => ({
    rule: 'schema-type-unknown',
    what: type,
    defect: property({ type }),
    near: property({ type: 'string', format: type }),
  })),
  { rule: 'schema-type-unknown', what: 'in a list', defect: property({ type: ['string', 'undefined'] }), near: property({ type: ['string', 'null'] }) },
  { rule: 'member-needs-3-1', version: '3.0', defect: { '/webhooks': {} }, near: { '/x-webhooks': {} } },
  { rule: 'member-needs-3-1', what: 'the summary of the api', version: '3.0', defect: { '/info/summary': 'x' }, near: { '/info/description': 'x' } },
  { rule: 'member-needs-3-2', what: 'QUERY', defect: { '/paths/~1books/query': operation }, near: { '/paths/~1books/trace': operation } },
  { rule: 'member-needs-3-2', what: 'QUERY in 3.0', version: '3.0', defect: { '/paths/~1books/query': operation }, near: { '/paths/~1books/post': operation } },
  {
    rule: 'member-needs-3-2',
    what: 'other methods',
    defect: { '/paths/~1books/additionalOperations': { COPY: operation } },
    near: { '/paths/~1books/x-additionalOperations': { COPY: operation } },
  },
  { rule: 'member-needs-3-2', what: 'items of a stream', defect: { [`${at.json}/itemSchema`]: {} }, near: { [`${at.json}/x-itemSchema`]: {} } },
  {
    rule: 'member-needs-3-2',
    what: 'the parent of a tag',
    defect: { '/tags/1': { name: 'all' }, '/tags/0/parent': 'all' },
    near: { '/tags/0/description': 'all' },
  },
  {
    rule: 'member-needs-3-2',
    what: 'the whole query',
    defect: parameter({ name: 'q', in: 'querystring', content: { 'text/plain': {} } }),
    near: parameter({ name: 'q', in: 'query', content: { 'text/plain': {} } }),
  },
  {
    rule: 'tag-parent-unknown',
    version: '3.2',
    defect: { '/tags/0/parent': 'all' },
    near: { '/tags/0/parent': 'all', '/tags/1': { name: 'all', kind: 'nav' } },
  },
];
