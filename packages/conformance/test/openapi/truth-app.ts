import type { TSchema } from '@sinclair/typebox';
import { createApi, createApp, openapi, t } from 'tenon';
import { testApp } from 'tenon/testing';
import type { Document } from './truth-judge.ts';
import { modern } from './truth-three-zero.ts';

const api = createApi({ info: { title: 'Truth', version: '1.0.0' }, security: 'public' });
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** An app under test, and what it exports. */
export interface Witness {
  readonly app: ReturnType<typeof testApp>;
  readonly document: Document;
  /** The document of OpenAPI 3.0, in the words of 3.1. */
  readonly older: Document;
}

/** An app that reads a body, answers with it, and answers with whatever it is told. */
export function bodyWitness(type: TSchema, told: () => unknown = () => null): Promise<Witness> {
  const read = api.route({ method: 'POST', path: '/read', body: type, responses: { 204: null }, handler: ({ reply }) => reply(204) });
  const echo = api.route({ method: 'POST', path: '/echo', body: type, responses: { 200: type }, handler: ({ body }) => body as never });
  const tell = api.route({ method: 'GET', path: '/tell', responses: { 200: type }, handler: () => told() as never });
  return witnessOf({ read, echo, tell });
}

/** An app that reads a parameter `value` in three places. */
export function parameterWitness(schema: TSchema, isOptional: boolean): Promise<Witness> {
  const inner = isOptional ? t.Optional(schema) : schema;
  const nothing = { 204: null };
  const path = api.route({ method: 'GET', path: '/path/{value}', params: t.Object({ value: schema }), responses: nothing, handler: ({ reply }) => reply(204) });
  const query = api.route({ method: 'GET', path: '/query', query: t.Object({ value: inner }), responses: nothing, handler: ({ reply }) => reply(204) });
  const header = api.route({ method: 'GET', path: '/header', headers: t.Object({ value: inner }), responses: nothing, handler: ({ reply }) => reply(204) });
  return witnessOf({ path, query, header });
}

async function witnessOf(routes: Parameters<typeof createApp>[0]): Promise<Witness> {
  const app = createApp(routes, { docs: false, logger: silent, development: false });
  const [document, older] = await Promise.all([openapi(app), openapi(app, { version: '3.0' })]);
  return { app: testApp(app), document: plain(document), older: modern(plain(older)) };
}

function plain(document: object): Document {
  return JSON.parse(JSON.stringify(document)) as Document; // a document is JSON
}
