import { at, body, property, query, ref, text, type Case } from '../case.ts';

const object = (properties: object, required: readonly string[] = []) => ({ type: 'object', properties, required }) as never;
const preset = { ...text, default: 'a' };

/** Values, limits and patterns. */
export const values: readonly Case[] = [
  { rule: 'enum-empty', defect: property({ type: 'string', enum: [] }), near: property({ type: 'string', enum: ['a'] }) },
  { rule: 'enum-duplicate', defect: property({ type: 'string', enum: ['a', 'b', 'a'] }), near: property({ enum: ['1', 1] }) },
  { rule: 'enum-value-invalid', defect: property({ type: 'string', enum: ['a', 1] }), near: property({ type: ['string', 'integer'], enum: ['a', 1] }) },
  { rule: 'enum-value-invalid', what: 'a fraction', defect: property({ type: 'integer', enum: [1.5] }), near: property({ type: 'number', enum: [1, 1.5] }) },
  { rule: 'enum-null-missing', defect: property({ type: ['string', 'null'], enum: ['a'] }), near: property({ type: ['string', 'null'], enum: ['a', null] }) },
  {
    rule: 'enum-null-missing',
    what: 'in 3.0',
    version: '3.0',
    defect: property({ type: 'string', nullable: true, enum: ['a'] }),
    near: property({ type: 'string', nullable: true, enum: ['a', null] }),
  },
  { rule: 'default-invalid', defect: property({ type: 'integer', default: '1' }), near: property({ type: 'integer', default: 1 }) },
  {
    rule: 'default-invalid',
    what: 'outside its enum',
    defect: query({ type: 'string', enum: ['a'], default: 'b' }),
    near: query({ type: 'string', enum: ['a'], default: 'a' }),
  },
  {
    rule: 'default-invalid',
    what: 'null in 3.0',
    version: '3.0',
    defect: property({ type: 'string', default: null }),
    near: property({ type: 'string', nullable: true, default: null }),
  },
  {
    rule: 'default-on-required',
    what: 'unless responses have the same schema',
    defect: { ...body(ref('Both')), '/components/schemas/Both': object({ a: preset }, ['a']) },
    near: { ...body(ref('Both')), ...property(ref('Both')), '/components/schemas/Both': object({ a: preset }, ['a']) },
  },
  { rule: 'default-on-required', defect: body(object({ a: preset }, ['a'])), near: body(object({ a: preset })) },
  {
    rule: 'default-on-required',
    what: 'of a parameter',
    defect: query(preset, { required: true }),
    near: { ...query(preset), [at.property]: object({ a: preset }, ['a']) },
  },
  { rule: 'example-invalid', defect: property({ type: 'string', examples: ['a', 1] }), near: property({ type: 'string', examples: ['a', '1'] }) },
  {
    rule: 'example-invalid',
    what: 'in 3.0',
    version: '3.0',
    defect: property({ type: 'integer', minimum: 1, exclusiveMinimum: true, example: 1 }),
    near: property({ type: 'integer', minimum: 1, example: 1 }),
  },
  {
    rule: 'example-invalid',
    what: 'by its format',
    defect: property({ type: 'string', format: 'date', examples: ['1. 2. 2024'] }),
    near: property({ type: 'string', format: 'isbn', examples: ['x'] }),
  },
  {
    rule: 'example-invalid',
    what: 'of a parameter',
    defect: query({ type: 'integer' }, { example: 'x' }),
    near: query({ type: 'integer' }, { examples: { x: { externalValue: 'https://example.com' } } }),
  },
  {
    rule: 'example-invalid',
    what: 'of a content, behind references',
    defect: { [`${at.json}/examples`]: { one: { $ref: '#/components/examples/One' } }, '/components/examples/One': { value: { titel: 'Dune' } } },
    near: { [`${at.json}/examples`]: { one: { $ref: '#/components/examples/One' } }, '/components/examples/One': { value: { title: 'Dune' } } },
  },
  {
    rule: 'example-invalid',
    what: 'but for what only one direction has',
    defect: { [at.property]: { type: 'object', properties: { id: text, a: text }, required: ['id', 'a'], examples: [{ id: 'x' }] } },
    near: { [at.property]: { type: 'object', properties: { id: { ...text, readOnly: true }, a: text }, required: ['id', 'a'], examples: [{ a: 'x' }] } },
  },
  {
    rule: 'example-invalid',
    what: 'but for other media types',
    defect: { [`${at.json}/example`]: '<a/>' },
    near: { [`${at.get}/responses/404/content`]: { 'text/xml': { schema: ref('Book'), example: '<a/>' } } },
  },
  {
    rule: 'schema-string-unbounded',
    defect: body(object({ a: { type: 'string' } })),
    near: { ...body(object({ a: { type: 'string', format: 'uuid' } })), ...property({ type: 'string' }) },
  },
  { rule: 'schema-string-unbounded', what: 'of a parameter', defect: query({ type: 'string' }), near: query({ type: 'string', enum: ['a'] }) },
  {
    rule: 'schema-string-unbounded',
    what: 'once for an allOf',
    defect: body({ allOf: [{ type: 'string' }, { type: 'string', minLength: 1 }] }),
    near: body({ allOf: [{ type: 'string' }, { maxLength: 1 }] }),
  },
  {
    rule: 'schema-array-unbounded',
    what: 'unless it has no items but the first ones',
    defect: body({ type: 'array', prefixItems: [text] }),
    near: body({ type: 'array', prefixItems: [text], items: false }),
  },
  {
    rule: 'schema-array-unbounded',
    defect: body({ type: 'array', items: text }),
    near: { ...body({ type: 'array', items: text, maxItems: 9 }), ...property({ type: 'array', items: text }) },
  },
  { rule: 'pattern-invalid', defect: property({ type: 'string', pattern: '(?i)a' }), near: property({ type: 'string', pattern: '^\\p{Lu}$' }) },
  {
    rule: 'pattern-invalid',
    what: 'as a key',
    defect: property({ type: 'object', patternProperties: { '[': {} } }),
    near: property({ type: 'object', patternProperties: { '^x-': {} } }),
  },
  { rule: 'pattern-exponential', defect: property({ type: 'string', pattern: '^(a+)+$' }), near: property({ type: 'string', pattern: '^(ab+)+$' }) },
];
