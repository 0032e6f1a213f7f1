import type { Json } from '../../../src/document/json.ts';
import type { Version } from '../../../src/document/read-document.ts';
import { at, body, parameter, property, query, text, type Case, type Patch } from '../case.ts';

const typed = (what: string, defect: Patch, near: Patch, version: Version = '3.1'): Case => ({ rule: 'member-type', what, version, defect, near });
const misspelt = (schema: Json, near: Json, version: Version = '3.1'): Case => ({
  rule: 'schema-keyword-misspelt',
  what: JSON.stringify(schema),
  version,
  defect: property(schema),
  near: property(near),
});
const schema = (wrong: Json, right: Json, version: Version = '3.1'): Case =>
  typed(JSON.stringify(wrong) + (version === '3.1' ? '' : ` in ${version}`), property(wrong), property(right), version);
const responses = `${at.get}/responses`;
const webhook = { operationId: 'added', tags: ['books'], summary: 'Added', responses: { 204: { description: 'Seen' }, 404: { description: 'No' } } };

/** Members of another JSON type, and keywords that are nearly right. */
export const types: readonly Case[] = [
  typed('a string that is a number', { '/info/version': 1 }, { '/info/version': '1.0' }),
  typed('a string that is null', { '/info/description': null }, { '/info/description': '' }),
  typed('a string that is a list', { [`${at.get}/description`]: ['a'] }, { [`${at.get}/x-description`]: ['a'] }),
  typed('a description of a response', { [`${responses}/404/description`]: 5 }, { [`${responses}/404/description`]: '5' }),
  typed('a boolean that is a string', { [`${at.get}/deprecated`]: 'true' }, { [`${at.get}/deprecated`]: true }),
  typed('required of a parameter', query(text, { required: 'yes' }), query(text, { required: true })),
  typed('required of a body', { [`${at.put}/requestBody/required`]: 'no' }, { [`${at.put}/requestBody/required`]: false }),
  typed('a list that is a string', { [`${at.get}/tags`]: 'books' }, { [`${at.get}/tags`]: ['books'] }),
  typed('an item of another type', { [`${at.get}/tags`]: ['books', 5] }, { [`${at.get}/tags`]: ['books'] }),
  typed('a list of objects that is an object', { [`${at.get}/parameters`]: { name: 'q' } }, parameter({ name: 'q', in: 'query', schema: text })),
  typed('an item that is no object', { [`${at.get}/parameters`]: ['q'] }, { [`${at.get}/parameters`]: [] }),
  typed('an object that is null', { '/externalDocs': null }, { '/externalDocs': { url: 'https://books.example.com' } }),
  typed('info', { '/info': null }, { '/info': { title: '', version: '' } }),
  typed('a method that is null', { '/webhooks/added': { post: null } }, { '/webhooks/added': { post: webhook } }),
  typed('a method that is a string', { '/webhooks/added': { post: 'x' } }, { '/webhooks/added': { 'x-post': 'x' } }),
  typed('responses that are a list', { '/webhooks/added/post': { ...webhook, responses: [] } }, { '/webhooks/added/post': webhook }),
  typed('a path that is null', { '/paths/~1shelves': null }, { '/paths/~1shelves': {}, '/paths/x-shelves': null }),
  typed('a response that is null', { [`${responses}/500`]: null }, { [`${responses}/x-500`]: null }),
  typed('a map that is a list', { [`${responses}/200/headers`]: [] }, { [`${responses}/200/headers`]: {} }),
  typed('an entry of a map', { [`${responses}/200/headers`]: { Age: 'x' } }, { [`${responses}/200/headers`]: { Age: { schema: text } } }),
  typed(
    'a default of a server',
    { '/servers/0': { url: '/{v}', variables: { v: { default: 1 } } } },
    { '/servers/0': { url: '/{v}', variables: { v: { default: '1' } } } },
  ),
  schema({ title: 5 }, { title: '5' }),
  schema({ type: 'string', required: true }, { type: 'object', properties: { a: text }, required: ['a'] }),
  schema({ type: 'object', required: [1] }, { type: 'object', required: [] }),
  schema({ type: 'object', properties: ['a', 'b'] }, { type: 'object', properties: { a: true, b: false } }),
  schema({ type: 'object', properties: { a: null } }, { type: 'object', properties: { a: {} } }),
  schema({ type: 'object', properties: { a: true } }, { type: 'object', properties: { a: {} }, additionalProperties: false }, '3.0'),
  schema({ enum: 'x' }, { enum: ['x', null, 5] }),
  schema({ type: 'integer', minimum: 'five' }, { type: 'integer', minimum: -5.5 }),
  schema({ type: 'integer', exclusiveMinimum: '5' }, { type: 'integer', exclusiveMinimum: 5 }),
  schema({ type: 'string', minLength: -1 }, { type: 'string', minLength: 0 }),
  schema({ type: 'string', maxLength: 1.5 }, { type: 'string', maxLength: 1 }),
  schema({ oneOf: { type: 'string' } }, { oneOf: [text, { type: 'integer' }] }),
  schema({ allOf: [null] }, { allOf: [true] }),
  schema({ type: 'array', items: 'string' }, { type: 'array', items: {} }),
  schema({ type: 'object', dependentRequired: { a: 'b' } }, { type: 'object', dependentRequired: { a: ['b'] } }),
  schema({ type: 'string', readOnly: 'true' }, { type: 'string', readOnly: true, const: { readOnly: 'true' }, 'x-format': 5 }),
  schema({ type: 'string', nullable: 'yes' }, { type: 'string', nullable: true }, '3.0'),
  typed('a schema that is a string', { [`${at.json}/itemSchema`]: 'Book' }, { [`${at.json}/itemSchema`]: true }, '3.2'),
  misspelt({ type: 'object', properties: { a: text }, requird: ['a'] }, { type: 'object', properties: { requird: text }, 'x-requird': ['a'] }),
  misspelt({ typ: 'string' }, { tag: 'string', note: 'a', name: 'b', in: 'c', label: 'd', order: 5, enumNames: ['e'], optional: true, group: 'f' }),
  misspelt({ anyof: [text] }, { anyOf: [text, { type: 'integer' }] }),
  misspelt({ type: 'string', maxlength: 5 }, { type: 'string', maxLength: 5 }, '3.0'),
  misspelt({ ref: '#/components/schemas/Book' }, { id: 'books', content: 'a', constraints: [], propertyOrder: 5, tsType: 'Date', values: [] }),
  {
    rule: 'schema-keyword-misspelt',
    what: 'of a body',
    defect: body({ type: 'object', additionalPropertys: false }),
    near: body({ type: 'object', types: 'a' }),
  },
];
