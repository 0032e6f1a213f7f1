import { at, type Case, type Patch } from '../case.ts';

const scheme = (value: object, requirement: object = { it: [] }): Patch => ({
  [`${at.schemes}/it`]: value as never,
  '/security': [requirement as never],
  [`${at.get}/responses/4XX`]: { description: 'No' },
  [`${at.put}/responses/4XX`]: { description: 'No' },
});
const url = 'https://login.example.com';
const oauth = (flows: object) => ({ type: 'oauth2', flows });
const code = { authorizationUrl: url, tokenUrl: url, scopes: { read: 'Read' } };
const key = (place: string) => ({ type: 'apiKey', in: place, name: 'key' });
const bearer = { type: 'http', scheme: 'bearer' };
const link = (value: object): Patch => ({ [`${at.get}/responses/200/links/next`]: value as never });
const callback = (expression: string): Patch => ({ [`${at.put}/callbacks/done`]: { [expression]: {} } });

/** Security, servers, tags, links and callbacks. */
export const rest: readonly Case[] = [
  { rule: 'security-scheme-undeclared', defect: { '/security': [{ login: [] }, {}] }, near: scheme(bearer) },
  {
    rule: 'security-scope-undeclared',
    defect: scheme(oauth({ authorizationCode: code }), { it: ['write'] }),
    near: scheme(oauth({ authorizationCode: code }), { it: ['read'] }),
  },
  {
    rule: 'security-scope-unexpected',
    version: '3.0',
    defect: scheme(bearer, { it: ['admin'] }),
    near: scheme({ type: 'openIdConnect', openIdConnectUrl: url }, { it: ['admin'] }),
  },
  { rule: 'security-scheme-incomplete', defect: scheme({ type: 'apiKey', in: 'header' }), near: scheme(key('header')) },
  { rule: 'security-scheme-incomplete', what: 'of no known type', defect: scheme({ type: 'token' }), near: scheme({ type: 'mutualTLS' }) },
  {
    rule: 'security-scheme-incomplete',
    what: 'a flow',
    defect: scheme(oauth({ authorizationCode: { ...code, tokenUrl: undefined } })),
    near: scheme(oauth({ clientCredentials: { tokenUrl: url, scopes: {} } })),
  },
  {
    rule: 'security-clear-text',
    defect: { ...scheme(bearer), '/servers/0/url': 'http://books.example.com' },
    near: { ...scheme(bearer), '/servers/0/url': 'http://localhost:3000/api' },
  },
  {
    rule: 'security-clear-text',
    what: 'a token',
    defect: scheme(oauth({ clientCredentials: { tokenUrl: 'http://login.example.com', scopes: {} } })),
    near: { '/servers/0/url': 'http://books.example.com' },
  },
  { rule: 'security-key-in-query', defect: scheme(key('query')), near: scheme(key('cookie')) },
  { rule: 'security-flow-obsolete', defect: scheme(oauth({ implicit: code })), near: scheme(oauth({ authorizationCode: code })) },
  { rule: 'server-missing', defect: { '/servers': undefined }, near: { '/servers': [{ url: '.' }] } },
  { rule: 'server-trailing-slash', defect: { '/servers/0/url': 'https://books.example.com/' }, near: { '/servers/0/url': '/' } },
  { rule: 'server-query', defect: { '/servers/0/url': 'https://books.example.com?v=1' }, near: { '/servers/0/url': 'https://books.example.com/v=1' } },
  {
    rule: 'server-variable-undeclared',
    defect: { '/servers/0/url': 'https://{place}.example.com' },
    near: { '/servers/0': { url: 'https://{place}.example.com', variables: { place: { default: 'eu' } } } },
  },
  {
    rule: 'server-variable-default',
    defect: { '/servers/0': { url: '/{v}', variables: { v: { default: '3', enum: ['1', '2'] } } } },
    near: { '/servers/0': { url: '/{v}', variables: { v: { default: '2', enum: ['1', '2'] } } } },
  },
  {
    rule: 'server-variable-default',
    what: 'none',
    defect: { '/servers/0': { url: '/{v}', variables: { v: { enum: ['1'] } } } },
    near: { '/servers/0': { url: '/{v}', variables: { v: { default: '1' } } } },
  },
  {
    rule: 'server-variable-unused',
    defect: { '/servers/0/variables': { v: { default: '1' } } },
    near: { '/servers/0': { url: '/{v}', variables: { v: { default: '1' } } } },
  },
  {
    rule: 'tag-undeclared',
    defect: { [`${at.get}/tags`]: ['books', 'shelves'] },
    near: { [`${at.get}/tags`]: ['books', 'shelves'], '/tags/1': { name: 'shelves' } },
  },
  { rule: 'tag-duplicate', defect: { '/tags/1': { name: 'books' } }, near: { '/tags/1': { name: 'Books' }, [`${at.get}/tags`]: ['Books'] } },
  { rule: 'tag-unused', defect: { '/tags/1': { name: 'shelves' } }, near: { '/tags/1': { name: 'shelves' }, [`${at.get}/tags/1`]: 'shelves' } },
  { rule: 'link-operation-unknown', defect: link({ operationId: 'booksGone' }), near: link({ operationId: 'booksPut' }) },
  { rule: 'link-target', defect: link({ parameters: {} }), near: link({ operationRef: '#/paths/~1books~1{id}/put' }) },
  {
    rule: 'link-expression-invalid',
    defect: link({ operationId: 'booksPut', parameters: { id: '$response.id' } }),
    near: link({ operationId: 'booksPut', parameters: { id: '$response.body#/id', all: 'plain' } }),
  },
  { rule: 'callback-expression-invalid', defect: callback('{$request.boddy#/url}'), near: callback('https://example.com?to={$request.body#/url}') },
  { rule: 'callback-expression-invalid', what: 'no expression', defect: callback('callbackUrl'), near: callback('$request.query.callback') },
];
