import { at, ref, text, type Case } from '../case.ts';

const responses = `${at.put}/responses`;
const description = 'So it is';
const plain = { 'text/plain': {} };
const json = (schema: object) => ({ description, content: { 'application/json': { schema } } }) as never;
const secured = {
  '/components/securitySchemes/bearer': { type: 'http', scheme: 'bearer' },
  '/security': [{ bearer: [] }],
  [`${at.get}/responses/401`]: { description },
};

/** Responses and contents. */
export const responseCases: readonly Case[] = [
  { rule: 'responses-empty', defect: { [responses]: {} }, near: { [responses]: { 204: { description }, 404: { description } } } },
  { rule: 'responses-empty', what: 'missing in 3.0', version: '3.0', defect: { [responses]: undefined }, near: {} },
  {
    rule: 'response-status-invalid',
    defect: { [`${responses}/4xx`]: { description } },
    near: { [`${responses}/4XX`]: { description }, [`${responses}/x-note`]: 'x' },
  },
  {
    rule: 'response-status-invalid',
    what: 'a number that is none',
    defect: { [`${responses}/999`]: { description } },
    near: { [`${responses}/599`]: { description } },
  },
  { rule: 'response-description-missing', defect: { [`${responses}/204`]: {} }, near: { [`${responses}/204`]: { description: '' } } },
  {
    rule: 'response-description-missing',
    what: 'in a component',
    defect: { [`${responses}/404`]: { $ref: '#/components/responses/No' }, '/components/responses/No': {} },
    near: { [`${responses}/404`]: { $ref: '#/components/responses/No' }, '/components/responses/No': { description } },
  },
  {
    rule: 'response-success-missing',
    defect: { [`${responses}/204`]: undefined },
    near: { [`${responses}/204`]: undefined, [`${responses}/304`]: { description } },
  },
  { rule: 'response-success-missing', what: 'no responses at all', defect: { [responses]: undefined }, near: {} },
  {
    rule: 'response-default-only',
    defect: { [responses]: { default: { description } } },
    near: { [responses]: { 204: { description }, default: { description } } },
  },
  {
    rule: 'response-client-error-missing',
    defect: { [`${responses}/404`]: undefined },
    near: { [`${responses}/404`]: undefined, [`${responses}/default`]: { description } },
  },
  {
    rule: 'response-success-divergent',
    defect: { [`${at.get}/responses/201`]: json({ type: 'integer' }) },
    near: { [`${at.get}/responses/201`]: json(ref('Book')), [`${at.get}/responses/202`]: { description } },
  },
  ...['204', '205', '304'].map((status): Case => ({
    rule: 'response-body-forbidden',
    what: status,
    defect: { [`${responses}/${status}`]: { description, content: plain } },
    near: { [`${responses}/${status}`]: { description, content: {} }, [`${responses}/202`]: { description, content: plain } },
  })),
  {
    rule: 'response-body-forbidden',
    what: 'HEAD',
    defect: {
      '/paths/~1books~1{id}/head': {
        operationId: 'h',
        summary: 'x',
        tags: ['books'],
        responses: { 200: { description, content: plain }, 404: { description } },
      },
    },
    near: { '/paths/~1books~1{id}/head': { operationId: 'h', summary: 'x', tags: ['books'], responses: { 200: { description }, 404: { description } } } },
  },
  {
    rule: 'response-location-missing',
    defect: { [`${responses}/303`]: { description } },
    near: { [`${responses}/303`]: { description, headers: { location: { schema: text } } }, [`${responses}/304`]: { description } },
  },
  { rule: 'response-unauthorized-missing', defect: secured, near: { ...secured, [`${responses}/4XX`]: { description } } },
  {
    rule: 'response-unauthorized-missing',
    what: 'unless credentials are optional',
    defect: secured,
    near: { ...secured, [`${at.put}/security`]: [{ bearer: [] }, {}] },
  },
  {
    rule: 'media-type-invalid',
    defect: { [`${at.get}/responses/200/content/json`]: {} },
    near: { [`${at.get}/responses/200/content/text~1csv; charset=utf-8`]: {} },
  },
  { rule: 'media-type-any', defect: { [`${at.get}/responses/200/content/*~1*`]: {} }, near: { [`${at.get}/responses/200/content/image~1*`]: {} } },
  {
    rule: 'media-schema-missing',
    defect: { [`${at.get}/responses/404/content/application~1json`]: {} },
    near: { [`${at.get}/responses/404/content/application~1json`]: { schema: {} } },
  },
  {
    rule: 'encoding-unknown-property',
    defect: { [`${at.put}/requestBody/content`]: { 'multipart/form-data': { schema: { type: 'object', properties: { a: text } }, encoding: { b: {} } } } },
    near: {
      [`${at.put}/requestBody/content`]: { 'multipart/form-data': { schema: { allOf: [{ type: 'object', properties: { b: text } }] }, encoding: { b: {} } } },
    },
  },
  {
    rule: 'encoding-unknown-property',
    what: 'unless members are open in a part',
    defect: { [`${at.put}/requestBody/content`]: { 'multipart/form-data': { schema: { type: 'object', additionalProperties: false }, encoding: { b: {} } } } },
    near: {
      [`${at.put}/requestBody/content`]: {
        'multipart/form-data': { schema: { type: 'object', properties: { a: text }, allOf: [{ additionalProperties: text }] }, encoding: { b: {} } },
      },
    },
  },
];
