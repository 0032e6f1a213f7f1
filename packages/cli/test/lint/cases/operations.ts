import { at, type Case } from '../case.ts';

const second = '/paths/~1authors/get';
const operation = {
  operationId: 'authorsList',
  tags: ['books'],
  summary: 'List authors',
  responses: { 204: { description: 'None' }, 404: { description: 'No' } },
};
const header = { type: 'http', scheme: 'bearer' };

/** Operations and the names of methods. */
export const operations: readonly Case[] = [
  { rule: 'operation-id-missing', defect: { [`${at.get}/operationId`]: undefined }, near: { '/webhooks/added/post': operation } },
  { rule: 'operation-id-duplicate', defect: { [second]: { ...operation, operationId: 'booksGet' } }, near: { [second]: operation } },
  {
    rule: 'operation-id-duplicate',
    what: 'in a callback',
    defect: { [`${at.put}/callbacks/done/{$request.body#~1url}/post`]: { ...operation, operationId: 'booksPut' } },
    near: { [`${at.put}/callbacks/done/{$request.body#~1url}/post`]: operation },
  },
  { rule: 'operation-id-not-identifier', defect: { [`${at.get}/operationId`]: 'books-get' }, near: { [`${at.get}/operationId`]: 'books_get2' } },
  { rule: 'operation-id-not-identifier', what: 'a digit first', defect: { [`${at.get}/operationId`]: '2get' }, near: { [`${at.get}/operationId`]: '_get' } },
  {
    rule: 'webhook-operation-id-missing',
    defect: { '/webhooks/added/post': { ...operation, operationId: undefined } as never },
    near: { '/webhooks/added/post': operation },
  },
  {
    rule: 'operation-summary-missing',
    defect: { [`${at.get}/summary`]: undefined },
    near: { [`${at.get}/summary`]: undefined, [`${at.get}/description`]: 'Reads' },
  },
  {
    rule: 'operation-tags-missing',
    defect: { [`${at.get}/tags`]: undefined },
    near: { [`${at.get}/tags`]: undefined, [`${at.put}/tags`]: undefined, '/tags': undefined },
  },
  {
    rule: 'request-body-unexpected',
    defect: { [`${at.get}/requestBody`]: { content: { 'text/plain': {} } } },
    near: { '/paths/~1books/query': { ...operation, requestBody: { content: { 'text/plain': {} } } } },
    version: '3.2',
  },
  {
    rule: 'request-body-unexpected',
    what: 'on DELETE',
    defect: { '/paths/~1books/delete': { ...operation, requestBody: { content: { 'text/plain': {} } } } },
    near: { '/paths/~1books/patch': { ...operation, requestBody: { content: { 'text/plain': {} } } } },
  },
  {
    rule: 'operation-security-undefined',
    defect: {
      [`${at.schemes}/bearer`]: header,
      [`${at.get}/security`]: [{ bearer: [] }],
      [`${at.get}/responses/401`]: { description: 'Sign in' },
    },
    near: {
      [`${at.schemes}/bearer`]: header,
      '/security': [{}],
      [`${at.get}/security`]: [{ bearer: [] }],
      [`${at.get}/responses/401`]: { description: 'Sign in' },
    },
  },
];
