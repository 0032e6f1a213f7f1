import { createApi, createApp } from 'tenon';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../document/json.ts';
import { Schemas } from '../data/schemas.ts';
import { answerOf } from './answer.ts';
import { mockedOperation } from './mocked-operation.ts';

function headersOf(document: JsonObject): object {
  const call = { path: '/old', query: '', headers: {}, params: [] };
  const mocking = { schemas: new Schemas(document), seed: '1', warn: () => undefined };
  return Object.fromEntries(answerOf(mockedOperation(document, '/old', 'GET'), call, mocking).headers);
}

it('a mock of a deprecated route says of it what the route says', async () => {
  const api = createApi({ info: { title: 'Old', version: '1' }, security: 'public' });
  const old = api.route({
    method: 'GET',
    path: '/old',
    deprecated: { since: '2026-01-31', sunset: '2027-01-31T12:00:00Z', successor: 'https://api.example.com/new' },
    responses: { 204: null },
    handler: () => undefined,
  });
  const app = createApp({ old });
  const document = JSON.parse(JSON.stringify(await app.document())) as JsonObject;
  const { deprecation, sunset, link } = headersOf(document) as { readonly [name: string]: string };
  expect({ deprecation, sunset, link }).toEqual({
    deprecation: '@1769817600',
    sunset: 'Sun, 31 Jan 2027 12:00:00 GMT',
    link: '<https://api.example.com/new>; rel="successor-version"',
  });
});

it.each([
  ['Last-Modified', {}, /^Mon, 01 Jan 2024 00:00:00 GMT$/],
  ['Expires', {}, /^Tue, 01 Jan 2030 00:00:00 GMT$/],
  ['Sunset', { 'x-sunset': 'soon' }, /^Tue, 01 Jan 2030 00:00:00 GMT$/],
  ['Deprecation', {}, /^@1704067200$/],
  ['Link', {}, /^\w/],
])('%s beside %j is a value of its kind', (name, operation, expected) => {
  const responses = { 204: { description: 'Old.', headers: { [name]: { required: true, schema: { type: 'string' } } } } };
  const document = { openapi: '3.1.0', info: { title: 'Old', version: '1' }, paths: { '/old': { get: { ...operation, responses } } } };
  expect(headersOf(document)).toEqual({ [name.toLowerCase()]: expect.stringMatching(expected) });
});
