import { at, closed, property, ref, text, type Case, type Patch } from '../case.ts';

const added = (schemas: Readonly<Record<string, Case['defect'][string]>>): Patch =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [`${at.schemas}/${name}`, schema]));
const pet = (kind: string, more: object = {}) =>
  ({ type: 'object', properties: { kind: { type: 'string', const: kind } }, required: ['kind'], ...more }) as never;
const cat = pet('cat');
const dog = pet('dog');
const pets = (union: object): Patch => ({ ...added({ Cat: cat, Dog: dog }), ...property({ type: 'array', items: union as never }) });
const both = { oneOf: [ref('Cat'), ref('Dog')] };

/** Schemas that contradict themselves, unions and discriminators. */
export const schemas: readonly Case[] = [
  { rule: 'schema-items-missing', defect: property({ type: 'array' }), near: property({ type: 'array', items: {} }) },
  { rule: 'schema-items-missing', what: 'or null', defect: property({ type: ['array', 'null'] }), near: property({ type: 'array', prefixItems: [{}] }) },
  {
    rule: 'schema-required-undefined',
    defect: property({ type: 'object', properties: { a: text }, required: ['a', 'b'] }),
    near: property({ type: 'object', properties: { a: text }, required: ['a'] }),
  },
  {
    rule: 'schema-required-undefined',
    what: 'unless another part of an allOf defines it',
    defect: property({ allOf: [ref('Book'), { required: ['titel'] }] }),
    near: property({ allOf: [ref('Book'), { required: ['title'] }] }),
  },
  {
    rule: 'schema-required-undefined',
    what: 'in an alternative',
    defect: property({ type: 'object', properties: { a: text }, anyOf: [{ required: ['b'] }, text] }),
    near: property({ type: 'object', properties: { a: text }, anyOf: [{ required: ['a'] }, text] }),
  },
  ...[{ additionalProperties: true }, { patternProperties: { '^a': text } }, { anyOf: [{ patternProperties: { '^a': text } }, text] }].map((open): Case => ({
    rule: 'schema-required-undefined',
    what: `unless it is open: ${Object.keys(open).join()}`,
    defect: property({ type: 'object', required: ['a'], additionalProperties: false }),
    near: property({ type: 'object', required: ['a'], ...open }),
  })),
  {
    rule: 'schema-required-undefined',
    what: 'unless a part is elsewhere',
    defect: property({ allOf: [ref('Book'), { type: 'object', required: ['a'] }] }),
    near: {
      ...property({ allOf: [{ $ref: 'other.yaml#/A' }, { type: 'object', required: ['a'] }] }),
      [`${at.property}/x-lint-ignore`]: ['reference-external'],
    },
  },
  {
    rule: 'schema-required-undefined',
    what: 'unless members are open',
    defect: property({ type: 'object', required: ['a'] }),
    near: property({ type: 'object', required: ['a'], additionalProperties: text }),
  },
  {
    rule: 'schema-bounds-crossed',
    defect: property({ type: 'string', minLength: 5, maxLength: 4 }),
    near: property({ type: 'string', minLength: 4, maxLength: 4 }),
  },
  { rule: 'schema-keyword-ineffective', defect: property({ type: 'integer', maxLength: 3 }), near: property({ type: ['integer', 'string'], maxLength: 3 }) },
  {
    rule: 'schema-keyword-ineffective',
    what: 'of an object',
    defect: property({ type: 'array', items: {}, required: ['a'] }),
    near: property({ type: ['array', 'object'], items: {}, additionalProperties: {} }),
  },
  { rule: 'schema-format-mismatch', defect: property({ type: 'string', format: 'int32' }), near: property({ type: 'string', format: 'int64' }) },
  {
    rule: 'schema-format-mismatch',
    what: 'of a date',
    defect: property({ type: 'integer', format: 'date-time' }),
    near: property({ type: 'integer', format: 'unix-time' }),
  },
  {
    rule: 'schema-all-of-closed',
    defect: property({ allOf: [closed('a'), { type: 'object', properties: { b: text } }] }),
    near: property({ allOf: [closed('a', 'b'), { type: 'object', properties: { b: text } }] }),
  },
  {
    rule: 'schema-all-of-closed',
    what: 'by reference',
    defect: { ...added({ A: closed('a') }), ...property({ allOf: [ref('A')], type: 'object', properties: { b: text } }) },
    near: { ...added({ A: closed('a') }), ...property({ allOf: [ref('A')], type: 'object', properties: { a: text } }) },
  },
  { rule: 'schema-one-way-twice', defect: property({ ...text, readOnly: true, writeOnly: true }), near: property({ ...text, readOnly: true }) },
  {
    rule: 'property-case-collision',
    defect: property({ type: 'object', properties: { createdAt: text, created_at: text } }),
    near: property({ type: 'object', properties: { createdAt: text, createdAtUtc: text } }),
  },
  { rule: 'union-single', defect: property({ oneOf: [text] }), near: property({ allOf: [text] }) },
  { rule: 'union-empty', defect: property({ anyOf: [] }), near: property({ anyOf: [text, { type: 'integer' }] }) },
  {
    rule: 'union-null-twice',
    defect: property({ oneOf: [{ type: ['string', 'null'] }, { type: ['integer', 'null'] }] }),
    near: property({ anyOf: [{ type: ['string', 'null'] }, { type: ['integer', 'null'] }] }),
  },
  {
    rule: 'union-null-twice',
    what: 'in 3.0',
    version: '3.0',
    defect: property({
      oneOf: [
        { type: 'string', nullable: true },
        { type: 'integer', nullable: true },
      ],
    }),
    near: property({ oneOf: [{ type: 'string', nullable: true }, { type: 'integer' }] }),
  },
  {
    rule: 'discriminator-mapping-dangling',
    defect: pets({ ...both, discriminator: { propertyName: 'kind', mapping: { cow: '#/components/schemas/Cow' } } }),
    near: pets({ ...both, discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } } }),
  },
  {
    rule: 'discriminator-mapping-dangling',
    what: 'by name',
    defect: pets({ ...both, discriminator: { propertyName: 'kind', mapping: { cow: 'Cow' } } }),
    near: pets({ ...both, discriminator: { propertyName: 'kind', mapping: { cat: 'Cat' } } }),
  },
  {
    rule: 'discriminator-mapping-foreign',
    defect: pets({ ...both, discriminator: { propertyName: 'kind', mapping: { book: 'Book' } } }),
    near: pets({ ...both, discriminator: { propertyName: 'kind' } }),
  },
  {
    rule: 'discriminator-property-optional',
    defect: { ...pets({ ...both, discriminator: { propertyName: 'kind' } }), ...added({ Cat: pet('cat', { required: [] }) }) },
    near: { ...pets({ ...both, discriminator: { propertyName: 'kind' } }), ...added({ Cat: { allOf: [pet('cat')] } }) },
  },
  {
    rule: 'discriminator-property-optional',
    what: 'unless a default mapping is for that',
    version: '3.2',
    defect: { ...pets({ ...both, discriminator: { propertyName: 'kind' } }), ...added({ Dog: pet('dog', { required: [] }) }) },
    near: { ...pets({ ...both, discriminator: { propertyName: 'kind', defaultMapping: 'Cat' } }), ...added({ Dog: pet('dog', { required: [] }) }) },
  },
  {
    rule: 'discriminator-property-optional',
    what: 'in a circle',
    defect: { ...pets({ ...both, discriminator: { propertyName: 'kind' } }), ...added({ Cat: { oneOf: [ref('Cat'), ref('Book')] } }) },
    near: { ...pets({ ...both, discriminator: { propertyName: 'kind' } }), ...added({ Cat: { oneOf: [ref('Cat'), ref('Dog')] } }) },
  },
  {
    rule: 'discriminator-property-optional',
    what: 'unless it is elsewhere',
    defect: { ...added({ Cat: pet('cat', { required: [] }), Dog: dog }), ...property({ ...both, discriminator: { propertyName: 'kind' } }) },
    near: {
      ...added({ Cat: cat }),
      ...property({ oneOf: [ref('Cat'), { $ref: 'other.yaml#/Dog' }], discriminator: { propertyName: 'kind' } }),
      '/x-lint-ignore': ['reference-external'],
    },
  },
  {
    rule: 'discriminator-variant-inline',
    defect: { ...added({ Cat: cat }), ...property({ oneOf: [ref('Cat'), dog], discriminator: { propertyName: 'kind' } }) },
    near: pets({ ...both, oneOf: [...both.oneOf, { type: 'null' }], discriminator: { propertyName: 'kind' } }),
  },
  {
    rule: 'discriminator-alone',
    defect: { ...added({ Cat: pet('cat', { discriminator: { propertyName: 'kind' } }) }), ...property(ref('Cat')) },
    near: { ...added({ Cat: pet('cat', { discriminator: { propertyName: 'kind' } }), Lion: { allOf: [ref('Cat')] } }), ...property(ref('Cat')) },
  },
];
