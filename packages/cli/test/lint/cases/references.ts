import { at, property, ref, text, type Case, type Patch } from '../case.ts';

const added = (name: string, schema: Case['defect'][string]): Patch => ({ [`${at.schemas}/${name}`]: schema });

/** References and components. */
export const references: readonly Case[] = [
  { rule: 'reference-dangling', defect: property(ref('Nothing')), near: property(ref('Book')) },
  {
    rule: 'reference-dangling',
    what: 'in place of a response',
    defect: { [`${at.get}/responses/404`]: { $ref: '#/components/responses/None' } },
    near: property({ $ref: '#/components/schemas/Book/properties/title' }),
  },
  { rule: 'reference-dangling', what: 'an anchor', defect: property(ref('toString')), near: property({ $anchor: 'here', anyOf: [{ $ref: '#here' }, text] }) },
  {
    rule: 'reference-external',
    defect: property({ $ref: './other.yaml#/Book' }),
    near: {
      ...property({ $ref: 'https://example.com/thing' }),
      ...added('Thing', { $id: 'https://example.com/thing', ...text }),
    },
  },
  {
    rule: 'reference-kind',
    defect: { ...property({ $ref: '#/components/responses/No' }), '/components/responses/No': { description: 'No' } },
    near: { [`${at.get}/responses/404`]: { $ref: '#/components/responses/No' }, '/components/responses/No': { description: 'No' } },
  },
  { rule: 'reference-circle', defect: property({ $ref: `#${at.property}` }), near: property({ type: 'array', items: ref('Book') }) },
  { rule: 'component-unused', defect: added('Author', text), near: { ...added('Author', text), ...property(ref('Author')) } },
  {
    rule: 'component-unused',
    what: 'used by itself alone',
    defect: added('Tree', { type: 'array', items: ref('Tree') }),
    near: { ...added('Tree', { type: 'array', items: ref('Tree') }), ...property(ref('Tree')) },
  },
  {
    rule: 'component-unused',
    what: 'no variant of a discriminator',
    defect: { ...added('Cat', { allOf: [ref('Book')] }) },
    near: {
      ...added('Pet', { type: 'object', properties: { kind: text }, required: ['kind'], discriminator: { propertyName: 'kind' } }),
      ...added('Cat', { allOf: [ref('Pet')] }),
      ...property(ref('Pet')),
    },
  },
  {
    rule: 'component-unused',
    what: 'a security scheme',
    defect: { [`${at.schemes}/key`]: { type: 'apiKey', in: 'header', name: 'x-key' }, '/security': [{}] },
    near: { [`${at.schemes}/key`]: { type: 'apiKey', in: 'header', name: 'x-key' }, '/security': [{ key: [] }, {}] },
  },
  {
    rule: 'component-name-illegal',
    defect: { ...added('A Book', text), ...property({ $ref: '#/components/schemas/A%20Book' }) },
    near: { ...added('A_Book', text), ...property(ref('A_Book')) },
  },
  {
    rule: 'component-name-dash',
    defect: { ...added('Book-Input', text), ...property(ref('Book-Input')) },
    near: { ...added('Book_Input2', text), ...property(ref('Book_Input2')) },
  },
  { rule: 'member-missing', defect: { '/info/version': undefined }, near: { '/info/description': 'x' } },
  { rule: 'member-missing', what: 'the content of a body', defect: { [`${at.put}/requestBody`]: {} }, near: { [`${at.put}/requestBody`]: { content: {} } } },
  {
    rule: 'member-missing',
    what: 'paths in 3.0',
    version: '3.0',
    defect: { '/paths': undefined, '/components': undefined, '/tags': undefined, '/servers': undefined },
    near: {},
  },
  { rule: 'member-unknown', defect: { [`${at.get}/sumary`]: 'x' }, near: { [`${at.get}/x-sumary`]: 'x' } },
  { rule: 'member-unknown', what: 'of the document', defect: { '/definitions': {} }, near: { '/x-definitions': {} } },
];
